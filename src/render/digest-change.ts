import { isMeasured, MEASURING_DAYS, type VerifiedChange, type Worsening } from '../core/digest/verification.ts';
import { formatService } from '../core/ecs-service.ts';
import type { Words } from '../words/words.ts';

/** A change of size as one line: what it did, what was promised and what came, what was predicted and what was measured. */
export function changeLine(change: VerifiedChange, words: Words): string {
  const parts = [
    moneyOf(change, words),
    ...change.worse.map((one) => worseningOf(one, words)),
    ...measurementOf(change, words),
  ];
  return parts.join('; ');
}

function moneyOf(change: VerifiedChange, { digest, formats, size }: Words): string {
  const { promisedMonthlyUsd: promised, realisedMonthlyUsd: realised } = change;
  const places = {
    service: formatService(change.service),
    from: formats.size(change.from),
    to: formats.size(change.to),
  };
  if (promised !== null) {
    const got = realised === null ? '?' : formats.usd(realised);
    return digest.applied({ ...places, promised: formats.usd(promised), realised: got });
  }
  const effect =
    realised === null ? '' : realised < 0 ? size.adds(formats.usd(-realised)) : size.saves(formats.usd(realised));
  return digest.byHand({ ...places, effect });
}

function worseningOf(one: Worsening, { digest, formats }: Words): string {
  switch (one.code) {
    case 'cpuAtCap':
      return digest.worsening.cpuAtCap(formats.duration(one.minutes));
    case 'outOfMemory':
      return digest.worsening.outOfMemory(one.stops);
    case 'tooSmall':
      return digest.worsening.tooSmall;
  }
}

function measurementOf(change: VerifiedChange, { digest, formats }: Words): string[] {
  const { measured, measuredDays, predicted } = change;
  if (measured === null) return [digest.notMeasured];
  if (!isMeasured(change)) return [digest.measuring({ days: Math.floor(measuredDays), needed: MEASURING_DAYS })];
  const percents = (values: { readonly typical: number; readonly peak: number }) => ({
    typical: formats.percent(Math.round(values.typical)),
    peak: formats.percent(Math.round(values.peak)),
  });
  const lines = (['cpu', 'memory'] as const).flatMap((dimension) => {
    const seen = measured[dimension];
    if (seen === null) return [];
    const told = predicted?.[dimension] ?? null;
    return [digest.utilization[dimension]({ ...percents(seen), predicted: told === null ? null : percents(told) })];
  });
  return [digest.measured({ days: Math.round(measuredDays) }), ...lines];
}
