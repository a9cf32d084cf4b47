import type { Formats } from '../formats.ts';
import type { SizeWords } from '../words.ts';

/** The answer to `size`. */
export function englishSize(f: Formats): SizeWords {
  const least = (atLeast: boolean) => (atLeast ? 'at least ' : '');

  return {
    headline: {
      save: ({ usd, from, to, atLeast }) => `Save about ${usd} a month: ${from} → ${least(atLeast)}${to}`,
      costsMore: ({ usd, from, to, atLeast }) => `About ${usd} more a month: ${from} → ${least(atLeast)}${to}`,
      needs: ({ from, to, atLeast }) => `Too small: ${from} → ${least(atLeast)}${to}`,
      change: ({ from, to }) => `Change the size: ${from} → ${to}`,
      keep: ({ size, usd }) => (usd === null ? `Keep ${size}` : `Keep ${size}, ${usd} a month`),
      keepUnknownSize: 'Keep the size as it is',
      undetermined: 'No recommendation',
      undeterminedAt: ({ size, usd }) =>
        usd === null ? `No recommendation for now at ${size}` : `No recommendation for now at ${size}, ${usd} a month`,
      underprovisioned: ({ size }) => `${size} is too small`,
    },
    title: ({ service, region }) => `${service} in ${region}`,
    confidence: { high: 'High confidence', medium: 'Medium confidence', low: 'Low confidence' },
    window: ({ days, from, to, comparableDays }) => {
      const base = `${f.days(days)} of data, ${from} to ${to}`;
      return comparableDays === null ? base : `${base}, ${f.number(comparableDays)} of them comparable`;
    },
    noData: 'no data',
    replay: ({ days, cpuCappedMinutes, memoryOverMinutes }) =>
      `Over its last ${f.days(days)} this size would have been CPU-capped for ${f.duration(cpuCappedMinutes)} and over its memory for ${f.duration(memoryOverMinutes)}.`,
    reasons: {
      CPUOverprovisioned: 'It has more CPU than it uses.',
      CPUUnderprovisioned: 'It has too little CPU.',
      MemoryOverprovisioned: 'It has more memory than it uses.',
      MemoryUnderprovisioned: 'It has too little memory.',
    },
    goals: {
      cost: { name: 'cost', what: 'lowest price, some risk' },
      balanced: { name: 'balanced', what: 'price against risk' },
      safe: { name: 'safe', what: 'lowest risk' },
    },
    monthly: (usd) => `${usd} a month`,
    noPrice: 'no price',
    saves: (usd) => `saves ${usd}`,
    adds: (usd) => `adds ${usd}`,
    samePrice: 'same price',
    cappedFor: (duration) => `CPU-capped ${duration}`,
    overMemoryFor: (duration) => `over memory ${duration}`,
    scaling: ({ minCapacity, maxCapacity, target, averageTasks }) =>
      `${f.number(averageTasks)} tasks on average, ${f.number(minCapacity, 0)} to ${f.number(maxCapacity, 0)} at a target of ${f.percent(target)}`,
    asked: 'asked for',
    columns: {
      goal: 'Goal',
      size: 'Task size',
      monthly: 'A month',
      saving: 'Saves',
      capped: 'CPU-capped',
      overMemory: 'Over memory',
    },
    headings: {
      why: 'Why',
      options: 'Options',
      change: 'Change to paste',
      utilization: 'Utilization',
      notRead: 'Not read',
      explanation: 'How the size was found',
    },
    cpu: 'CPU',
    memory: 'Memory',
    range: ({ min, max }) => `${min} to ${max}`,
    noDatapoints: 'no datapoints',
    prices: ({ region, asOf, discountPercent }) =>
      `Prices: Fargate list price in ${region} of ${f.date(asOf)}, 730 hours a month, before Savings Plans${discountPercent > 0 ? `, less your discount of ${f.percent(discountPercent)}` : ''}.`,
    more: (count) => `and ${f.number(count, 0)} more`,
  };
}
