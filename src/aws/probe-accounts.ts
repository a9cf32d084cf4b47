import type { AccountFacts } from '../core/doctor/account-checks.ts';
import { isAdvisorError } from '../core/errors.ts';
import type { FleetAccount } from '../core/fleet/account.ts';
import type { AwsConnections } from './clients.ts';
import { mapBounded } from './map-bounded.ts';

const AT_ONCE = 8;

/** Assumes the role of each account that has one, and reads nothing there. */
export async function probeAccounts(
  { forRegion }: Pick<AwsConnections, 'forRegion'>,
  accounts: readonly FleetAccount[],
  region: string,
): Promise<readonly AccountFacts[]> {
  const withRole = accounts.filter(({ roleArn }) => roleArn !== undefined);
  return await mapBounded(withRole, AT_ONCE, async ({ id, name }) => {
    try {
      await forRegion(region, id).ecs.config.credentials();
      return { name, code: null };
    } catch (error) {
      return { name, code: isAdvisorError(error) ? error.code : 'internal' };
    }
  });
}
