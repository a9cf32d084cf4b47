import { AdvisorError } from '../core/errors.ts';
import type { FleetAccount } from '../core/fleet/account.ts';
import type { FleetPlace } from '../core/fleet/shard.ts';
import type { FleetListing, FleetSource } from './ports.ts';
import { wantedAccount } from './wanted-account.ts';

/** Where to sweep, as it was asked for. */
export interface SweepScope {
  /** Ids or names of configured accounts; all of them when absent. */
  readonly accounts?: readonly string[];
  /** Those of each account when absent. */
  readonly regions?: readonly string[];
  /** The region of accounts that name none. */
  readonly homeRegion?: string;
  readonly cluster?: string;
  readonly abortSignal?: AbortSignal;
}

/** The shards of a scope with the places that they are in: what a sweep is shared out by. */
export interface SweepListing extends FleetListing {
  readonly places: readonly FleetPlace[];
}

/**
 * The clusters of every account and region of the scope; what could not be listed is in `leftOut`.
 * @throws AdvisorError `account_not_found`, `region_missing`, and that of the first place when none could be read
 */
export type ListShards = (scope: SweepScope) => Promise<SweepListing>;

/** Without `accounts`, the account is that of the credentials, and its id is what AWS answers. */
export function createListShards({
  source,
  accounts,
}: {
  readonly source: Pick<FleetSource, 'list'>;
  readonly accounts: readonly FleetAccount[];
}): ListShards {
  return async function listShards(scope) {
    const { cluster, abortSignal } = scope;
    const places = placesOf(scope, accounts);
    const listing = await source.list({
      places,
      ...(cluster === undefined ? {} : { cluster }),
      ...(abortSignal === undefined ? {} : { abortSignal }),
    });
    return { ...listing, places };
  };
}

/** Every account and region that the scope means, each once. */
export function placesOf(scope: SweepScope, accounts: readonly FleetAccount[]): FleetPlace[] {
  const { regions, homeRegion } = scope;
  const atHome = homeRegion === undefined ? [] : [homeRegion];
  const places: FleetPlace[] =
    accounts.length === 0 && scope.accounts === undefined
      ? [...new Set(regions ?? atHome)].map((region) => ({ region }))
      : wantedAccounts(scope.accounts, accounts).flatMap(({ id, regions: own }) =>
          [...new Set(regions ?? (own.length > 0 ? own : atHome))].map((region) => ({ accountId: id, region })),
        );
  if (places.length > 0) return places;
  throw new AdvisorError('region_missing', 'No region is set.', { hint: 'Add --region, or set AWS_REGION.' });
}

function wantedAccounts(
  wanted: readonly string[] | undefined,
  accounts: readonly FleetAccount[],
): readonly FleetAccount[] {
  if (wanted === undefined) return accounts;
  return [...new Set(wanted.map((idOrName) => wantedAccount(idOrName, accounts)))];
}
