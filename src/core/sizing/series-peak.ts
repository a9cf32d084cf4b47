import type { Series } from '../evidence.ts';

/** The highest value of a series; gaps are passed over, and zero stands for none at all. */
export function peakOf(series: Series): number {
  let peak = 0;
  for (let i = 0; i < series.length; i++) if ((series[i] as number) > peak) peak = series[i] as number;
  return peak;
}
