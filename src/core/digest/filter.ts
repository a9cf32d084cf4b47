import { passesFilter, type ServiceFilter } from '../fleet/owner.ts';

/** What a digest leaves out; absent means nothing. What is too small is said whatever saving is asked for. */
export interface DigestFilter extends ServiceFilter {
  readonly cluster?: string;
  readonly minimumMonthlySavingsUsd?: number;
}

/** True when the digest is about the service: its cluster, its tag, its owner, all of them that are named. */
export function isInScope(
  service: { readonly cluster: string; readonly tags?: Readonly<Record<string, string>>; readonly owner?: string },
  filter: DigestFilter,
): boolean {
  return (filter.cluster === undefined || filter.cluster === service.cluster) && passesFilter(service, filter);
}

/** True when both let the same services through. */
export function isSameFilter(a: DigestFilter, b: DigestFilter): boolean {
  const parts = ({ cluster, tag, owner, minimumMonthlySavingsUsd = 0 }: DigestFilter) =>
    JSON.stringify([cluster, tag, owner?.toLowerCase(), minimumMonthlySavingsUsd]);
  return parts(a) === parts(b);
}
