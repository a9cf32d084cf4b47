import type { FleetConfig } from '../config.ts';
import type { FleetAccount } from '../core/fleet/account.ts';

/** The settings of sweeps with the accounts that their file holds. */
export interface FleetSettings extends Pick<FleetConfig, 'ownerTags'> {
  readonly accounts: readonly FleetAccount[];
}

/** The parser of the file is loaded only where there is one. @throws AdvisorError `config_invalid`, `file_unreadable` */
export async function readFleetSettings({ accountsFile, ownerTags }: FleetConfig): Promise<FleetSettings> {
  if (accountsFile === undefined) return { accounts: [], ownerTags };
  const { readAccountsFile } = await import('./accounts-file.ts');
  return { accounts: await readAccountsFile(accountsFile), ownerTags };
}
