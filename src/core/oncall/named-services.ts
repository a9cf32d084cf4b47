import { parseServiceQuery, type ServiceRef } from '../ecs-service.ts';
import { alertDimensions } from './alert-dimensions.ts';

/** Signs that a name of ECS is made of: next to one of them a word goes on. */
const NAME_SIGN = /[A-Za-z0-9_-]/;
const SERVICE_ARN = /arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}:service\/[^\s/"'<>|,)\]]+\/[A-Za-z0-9_-]+/g;

interface Mention {
  readonly ref: ServiceRef;
  readonly way: number;
}

/**
 * The services that a text names, from those that are known, beside those that it names by ARN, or by the dimensions of
 * service and cluster in the region where it is looked for. A sure way of naming
 * (`cluster/name`, the dimension ServiceName) hides the less sure (the word alone, then a name that goes on, such as
 * `checkout-cpu-high`). Of names within names the longest counts; one name in several clusters is narrowed by the
 * clusters that the text speaks of.
 */
export function namedServices(text: string, known: readonly ServiceRef[], region?: string): readonly ServiceRef[] {
  const byArn = [...text.matchAll(SERVICE_ARN)].flatMap(([arn]) => {
    const query = parseServiceQuery(arn);
    return query.kind === 'arn' ? [query.ref] : [];
  });
  if (byArn.length > 0) return unique(byArn);
  const byDimensions = inDimensions(text, known, region);
  if (byDimensions.length > 0) return byDimensions;
  const lower = text.toLowerCase();
  const mentions = known.flatMap((ref): Mention[] => {
    const way = wayOf(lower, ref);
    return way === null ? [] : [{ ref, way }];
  });
  const surest = Math.min(...mentions.map(({ way }) => way));
  const named = mentions.filter(({ way }) => way === surest).map(({ ref }) => ref);
  return narrowed(lower, surest < 2 ? named : longest(named));
}

/** What the alert says itself; where no names are known, its cluster and service are taken as they stand. */
function inDimensions(text: string, known: readonly ServiceRef[], region: string | undefined): readonly ServiceRef[] {
  const { name, cluster } = alertDimensions(text);
  if (name === null) return [];
  const named = known.filter((ref) => ref.name === name);
  const found = cluster === null ? named : named.filter((ref) => ref.cluster === cluster);
  if (found.length > 0) return narrowed(text.toLowerCase(), found);
  return cluster === null || region === undefined || known.length > 0 ? named : [{ region, cluster, name }];
}

/** 0: with its cluster or as a dimension; 1: as a word; 2: as the beginning or the end of one; null: not at all. */
function wayOf(text: string, { cluster, name }: ServiceRef): number | null {
  const [service, inCluster] = [name.toLowerCase(), cluster.toLowerCase()];
  const isExplicit =
    places(text, `${inCluster}/${service}`).some(({ isWord, goesOn }) => isWord || goesOn.startsWith('-alarm')) ||
    places(text, service).some(({ before, isWord }) => isWord && /service[_ ]?name["']?\s*[:=]\s*["']?$/.test(before));
  if (isExplicit) return 0;
  const found = places(text, service);
  if (found.some(({ isWord }) => isWord)) return 1;
  return found.some(({ isPart }) => isPart) ? 2 : null;
}

interface Place {
  readonly before: string;
  readonly goesOn: string;
  /** Nothing of a name stands on either side. */
  readonly isWord: boolean;
  /** On each side a name ends or goes on after a dash or an underscore. */
  readonly isPart: boolean;
}

function places(text: string, name: string): Place[] {
  const found: Place[] = [];
  for (let at = text.indexOf(name); at >= 0 && name !== ''; at = text.indexOf(name, at + 1)) {
    const [previous, next] = [text.charAt(at - 1), text.charAt(at + name.length)];
    found.push({
      before: text.slice(Math.max(0, at - 30), at),
      goesOn: text.slice(at + name.length, at + name.length + 12),
      isWord: !NAME_SIGN.test(previous) && !NAME_SIGN.test(next),
      isPart: !/[a-z0-9]/.test(previous) && !/[a-z0-9]/.test(next),
    });
  }
  return found;
}

/** Without names that lie within another that was found. */
function longest(refs: readonly ServiceRef[]): readonly ServiceRef[] {
  return refs.filter(({ name }) => !refs.some((other) => other.name.length > name.length && other.name.includes(name)));
}

function narrowed(text: string, refs: readonly ServiceRef[]): readonly ServiceRef[] {
  const inNamedCluster = refs.filter(({ cluster }) => places(text, cluster.toLowerCase()).some(({ isPart }) => isPart));
  const isOneName = new Set(refs.map(({ name }) => name)).size === 1;
  return isOneName && inNamedCluster.length > 0 ? inNamedCluster : refs;
}

function unique(refs: readonly ServiceRef[]): readonly ServiceRef[] {
  const byKey = new Map(refs.map((ref) => [`${ref.region}/${ref.cluster}/${ref.name}`, ref]));
  return [...byKey.values()];
}
