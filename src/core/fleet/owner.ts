type Tags = Readonly<Record<string, string>>;

/** Tags that name an owner unless others are configured, in any case; the first that a service carries counts. */
export const OWNER_TAGS: readonly string[] = ['fargate-advisor:owner', 'owner', 'team'];

/** Which services a sweep is of; absent means all. */
export interface ServiceFilter {
  /** `key`, carried with any value, or `key=value`. */
  readonly tag?: string;
  readonly owner?: string;
}

/** Whose the service is, as its tags say; undefined where none of them does. */
export function ownerOf(tags: Tags | undefined, ownerTags: readonly string[] = OWNER_TAGS): string | undefined {
  const values = new Map(Object.entries(tags ?? {}).map(([key, value]) => [key.toLowerCase(), value.trim()]));
  return ownerTags.map((tag) => values.get(tag.toLowerCase())).find((value) => value !== undefined && value !== '');
}

/** What a filter looks at. */
interface Filtered {
  readonly tags?: Tags;
  /** Where it is known already; else its tags say it. */
  readonly owner?: string;
}

/** True when the service has the tag and the owner, both where both are named. */
export function passesFilter(
  service: Filtered,
  { tag, owner }: ServiceFilter,
  ownerTags: readonly string[] = OWNER_TAGS,
): boolean {
  if (tag !== undefined && !hasTag(service.tags, tag)) return false;
  return owner === undefined || isOwner(owner, service.owner ?? ownerOf(service.tags, ownerTags));
}

function hasTag(tags: Tags = {}, tag: string): boolean {
  const at = tag.indexOf('=');
  const key = at < 0 ? tag : tag.slice(0, at);
  if (!Object.hasOwn(tags, key)) return false;
  return at < 0 || tags[key] === tag.slice(at + 1);
}

/** `jane` is `Jane`, and the owner of what is tagged `jane@example.com`. */
function isOwner(wanted: string, owner: string | undefined): boolean {
  const [asked, given] = [wanted.trim().toLowerCase(), owner?.toLowerCase()];
  return given !== undefined && (given === asked || given.split('@')[0] === asked);
}

/** `team=web` or `team`, without white space around its parts; undefined where no key is named. */
export function parseTagFilter(text: string): string | undefined {
  const [, key, value] = /^([^=]+?)\s*(?:=\s*(.*))?$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (key === undefined) return undefined;
  return value === undefined || value === '' ? key : `${key}=${value}`;
}
