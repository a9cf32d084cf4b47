import type { ServiceRef } from '../ecs-service.ts';
import { compareByInterest, savingUsd } from '../fleet/fleet-totals.ts';
import type { LeftOut } from '../fleet/left-out.ts';
import { toCents } from '../pricing/money.ts';
import type { Confidence, Finding, Recommendation } from '../recommendation.ts';
import type { Usage } from '../sizing/usage.ts';
import type { TaskSize } from '../task-size.ts';
import { type DigestFilter, isInScope } from './filter.ts';
import { type EarlierAdvice, type VerifiedChange, verifyChange } from './verification.ts';

/** A service as a sweep found it. */
export interface DigestService {
  readonly accountId?: string;
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
  /** As AWS has them; absent where there are none. */
  readonly tags?: Readonly<Record<string, string>>;
  /** Who answers for it, where that is known. */
  readonly owner?: string;
  readonly recommendation: Recommendation;
  readonly usage?: Usage | null;
}

export interface DigestInput {
  readonly sweptAt: string;
  readonly services: readonly DigestService[];
  readonly leftOut: readonly LeftOut[];
  /** Of the digest before; null when there was none. */
  readonly earlier: readonly EarlierAdvice[] | null;
  /** Of services whose size is under verification, the newest that was said of them at another size. */
  readonly beforeChange?: readonly EarlierAdvice[];
  /** In force when the sweep began. */
  readonly decisions: readonly { readonly service: ServiceRef; readonly kind: string }[];
  readonly filter: DigestFilter;
  /** What is taken off the list price, 0 to 100. */
  readonly discountPercent?: number;
}

/** One service that should change. */
export interface DigestItem {
  readonly service: ServiceRef;
  readonly finding: Finding;
  readonly confidence: Confidence;
  readonly current: TaskSize | null;
  readonly recommended: TaskSize | null;
  /** Negative where the size costs more; null where no price is known. */
  readonly savingsMonthlyUsd: number | null;
  /** There was a digest before, and it did not say it. */
  readonly isNew: boolean;
}

/** What a digest says, before it is put into words. */
export interface DigestContent {
  readonly sweptAt: string;
  /** Services that were sized and that the filter lets through. */
  readonly services: number;
  readonly discountPercent: number;
  readonly currentMonthlyUsd: number;
  readonly savingsMonthlyUsd: number;
  /** How much more could be saved than the digest before said; null when there was none. */
  readonly changeMonthlyUsd: number | null;
  /** What is too small, the dearest first. */
  readonly atRisk: readonly DigestItem[];
  /** What saves most, by saving times confidence. */
  readonly top: readonly DigestItem[];
  readonly rest: readonly DigestItem[];
  /** Sizes that were changed, by whomever: what made things worse first, then the greatest saving. */
  readonly applied: readonly VerifiedChange[];
  /**
   * Services that somebody snoozed or dismissed although they should change, which are in no other figure but `services`,
   * and services tagged to be ignored.
   */
  readonly quieted: number;
  readonly leftOut: readonly LeftOut[];
  /** Nothing to do, and nothing was done: the digest is one line. */
  readonly isQuiet: boolean;
}

/** Rows of the digest's table. */
const TOP = 5;

/** What a dollar is worth when it is this sure. */
const WEIGHT: Readonly<Record<Confidence, number>> = { high: 1, medium: 0.6, low: 0.3 };

/**
 * What a sweep says in a digest: the total, what changed since the digest before, what is at risk, what saves most,
 * what was applied. What people decided to leave is left; money is USD a month at list price.
 */
