import { parseServiceQuery, type ServiceRef } from '../core/ecs-service.ts';
import { editDistance } from '../core/edit-distance.ts';
import type { ServiceDirectory } from './ports.ts';

export interface ServiceScope {
  readonly region: string;
  readonly cluster?: string;
}

/** What a name turned out to mean. */
export type FoundService =
  | { readonly kind: 'found'; readonly ref: ServiceRef }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'none'; readonly closest: readonly ServiceRef[] };

export type FindService = (text: string, scope: ServiceScope) => Promise<FoundService>;

const CLOSEST_SHOWN = 3;

/**
 * Finds the service that a person means. An ARN, or a cluster and a name, is taken as it stands (AWS says whether it
 * exists); a bare name is looked up in the directory: exact first, then as a unique prefix, then as a unique substring.
 * One exact name in several clusters is ambiguous, and so is a part that fits several. A miss in the cached directory is
 * looked up once more afresh, since the service may be new.
 */
export function createFindService({ directory }: { readonly directory: ServiceDirectory }): FindService {
  return async function findService(text, scope) {
    const query = parseServiceQuery(text);
    if (query.kind === 'arn') return { kind: 'found', ref: query.ref };
    const cluster = query.kind === 'qualified' ? query.cluster : scope.cluster;
    const within = { region: scope.region, ...(cluster === undefined ? {} : { cluster }) };
    const cached = match(query.name, await directory.list(within));
    return cached.kind === 'none' ? match(query.name, await directory.list({ ...within, fresh: true })) : cached;
  };
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
