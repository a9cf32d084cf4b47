import type { StoreMaintenance } from '../app/store.ts';
import type { Environment } from '../cli/cli-io.ts';
import { type FleetConfig, loadFleet } from '../config.ts';
import { AdvisorError } from '../core/errors.ts';
import type { FleetAccount } from '../core/fleet/account.ts';

/** The settings of sweeps with the accounts that their file holds. */
export interface FleetSettings extends Pick<FleetConfig, 'ownerTags' | 'historyDays'> {
  readonly accounts: readonly FleetAccount[];
}

/** A sweep asks for up to 63 days at five minutes; what is a week older than that is kept by the hour. */
const FIVE_MINUTE_DAYS = 70;
/** A sweep that was interrupted is taken up within hours; what is left of one after days is of no use. */
const SHARD_DAYS = 2;

/** @throws AdvisorError `config_invalid` with every problem, `file_unreadable` */
export async function readFleetSettings(env: Environment): Promise<FleetSettings> {
  const { fleet, problems } = loadFleet(env);
  if (problems.length > 0) {
    throw new AdvisorError(
      'config_invalid',
      problems.map(({ setting, message }) => `${setting} ${message}`).join('\n'),
    );
  }
  return await withAccounts(fleet);
}

/** The parser of the file is loaded only where there is one. @throws AdvisorError `config_invalid`, `file_unreadable` */
export async function withAccounts({ accountsFile, ownerTags, historyDays }: FleetConfig): Promise<FleetSettings> {
  if (accountsFile === undefined) return { accounts: [], ownerTags, historyDays };
  const { readAccountsFile } = await import('./accounts-file.ts');
  return { accounts: await readAccountsFile(accountsFile), ownerTags, historyDays };
}

/** Forgets metrics that are older than the settings say, and what is left of sweeps that nobody took up. */
export function createForgetOld(
  maintenance: Pick<StoreMaintenance, 'applyRetention'>,
  { historyDays }: Pick<FleetSettings, 'historyDays'>,
): () => Promise<void> {
  return async () => {
    await maintenance.applyRetention({
      metricDays: historyDays,
      fiveMinuteMetricDays: Math.min(FIVE_MINUTE_DAYS, historyDays),
      shardDays: SHARD_DAYS,
    });
  };
}
