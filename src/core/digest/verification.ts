import type { ServiceRef } from '../ecs-service.ts';
import { toCents } from '../pricing/money.ts';
import type { Finding, Recommendation } from '../recommendation.ts';
import { PINNED_SECONDS, PINNED_SHARE } from '../sizing/censoring.ts';
import type { Usage } from '../sizing/usage.ts';
import { isSameSize, type TaskSize } from '../task-size.ts';

/** What was said about a service at an earlier time, and what it took then. */
export interface EarlierAdvice {
  readonly service: ServiceRef;
  readonly tags?: Readonly<Record<string, string>>;
  readonly owner?: string;
  readonly finding: Finding;
  readonly current: TaskSize | null;
  readonly recommended: TaskSize | null;
  readonly currentMonthlyUsd: number | null;
  readonly estimatedMonthlySavingsUsd: number | null;
  readonly usage: Usage | null;
}

/** Percent of a size: the usual, and the highest. Null where the dimension was not measured. */
export interface Utilization {
  readonly cpu: { readonly typical: number; readonly peak: number } | null;
  readonly memory: { readonly typical: number; readonly peak: number } | null;
}

/** How a change made things worse: CPU at its cap, tasks killed for memory, or a size that is too small now. */
export type Worsening =
  | { readonly code: 'cpuAtCap'; readonly minutes: number }
  | { readonly code: 'outOfMemory'; readonly stops: number }
  | { readonly code: 'tooSmall' };

/** A change of size, held against what was said before it. */
export interface VerifiedChange {
  readonly service: ServiceRef;
  readonly from: TaskSize;
  readonly to: TaskSize;
  /** ISO 8601; null where nobody could say when. */
  readonly changedAt: string | null;
  /** What the recommendation of that very size promised a month; null where it was not recommended, or had no price. */
  readonly promisedMonthlyUsd: number | null;
  /** What it costs less a month now than it did then; negative where it costs more. */
  readonly realisedMonthlyUsd: number | null;
  /** The utilization that the earlier demand would make of the size. */
  readonly predicted: Utilization | null;
  readonly measured: Utilization | null;
  readonly measuredDays: number;
  readonly worse: readonly Worsening[];
}

/** Every weekday once: on fewer days a change is still being measured. */
export const MEASURING_DAYS = 7;

/** Rounding and the minutes of a rollout must not keep a change from ever being whole. */
const WHOLE = 0.98;

/** True once enough days of the new size were seen to judge it by. */
export function isMeasured({ measuredDays }: Pick<VerifiedChange, 'measuredDays'>): boolean {
  return measuredDays >= WHOLE * MEASURING_DAYS;
}

/**
 * True when a digest has something to say about how a service came to its size: the size is not that of the digest before,
 * or was still being measured by it.
 */
export function isUnderVerification(usage: Usage | null | undefined, before: EarlierAdvice | undefined): boolean {
  if (!usage || usage.sinceAt === null) return false;
  const wasMeasured = (then: Usage | null) => then !== null && isMeasured({ measuredDays: then.days });
  if (before?.current && isSameSize(before.current, usage.size)) return !wasMeasured(before.usage);
  // Without a digest before there is no telling whether it was said: what is old is not news.
  return before !== undefined || !isMeasured({ measuredDays: usage.days });
}

/** The change from what was said `before` to the size of now; undefined where the size is the same, or not known. */
export function verifyChange(
  now: { readonly service: ServiceRef; readonly recommendation: Recommendation; readonly usage?: Usage | null },
  before: EarlierAdvice | undefined,
): VerifiedChange | undefined {
  const { service, recommendation } = now;
  const to = recommendation.current;
  if (!before?.current || to === null || isSameSize(before.current, to)) return undefined;
  // A window in which no change was seen is read as if the size had always been that of now.
  const usage = now.usage?.sinceAt == null ? null : now.usage;
  const nowUsd = usage?.monthlyUsd ?? to.monthlyUsd;
  const isAdvised = before.recommended !== null && isSameSize(before.recommended, to);
  return {
    service,
    from: before.current,
    to: { cpuUnits: to.cpuUnits, memoryMiB: to.memoryMiB },
    changedAt: usage?.sinceAt ?? null,
    promisedMonthlyUsd: isAdvised ? before.estimatedMonthlySavingsUsd : null,
    realisedMonthlyUsd:
      before.currentMonthlyUsd === null || nowUsd === null ? null : toCents(before.currentMonthlyUsd - nowUsd),
    predicted: before.usage === null ? null : predict(before.usage, to, usage?.tasks ?? before.usage.tasks),
    measured: usage === null ? null : utilizationOf(usage, to),
    measuredDays: usage?.days ?? 0,
    worse: worseningsOf(recommendation, usage, before),
  };
}

/**
 * What the earlier demand is of another size. The CPU that a service needs is that of all its tasks, so that more tasks
 * share it; memory is each task's own. Nothing takes more than the whole of its task.
 */
function predict(usage: Usage, to: TaskSize, tasks: number): Utilization {
  const share = tasks > 0 ? usage.tasks / tasks : 1;
  const cpu = usage.cpu && { typical: usage.cpu.typical * share, peak: usage.cpu.peak * share };
  return utilizationOf({ cpu, memory: usage.memory }, to);
}

function utilizationOf({ cpu, memory }: Pick<Usage, 'cpu' | 'memory'>, size: TaskSize): Utilization {
  const percentOf = (whole: number) => (part: number) => Math.min(100, (100 * part) / whole);
  const ofCpu = percentOf(size.cpuUnits / 1024);
  const ofMemory = percentOf(size.memoryMiB);
  return {
    cpu: cpu && { typical: ofCpu(cpu.typical), peak: ofCpu(cpu.peak) },
    memory: memory && { typical: ofMemory(memory.typical), peak: ofMemory(memory.peak) },
  };
}

function worseningsOf({ finding }: Recommendation, usage: Usage | null, before: EarlierAdvice): Worsening[] {
  const then = before.usage;
  const found: Worsening[] = [];
  if (usage !== null) {
    const minutes = usage.pinnedMinutes;
    const isAtCap = minutes * 60 >= PINNED_SECONDS && pinnedShare(usage) > PINNED_SHARE;
    if (isAtCap && pinnedShare(usage) > pinnedShare(then)) found.push({ code: 'cpuAtCap', minutes });
    const stops = usage.outOfMemoryStops;
    if (stops > 0 && stopsADay(usage) > stopsADay(then)) found.push({ code: 'outOfMemory', stops });
  }
  if (finding === 'Underprovisioned' && before.finding !== 'Underprovisioned') found.push({ code: 'tooSmall' });
  return found;
}

function pinnedShare(usage: Usage | null): number {
  return usage === null || usage.days === 0 ? 0 : usage.pinnedMinutes / (usage.days * 1440);
}

function stopsADay(usage: Usage | null): number {
  return usage === null || usage.outOfMemoryStops === 0 ? 0 : usage.outOfMemoryStops / Math.max(usage.days, 1 / 24);
}
