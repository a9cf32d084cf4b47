import type { Evidence } from '../evidence.ts';
import type { Demand } from './demand.ts';
import { peakOf } from './series-peak.ts';
import { sizeAt } from './size-history.ts';
import { STARTUP_SECONDS, serviceStarts } from './task-starts.ts';

/** A start is worth a word when it takes half as much CPU again as the steady service ever does. */
const SPIKE = 1.5;

/** CPU that tasks take only while they start. */
export interface StartupSpike {
  readonly peakVcpu: number;
  readonly steadyVcpu: number;
  /** For how long a start goes beyond the steady peak, rounded up to whole periods. */
  readonly minutes: number;
  /** It takes far more than the steady service ever does. */
  readonly standsOut: boolean;
}

/** Compares the CPU of known starts with the steady peak, or null when none is known. */
export function findStartupSpike(evidence: Evidence, demand: Demand): StartupSpike | null {
  const steadyVcpu = peakOf(demand.cpuMaximum ?? demand.cpuAverage);
  const percent = evidence.metrics.cpuUtilization.maximum ?? evidence.metrics.cpuUtilization.average;
  const periodMs = demand.periodSeconds * 1000;
  let peakVcpu = 0;
  let longest = 0;
  for (const startMs of serviceStarts(evidence)) {
    const size = sizeAt(evidence, new Date(startMs).toISOString());
    const from = Math.max(0, Math.floor((startMs - demand.startMs) / periodMs));
    const to = Math.min(percent.length, Math.ceil((startMs + STARTUP_SECONDS * 1000 - demand.startMs) / periodMs));
    let above = 0;
    for (let i = from; i < to && size !== null; i++) {
      // A task cannot take more than it has: what lies beyond is a broken datapoint.
      const vcpu = (Math.min(100, percent[i] as number) / 100) * (size.cpuUnits / 1024);
      if (vcpu > peakVcpu) peakVcpu = vcpu;
      if (vcpu > steadyVcpu) above++;
    }
    longest = Math.max(longest, above);
  }
  if (peakVcpu === 0) return null;
  const standsOut = steadyVcpu > 0 && peakVcpu >= SPIKE * steadyVcpu;
  return { peakVcpu, steadyVcpu, minutes: Math.ceil((longest * demand.periodSeconds) / 60), standsOut };
}
