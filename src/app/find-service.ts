import { parseServiceQuery, type ServiceRef } from '../core/ecs-service.ts';
import { editDistance } from '../core/edit-distance.ts';
import { AdvisorError, type ErrorCode, isAdvisorError } from '../core/errors.ts';
import type { NotRead } from '../core/evidence.ts';
import { notReadOf } from '../core/not-read.ts';
import type { ServiceDirectory, ServiceLocator } from './ports.ts';

export interface ServiceScope {
  readonly region: string;
  readonly cluster?: string;
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
 * @throws AdvisorError of the directory, where a bare name was not found without it either
 */
export function createFindService({
  directory,
  locator,
}: {
  readonly directory: ServiceDirectory;
  readonly locator: ServiceLocator;
}): FindService {
  async function lookUp(name: string, within: ServiceScope): Promise<FoundService> {
    const cached = match(name, await directory.list(within));
    return cached.kind === 'none' ? match(name, await directory.list({ ...within, fresh: true })) : cached;
  }

  /** The service by its exact name where names were not listed; null when it is in none of those clusters. */
  async function locate(name: string, region: string): Promise<FoundService | null> {
    if (name === '') return null;
    const { services, notRead } = await locator.locate(name, region);
    const [first, ...others] = services;
    if (first === undefined) return null;
    if (others.length > 0) return { kind: 'ambiguous', candidates: services };
    return { kind: 'found', ref: first, notRead };
  }

  return async function findService(text, scope) {
    const query = parseServiceQuery(text);
    if (query.kind === 'arn') return { kind: 'found', ref: query.ref };
    const { region } = scope;
    const { name } = query;
    const cluster = query.kind === 'qualified' ? query.cluster : scope.cluster;
    try {
      const found = await lookUp(name, { region, ...(cluster === undefined ? {} : { cluster }) });
      if (found.kind !== 'none' || cluster !== undefined) return found;
      return (await locate(name, region)) ?? found;
    } catch (error) {
      if (!isAdvisorError(error) || !NAMES_FAIL.has(error.code) || name === '') throw error;
      if (cluster !== undefined) return { kind: 'found', ref: { region, cluster, name }, notRead: [notReadOf(error)] };
      const located = await locate(name, region);
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
