/** The tag by which a service's owner asks for no recommendation; `false` takes it back. */
export const IGNORE_TAG = 'fargate-advisor:ignore';

/** True when the tags ask for no recommendation. */
export function isIgnored(tags: Readonly<Record<string, string>> | undefined): boolean {
  const value = tags?.[IGNORE_TAG];
  return value !== undefined && value !== 'false';
}
