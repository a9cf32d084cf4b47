import { ownerOf } from '../fleet/owner.ts';

/** What a digest leaves out; absent means nothing. What is too small is said whatever saving is asked for. */
export interface DigestFilter {
  readonly cluster?: string;
  /** `key` or `key=value`. */
  readonly tag?: string;
  readonly owner?: string;
  readonly minimumMonthlySavingsUsd?: number;
}

/** `team=web` or `team`, without white space around its parts; undefined where no key is named. */
export function parseTagFilter(text: string): string | undefined {
  const [, key, value] = /^([^=]+?)\s*(?:=\s*(.*))?$/.exec(text.normalize('NFKC').trim()) ?? [];
  if (key === undefined) return undefined;
  return value === undefined || value === '' ? key : `${key}=${value}`;
}

/** True when the digest is about the service: its cluster, its tag, its owner, all of them that are named. */
export function isInScope(
  service: { readonly cluster: string; readonly tags?: Readonly<Record<string, string>> },
  { cluster, tag, owner }: DigestFilter,
): boolean {
  if (cluster !== undefined && cluster !== service.cluster) return false;
  if (tag !== undefined && !hasTag(service.tags, tag)) return false;
  return owner === undefined || isOwner(owner, ownerOf(service.tags));
}

/** True when both let the same services through. */
export function isSameFilter(a: DigestFilter, b: DigestFilter): boolean {
  const parts = ({ cluster, tag, owner, minimumMonthlySavingsUsd = 0 }: DigestFilter) =>
    JSON.stringify([cluster, tag, owner?.toLowerCase(), minimumMonthlySavingsUsd]);
  return parts(a) === parts(b);
}

function hasTag(tags: Readonly<Record<string, string>> = {}, tag: string): boolean {
  const at = tag.indexOf('=');
  const value = tags[at < 0 ? tag : tag.slice(0, at)];
  return at < 0 ? value !== undefined : value === tag.slice(at + 1);
}

/** `jane` is `Jane`, and the owner of what is tagged `jane@example.com`. */
function isOwner(wanted: string, owner: string | undefined): boolean {
  const [asked, given] = [wanted.trim().toLowerCase(), owner?.toLowerCase()];
  return given !== undefined && (given === asked || given.split('@')[0] === asked);
}
