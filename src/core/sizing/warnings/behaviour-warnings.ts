import type { Warning } from '../../recommendation.ts';
import { toTenth, toThousandth } from '../../rounding.ts';
import type { OutOfMemoryStop } from '../floors.ts';
import type { Situation } from '../situation.ts';

/** Hottest task over mean task, at which the balance between tasks is worth a look. */
const IMBALANCE = 2;

/** How the service behaves: killed, leaking, held at its limit by a heap, slow to start, unevenly loaded. */
export function warnOfBehaviour(situation: Situation): readonly Warning[] {
  return [
    ...kills(situation),
    ...growth(situation),
    ...(situation.plateau === null ? [] : [{ code: 'HeapFollowsLimit', figures: situation.plateau } as const]),
    ...startup(situation),
    ...imbalance(situation),
  ];
}

function kills({ outOfMemory, evidence }: Situation): readonly Warning[] {
  const last = outOfMemory.reduce<OutOfMemoryStop | null>(
    (latest, stop) => (latest === null || Date.parse(stop.stoppedAt) > Date.parse(latest.stoppedAt) ? stop : latest),
    null,
  );
  if (last === null) return [];
  const ownLimitMiB = evidence.containers.find(({ name }) => name === last.container)?.memoryMiB ?? 0;
  const figures = { count: outOfMemory.length, lastAt: last.stoppedAt, container: last.container, ownLimitMiB };
  return [{ code: 'OutOfMemoryStops', figures }];
}

function growth({ growth }: Situation): readonly Warning[] {
  if (growth === null) return [];
  const { mibPerDay, hoursToLimit, resets, isLeak } = growth;
  const leak: Warning = { code: 'MemoryLeakSuspected', figures: { mibPerDay, hoursToLimit, isLeak } };
  return resets === 0 ? [leak] : [leak, { code: 'MemoryRestartsMaskGrowth', figures: { restarts: resets, mibPerDay } }];
}

function startup({ startup, evidence }: Situation): readonly Warning[] {
  if (startup === null) return [];
  const figures = {
    peakVcpu: toThousandth(startup.peakVcpu),
    steadyVcpu: toThousandth(startup.steadyVcpu),
    minutes: startup.minutes,
    graceSeconds: evidence.service.healthCheckGracePeriodSeconds ?? 0,
  };
  return [{ code: 'StartupSpike', figures }];
}

function imbalance(situation: Situation): readonly Warning[] {
  const ratio = hottestOverAverage(situation);
  return ratio < IMBALANCE ? [] : [{ code: 'CpuImbalance', figures: { hottestOverAverage: toTenth(ratio) } }];
}

/** The hottest task's mean over the fleet's mean, weighted by load; 1 where only one of them is known. */
export function hottestOverAverage({ demand, meanTasks }: Situation): number {
  if (demand.cpuMaximum === null || meanTasks < 2) return 1;
  let hottest = 0;
  let average = 0;
  for (let i = 0; i < demand.cpuAverage.length; i++) {
    const mean = demand.cpuAverage[i] as number;
    const peak = demand.cpuMaximum[i] as number;
    if (Number.isNaN(mean) || Number.isNaN(peak)) continue;
    hottest += peak;
    average += mean;
  }
  return average > 0 ? hottest / average : 1;
}

/** True when one task carries far more than the mean: the mean then says little about what a task needs. */
export function isImbalanced(situation: Situation): boolean {
  return hottestOverAverage(situation) >= IMBALANCE;
}
