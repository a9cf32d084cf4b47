import { type Check, failure, fine } from './check.ts';

/** Whether the role of a configured account could be assumed; `code` says why not. */
export interface AccountFacts {
  readonly name: string;
  readonly code: string | null;
}

/** One line for all accounts that can be read, and one for each that cannot; none where no account has a role. */
export function accountChecks(accounts: readonly AccountFacts[]): readonly Check[] {
  const assumed = accounts.filter(({ code }) => code === null).length;
  return [
    ...(assumed === 0 ? [] : [fine('AccountsAssumed', { accounts: assumed })]),
    ...accounts.flatMap(({ name, code }) =>
      code === null ? [] : [failure('AccountNotAssumed', { account: name, code })],
    ),
  ];
}
