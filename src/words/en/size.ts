import type { Formats } from '../formats.ts';
import type { SizeWords } from '../words.ts';

/** The answer to `size`. */
export function englishSize(f: Formats): SizeWords {
  const SHORT = {
    cpu: 'Needs more CPU',
    memory: 'Needs more memory',
    both: 'Needs more CPU and memory',
    size: 'Too small',
  };
  const least = (atLeast: boolean) => (atLeast ? 'at least ' : '');

  return {
    headline: {
      save: ({ usd, from, to, atLeast }) => `Save about ${usd} a month: ${from} → ${least(atLeast)}${to}`,
      costsMore: ({ usd, from, to, atLeast }) => `About ${usd} more a month: ${from} → ${least(atLeast)}${to}`,
      needs: ({ short, from, to, atLeast, savedUsd, addedUsd }) => {
        const saved = savedUsd === null ? '' : `, and saves about ${savedUsd} a month`;
        const added = addedUsd === null ? '' : `, for about ${addedUsd} more a month`;
        return `${SHORT[short]}: ${from} → ${least(atLeast)}${to}${saved}${added}`;
      },
      raiseLimits: ({ containers, size }) => `Raise the memory limit of ${containers}; the task keeps ${size}`,
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
    window: ({ dataMinutes, windowDays, from, to, comparableDays }) => {
      const within = windowDays === null ? '' : ` in a window of ${f.days(windowDays)}`;
      const base = `${f.duration(dataMinutes)} of data${within}, ${from} to ${to}`;
      return comparableDays === null ? base : `${base}, ${f.days(comparableDays)} of it comparable`;
    },
    noData: 'no data',
    replay: ({ days, cpuCappedMinutes, memoryOverMinutes }) =>
      `Over its last ${f.days(days)} this size would have been ${[
        ...(cpuCappedMinutes === null ? [] : [`CPU-capped for ${f.duration(cpuCappedMinutes)}`]),
        ...(memoryOverMinutes === null ? [] : [`over its memory for ${f.duration(memoryOverMinutes)}`]),
      ].join(' and ')}.`,
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
    cappedFor: (duration) => `CPU-capped for ${duration}`,
    cappedUnknown: 'CPU-capped for an unknown time',
    overMemoryFor: (duration) => `over its memory for ${duration}`,
    overMemoryUnknown: 'over its memory for an unknown time',
    unknown: 'unknown',
    scaling: ({ minCapacity, maxCapacity, target, averageTasks }) =>
      `${f.number(averageTasks)} tasks on average, ${f.number(minCapacity, 0)} to ${f.number(maxCapacity, 0)} ${target === null ? 'by its steps' : `at a target of ${target}`}`,
    requestsATask: (count) => `${f.number(count, 0)} requests a task`,
    asked: 'this answer',
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
      notComputed: 'No size was computed',
    },
    cpu: 'CPU',
    memory: 'Memory',
    range: ({ min, max }) => `${min} to ${max}`,
    noDatapoints: 'no datapoints',
    prices: ({ region, asOf, discountPercent, capacity }) => {
      const at = `in ${region} of ${f.date(asOf)}, 730 hours a month`;
      const discount = discountPercent > 0 ? `, less your discount of ${f.percent(discountPercent)}` : '';
      if (capacity === 'spot') {
        return `Prices: AWS's Fargate Spot price feed ${at}. Spot prices change, and no Savings Plan applies to them.`;
      }
      if (capacity === 'both') {
        return `Prices: Fargate list price and AWS's Fargate Spot price feed ${at}; the list price before Savings Plans${discount}.`;
      }
      return `Prices: Fargate list price ${at}, before Savings Plans${discount}.`;
    },
    oneTask: 'The figures are for one task, since nothing says how many run: give --count.',
    more: (count) => `and ${f.number(count, 0)} more`,
  };
}
