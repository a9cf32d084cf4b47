import type { Warning } from '../../recommendation.ts';
import { toTenth, toThousandth } from '../../rounding.ts';
import type { OutOfMemoryStop } from '../floors.ts';
import { isImbalanced } from '../imbalance.ts';
import type { Situation } from '../situation.ts';

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
  if (!startup?.standsOut) return [];
  const figures = {
    peakVcpu: toThousandth(startup.peakVcpu),
    steadyVcpu: toThousandth(startup.steadyVcpu),
    minutes: startup.minutes,
    graceSeconds: evidence.service.healthCheckGracePeriodSeconds ?? 0,
  };
  return [{ code: 'StartupSpike', figures }];
}

function imbalance({ hottestOverAverage }: Situation): readonly Warning[] {
  if (!isImbalanced(hottestOverAverage)) return [];
  return [{ code: 'CpuImbalance', figures: { hottestOverAverage: toTenth(hottestOverAverage) } }];
}
