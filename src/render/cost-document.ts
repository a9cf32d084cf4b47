import type { CostEstimate } from '../core/cost/estimate-cost.ts';
import { roundedTo } from '../core/exact.ts';
import { toCents } from '../core/pricing/money.ts';
import { costNoteSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';

/**
 * The document of a bill, ready for JSON.stringify, keys always in the same order: money to the cent, an hour's to a
 * hundredth of a cent, unit prices as their source prints them. Beside the contract's keys stand the workload, the
 * sources of the prices, and the notes with their figures.
 */
export function toCostDocument({ bill, alternatives, notes, asOf, sources }: CostEstimate, words: Words) {
  const { region, ...workload } = bill.workload;
  return {
    region,
    asOf,
    hourlyUsd: roundedTo(4, bill.hourly),
    dailyUsd: toCents(bill.daily),
    monthlyUsd: toCents(bill.monthly),
    lines: bill.lines.map(({ what, unit, quantity, unitUsd, usd }) => ({
      what,
      unit,
      quantity: roundedTo(4, quantity),
      unitUsd,
      monthlyUsd: toCents(usd),
    })),
    alternatives: alternatives.found.map(({ what, monthly, differencePercent, instances, isSpotEstimate }) => ({
      what,
      monthlyUsd: toCents(monthly),
      differencePercent,
      ...(instances === undefined ? {} : { instances }),
      ...(isSpotEstimate ? { estimate: true } : {}),
    })),
    workload,
    sources,
    notes: notes.map((note) => ({ code: note.code, detail: costNoteSentence(words, note), figures: note.figures })),
  };
}
