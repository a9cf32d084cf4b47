import { AdvisorError } from '../core/errors.ts';
import { type FleetAccount, findAccount } from '../core/fleet/account.ts';

/** The configured account of that id or name. @throws AdvisorError `account_not_found` */
export function wantedAccount(idOrName: string, accounts: readonly FleetAccount[]): FleetAccount {
  const account = findAccount(accounts, idOrName);
  if (account !== undefined) return account;
  throw new AdvisorError('account_not_found', `The account ${idOrName} is not configured.`, {
    hint:
      accounts.length === 0
        ? 'Set ADVISOR_ACCOUNTS to the file that lists the accounts; docs/accounts.md says how.'
        : `Configured are ${accounts.map(({ name }) => name).join(', ')}.`,
    details: { account: idOrName },
  });
}
