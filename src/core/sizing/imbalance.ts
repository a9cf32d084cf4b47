import type { Demand } from './demand.ts';

/** Hottest task over mean task, at which the balance between tasks is worth a look. */
const IMBALANCE = 2;

/** The hottest task's mean over the fleet's mean, weighted by load; 1 where only one of them is known. */
export function readHottestOverAverage({ cpuAverage, cpuMaximum }: Demand, tasks: number): number {
  if (cpuMaximum === null || tasks < 2) return 1;
  let hottest = 0;
  let average = 0;
  for (let i = 0; i < cpuAverage.length; i++) {
    const mean = cpuAverage[i] as number;
    const peak = cpuMaximum[i] as number;
    if (Number.isNaN(mean) || Number.isNaN(peak)) continue;
    hottest += peak;
    average += mean;
  }
  return average > 0 ? hottest / average : 1;
}

/** True when one task carries far more than the mean: the mean then says little about what a task needs. */
export function isImbalanced(hottestOverAverage: number): boolean {
  return hottestOverAverage >= IMBALANCE;
}
