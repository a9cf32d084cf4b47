import type { Evidence } from '../evidence.ts';
import type { Demand } from './demand.ts';
import { peakOf } from './series-peak.ts';
import { sizeAt } from './size-history.ts';
import { STARTUP_SECONDS, taskStarts } from './task-starts.ts';

/** A start is worth a word when it takes half as much CPU again as the steady service ever does. */
const SPIKE = 1.5;

/** CPU that tasks take only while they start. */
export interface StartupSpike {
  readonly peakVcpu: number;
  readonly steadyVcpu: number;
  /** For how long a start goes beyond the steady peak, rounded up to whole periods. */
  readonly minutes: number;
}

/** Compares the CPU of known starts with the steady peak, or null when starts do not stand out. */
export function findStartupSpike(evidence: Evidence, demand: Demand): StartupSpike | null {
  const steadyVcpu = peakOf(demand.cpuMaximum ?? demand.cpuAverage);
  const percent = evidence.metrics.cpuUtilization.maximum ?? evidence.metrics.cpuUtilization.average;
  const periodMs = demand.periodSeconds * 1000;
  let peakVcpu = 0;
  let longest = 0;
  for (const startMs of taskStarts(evidence)) {
    const size = sizeAt(evidence, new Date(startMs).toISOString());
    const from = Math.max(0, Math.floor((startMs - demand.startMs) / periodMs));
    const to = Math.min(percent.length, Math.ceil((startMs + STARTUP_SECONDS * 1000 - demand.startMs) / periodMs));
    let above = 0;
    for (let i = from; i < to && size !== null; i++) {
      const vcpu = ((percent[i] as number) / 100) * (size.cpuUnits / 1024);
      if (vcpu > peakVcpu) peakVcpu = vcpu;
      if (vcpu > steadyVcpu) above++;
    }
    longest = Math.max(longest, above);
  }
  if (steadyVcpu === 0 || peakVcpu < SPIKE * steadyVcpu) return null;
  return { peakVcpu, steadyVcpu, minutes: Math.ceil((longest * demand.periodSeconds) / 60) };
}
