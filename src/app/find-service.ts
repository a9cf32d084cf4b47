import { parseServiceQuery, type ServiceRef } from '../core/ecs-service.ts';
import { editDistance } from '../core/edit-distance.ts';
import { AdvisorError, type ErrorCode, isAdvisorError } from '../core/errors.ts';
import type { NotRead } from '../core/evidence.ts';
import type { FleetAccount } from '../core/fleet/account.ts';
import type { FleetPlace } from '../core/fleet/shard.ts';
import { notReadOf } from '../core/not-read.ts';
import type { ServiceDirectory, ServiceLocator } from './ports.ts';
import { wantedAccount } from './wanted-account.ts';

export interface ServiceScope {
  readonly region: string;
  readonly cluster?: string;
  /** Id or name of a configured account; that of the credentials at hand when absent. */
  readonly account?: string;
}

/** Where a question looks for its service; the region is known by now. */
export function scopeOf(
  { cluster, account }: { readonly cluster?: string; readonly account?: string },
  region: string,
): ServiceScope {
  return { region, ...(cluster === undefined ? {} : { cluster }), ...(account === undefined ? {} : { account }) };
}

/** What a name turned out to mean. */
export type FoundService =
  | {
      readonly kind: 'found';
      readonly ref: ServiceRef;
      /** What kept the names from being looked up, where the service was found without. */
      readonly notRead?: readonly NotRead[];
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'none'; readonly closest: readonly ServiceRef[] };

export type FindService = (text: string, scope: ServiceScope) => Promise<FoundService>;

const CLOSEST_SHOWN = 3;

/** Names cannot be looked up, which says nothing about the service itself. */
const NAMES_FAIL: ReadonlySet<ErrorCode> = new Set(['access_denied', 'throttled', 'timed_out', 'aws_unavailable']);

/**
 * Finds the service that a person means. An ARN is taken as it stands (AWS says whether it exists); a name is looked up in
 * the directory: exact first, then as a unique prefix, then as a unique substring. One exact name in several clusters is
 * ambiguous, and so is a part that fits several. A miss in the cached directory is looked up once more afresh, since the
 * service may be new. Where names cannot be listed, `cluster/service` is taken as it stands, and a bare name is asked for
 * in each cluster: what was not read is told with the service.
 * @throws AdvisorError `account_not_found`; of the directory, where a bare name was not found without it either
 */
export function createFindService({
  directory,
  locator,
  accounts = [],
}: {
  readonly directory: ServiceDirectory;
  readonly locator: ServiceLocator;
  readonly accounts?: readonly FleetAccount[];
}): FindService {
  async function lookUp(name: string, within: FleetPlace & { readonly cluster?: string }): Promise<FoundService> {
    const ofAccount = within.accountId === undefined ? {} : { accountId: within.accountId };
    const list = async (fresh: boolean): Promise<readonly ServiceRef[]> =>
      (await directory.list({ ...within, ...(fresh && { fresh }) })).map((ref) => ({ ...ref, ...ofAccount }));
    const cached = match(name, await list(false));
    return cached.kind === 'none' ? match(name, await list(true)) : cached;
  }

  /** The service by its exact name where names were not listed; null when it is in none of those clusters. */
  async function locate(name: string, place: FleetPlace): Promise<FoundService | null> {
    if (name === '') return null;
    const { services, notRead } = await locator.locate(name, place);
    const [first, ...others] = services;
    if (first === undefined) return null;
    if (others.length > 0) return { kind: 'ambiguous', candidates: services };
    return { kind: 'found', ref: first, notRead };
  }

  return async function findService(text, scope) {
    const account = scope.account === undefined ? {} : { accountId: wantedAccount(scope.account, accounts).id };
    const query = parseServiceQuery(text);
    if (query.kind === 'arn') return { kind: 'found', ref: query.ref };
    const { name } = query;
    const cluster = query.kind === 'qualified' ? query.cluster : scope.cluster;
    const place = { ...account, region: scope.region };
    try {
      const found = await lookUp(name, { ...place, ...(cluster === undefined ? {} : { cluster }) });
      if (found.kind !== 'none' || cluster !== undefined) return found;
      return (await locate(name, place)) ?? found;
    } catch (error) {
      if (!isAdvisorError(error) || !NAMES_FAIL.has(error.code) || name === '') throw error;
      if (cluster !== undefined)
        return { kind: 'found', ref: { ...place, cluster, name }, notRead: [notReadOf(error)] };
      const located = await locate(name, place);
      if (located === null) throw withWayAround(error, name);
      return located;
    }
  };
}

/** The same failure, with the name that would be answered beside its cluster. */
function withWayAround(error: AdvisorError, name: string): AdvisorError {
  const { code, message, details } = error;
  return code === 'access_denied'
    ? new AdvisorError(code, message, { details: { ...details, unnamed: name }, cause: error })
    : error;
}

function match(name: string, services: readonly ServiceRef[]): FoundService {
  const wanted = name.toLowerCase();
  const tests: readonly ((service: ServiceRef) => boolean)[] = [
    (service) => service.name === name,
    (service) => service.name.toLowerCase() === wanted,
    (service) => service.name.toLowerCase().startsWith(wanted),
    (service) => service.name.toLowerCase().includes(wanted),
  ];
  for (const test of wanted === '' ? [] : tests) {
    const [first, ...others] = services.filter(test);
    if (first === undefined) continue;
    return others.length === 0 ? { kind: 'found', ref: first } : { kind: 'ambiguous', candidates: [first, ...others] };
  }
  return { kind: 'none', closest: closestTo(wanted, services) };
}

/**
 * The services whose names need the fewest edits to become the wanted one; of equal ones the first by name. None when
 * even for the nearest more than half of what was typed would have to change: that is no slip of the keyboard.
 */
function closestTo(wanted: string, services: readonly ServiceRef[]): readonly ServiceRef[] {
  const most = Math.floor(wanted.length / 2) + 1;
  const near = services
    .map((service) => ({ service, edits: editDistance(wanted, service.name.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits || (a.service.name < b.service.name ? -1 : 1))
    .slice(0, CLOSEST_SHOWN);
  return (near[0]?.edits ?? Number.POSITIVE_INFINITY) <= most ? near.map(({ service }) => service) : [];
}
