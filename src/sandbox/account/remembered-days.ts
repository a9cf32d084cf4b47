import { type MeasuredQuantity, type PeriodSummaries, summarizePeriods } from './metric-model.ts';
import type { SampleService } from './sample-service.ts';

const DAY_MINUTES = 1440;
/** Periods of CloudWatch beyond a minute are whole multiples of this. */
const BLOCK_MINUTES = 5;
/** A day of one quantity is nine kilobytes; a fleet of thousands is not kept. */
const SERVICES_KEPT = 100;

const kept = new Map<SampleService, Map<string, PeriodSummaries>>();

/**
 * What `summarizePeriods` gives, joined from blocks of five minutes where the periods are made of them. Days that are
 * over are worked out once: they are asked for again and again, and no sample of them ever changes.
 */
export function summarizeRemembered(
  service: SampleService,
  quantity: MeasuredQuantity,
  startMinute: number,
  periodMinutes: number,
  periods: number,
  endMinute: number,
): PeriodSummaries {
  if (periodMinutes % BLOCK_MINUTES !== 0 || startMinute % BLOCK_MINUTES !== 0) {
    return summarizePeriods(service, quantity, startMinute, periodMinutes, periods, endMinute);
  }
  const joined = emptySummaries(periods);
  const lastMinute = Math.min(endMinute, startMinute + periods * periodMinutes);
  const firstDay = Math.floor(Math.max(startMinute, service.createdAt / 60_000) / DAY_MINUTES);
  for (let day = firstDay; day * DAY_MINUTES < lastMinute; day += 1) {
    const blocks = blocksOf(service, quantity, day * DAY_MINUTES, endMinute);
    for (let block = 0; block < blocks.sum.length; block += 1) {
      const minute = day * DAY_MINUTES + block * BLOCK_MINUTES;
      if (minute >= startMinute && minute < lastMinute) {
        addBlock(joined, Math.floor((minute - startMinute) / periodMinutes), blocks, block);
      }
    }
  }
  return joined;
}

function blocksOf(
  service: SampleService,
  quantity: MeasuredQuantity,
  dayMinute: number,
  endMinute: number,
): PeriodSummaries {
  const isOver = dayMinute + DAY_MINUTES <= endMinute;
  const days = daysOf(service);
  const key = `${quantity}/${dayMinute}`;
  const known = isOver ? days.get(key) : undefined;
  if (known !== undefined) return known;
  const blocks = DAY_MINUTES / BLOCK_MINUTES;
  const summaries = summarizePeriods(service, quantity, dayMinute, BLOCK_MINUTES, blocks, endMinute);
  if (isOver) days.set(key, summaries);
  return summaries;
}

function daysOf(service: SampleService): Map<string, PeriodSummaries> {
  const days = kept.get(service) ?? new Map<string, PeriodSummaries>();
  kept.set(service, days);
  for (const oldest of kept.keys()) {
    if (kept.size <= SERVICES_KEPT) break;
    kept.delete(oldest);
  }
  return days;
}

function emptySummaries(periods: number): PeriodSummaries {
  return {
    sampleCount: new Float64Array(periods),
    sum: new Float64Array(periods),
    minimum: new Float64Array(periods).fill(Number.POSITIVE_INFINITY),
    maximum: new Float64Array(periods).fill(Number.NEGATIVE_INFINITY),
  };
}

function addBlock(into: PeriodSummaries, period: number, blocks: PeriodSummaries, block: number): void {
  into.sampleCount[period] = (into.sampleCount[period] ?? 0) + (blocks.sampleCount[block] ?? 0);
  into.sum[period] = (into.sum[period] ?? 0) + (blocks.sum[block] ?? 0);
  into.minimum[period] = Math.min(into.minimum[period] ?? 0, blocks.minimum[block] ?? 0);
  into.maximum[period] = Math.max(into.maximum[period] ?? 0, blocks.maximum[block] ?? 0);
}