export function createDigestContent(input: DigestInput): DigestContent {
  const { filter } = input;
  const quiet = new Set(
    input.decisions
      .filter(({ kind }) => kind === 'snoozed' || kind === 'dismissed')
      .map(({ service }) => placeOf(service)),
  );
  const earlier = new Map(
    (input.earlier ?? [])
      .filter(({ service: { cluster }, tags, owner }) =>
        isInScope({ cluster, ...(tags && { tags }), ...(owner && { owner }) }, filter),
      )
      .map((advice) => [placeOf(advice.service), advice]),
  );
  const inScope = input.services.filter((service) => isInScope(service, filter));
  const wanted = inScope.filter(({ recommendation }) => shouldChange(recommendation, filter));
  const heard = wanted
    .filter((service) => !quiet.has(placeOf(service)))
    .sort((a, b) => compareByInterest(a.recommendation, b.recommendation, 'risk'));
  const items = heard.map((service) => {
    const before = earlier.get(placeOf(service));
    return toItem(service, input.earlier !== null && before?.finding !== service.recommendation.finding);
  });
  const savings = items.filter(({ finding }) => finding === 'Overprovisioned').sort(byWorth);
  const ignored = input.leftOut.filter(({ code }) => code === 'IgnoredByTag');
  const origins = new Map((input.beforeChange ?? []).map((advice) => [placeOf(advice.service), advice]));
  const applied = inScope.flatMap((service) => changeOf(service, earlier, origins) ?? []).sort(byWorseThenSaving);
  const savingsMonthlyUsd = toCents(sum(items.map((item) => Math.max(0, item.savingsMonthlyUsd ?? 0))));
  const earlierUsd = sum(
    [...earlier]
      .filter(([place]) => !quiet.has(place))
      .map(([, advice]) => advice.estimatedMonthlySavingsUsd ?? 0)
      .filter((usd) => usd > 0 && usd >= (filter.minimumMonthlySavingsUsd ?? 0)),
  );
  return {
    sweptAt: input.sweptAt,
    services: inScope.length,
    discountPercent: input.discountPercent ?? 0,
    currentMonthlyUsd: toCents(sum(inScope.map(({ recommendation }) => recommendation.current?.monthlyUsd ?? 0))),
    savingsMonthlyUsd,
    changeMonthlyUsd: input.earlier === null ? null : toCents(savingsMonthlyUsd - earlierUsd),
    atRisk: items.filter(({ finding }) => finding === 'Underprovisioned'),
    top: savings.slice(0, TOP),
    rest: savings.slice(TOP),
    applied,
    quieted: wanted.length - heard.length + ignored.length,
    leftOut: input.leftOut.filter((entry) => !ignored.includes(entry)),
    isQuiet: inScope.length > 0 && items.length === 0 && applied.length === 0,
  };
}

function placeOf({ accountId = '', region, cluster, name }: ServiceRef): string {
  return [accountId, region, cluster, name].join('/');
}

/** What is too small is always worth saying, whatever saving is asked for. */
function shouldChange(recommendation: Recommendation, { minimumMonthlySavingsUsd = 0 }: DigestFilter): boolean {
  if (recommendation.finding === 'Underprovisioned') return true;
  const isWorthIt = savingUsd(recommendation) >= minimumMonthlySavingsUsd;
  return recommendation.finding === 'Overprovisioned' && recommendation.recommended !== null && isWorthIt;
}

function toItem({ recommendation, ...found }: DigestService, isNew: boolean): DigestItem {
  const { finding, confidence, current, recommended } = recommendation;
  return {
    service: refOf(found),
    finding,
    confidence,
    current: sizeOf(current),
    recommended: sizeOf(recommended),
    savingsMonthlyUsd: recommended?.estimatedMonthlySavingsUsd ?? null,
    isNew,
  };
}

/** A service that was never sized before has no change; one that was sized by an earlier digest alone has that one's. */
function changeOf(
  found: DigestService,
  earlier: ReadonlyMap<string, EarlierAdvice>,
  origins: ReadonlyMap<string, EarlierAdvice>,
): VerifiedChange | undefined {
  const place = placeOf(found);
  const { recommendation, usage = null } = found;
  return verifyChange({ service: refOf(found), recommendation, usage }, origins.get(place) ?? earlier.get(place));
}

function byWorseThenSaving(a: VerifiedChange, b: VerifiedChange): number {
  const isWorse = ({ worse }: VerifiedChange) => (worse.length > 0 ? 1 : 0);
  return isWorse(b) - isWorse(a) || (b.realisedMonthlyUsd ?? 0) - (a.realisedMonthlyUsd ?? 0);
}

function refOf({ accountId, region, cluster, name }: ServiceRef): ServiceRef {
  return { ...(accountId === undefined ? {} : { accountId }), region, cluster, name };
}

function sizeOf(size: TaskSize | null): TaskSize | null {
  return size === null ? null : { cpuUnits: size.cpuUnits, memoryMiB: size.memoryMiB };
}

function byWorth(a: DigestItem, b: DigestItem): number {
  return worth(b) - worth(a) || (placeOf(a.service) < placeOf(b.service) ? -1 : 1);
}

function worth({ savingsMonthlyUsd, confidence }: DigestItem): number {
  return (savingsMonthlyUsd ?? 0) * WEIGHT[confidence];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
