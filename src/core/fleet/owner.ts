type Tags = Readonly<Record<string, string>>;

/** Tags that name an owner unless others are configured, the first that a service carries counts. */
export const OWNER_TAGS: readonly string[] = ['owner', 'team'];

/** Which services a sweep is of; absent means all. */
export interface ServiceFilter {
  /** `key`, carried with any value, or `key=value`. */
  readonly tag?: string;
  readonly owner?: string;
}

/** The value of the first owner tag that is there and not blank. Keys are compared without regard to case. */
export function ownerOf(tags: Tags | undefined, ownerTags: readonly string[] = OWNER_TAGS): string | undefined {
  const entries = Object.entries(tags ?? {});
  for (const ownerTag of ownerTags) {
    const found = entries.find(([key, value]) => sameText(key, ownerTag) && value.trim() !== '');
    if (found !== undefined) return found[1].trim();
  }
  return undefined;
}

/**
 * True when a service with these tags passes. An owner is compared without regard to case, a tag exactly: AWS tells
 * `Team` from `team`.
 */
export function passesFilter(
  tags: Tags | undefined,
  { tag, owner }: ServiceFilter,
  ownerTags: readonly string[] = OWNER_TAGS,
): boolean {
  if (owner !== undefined && !sameText(ownerOf(tags, ownerTags) ?? '', owner.trim())) return false;
  return tag === undefined || carries(tags ?? {}, tag);
}

function carries(tags: Tags, wanted: string): boolean {
  // A key may hold an equals sign itself, so that every way to split is looked at.
  if (Object.hasOwn(tags, wanted)) return true;
  return Object.entries(tags).some(([key, value]) => `${key}=${value}` === wanted);
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
