/** Tags that say whose a service is, in any case; the first that is there counts. */
export const OWNER_TAGS = ['fargate-advisor:owner', 'owner', 'team'] as const;

/** Whose the service is, as its tags say; undefined where none of them does. */
export function ownerOf(tags: Readonly<Record<string, string>> | undefined): string | undefined {
  const values = new Map(Object.entries(tags ?? {}).map(([key, value]) => [key.toLowerCase(), value.trim()]));
  return OWNER_TAGS.map((tag) => values.get(tag)).find((value) => value !== undefined && value !== '');
}
