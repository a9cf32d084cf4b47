import type { Series } from '../evidence.ts';
import type { Demand } from '../sizing/demand.ts';
import type { TaskSize } from '../task-size.ts';
import { isAtMaximum, type TrackingRules } from './fleet-replay.ts';
import type { MemoryBase } from './memory-base.ts';
import { fitReplay } from './replay-fit.ts';
import { limitsAt, lowestLimit } from './scheduled-capacity.ts';
import type { TrackedService } from './tracked-service.ts';

/** A fleet that follows its memory, of which the base of a task is known. */
export interface MemoryFleet extends TrackedService {
  readonly tracks: 'memory';
  readonly base: MemoryBase;
  /** What a size's tasks have to hold. */
  readonly holds: (memoryMiB: number) => MemoryRow;
  readonly missedShare: number;
}

/** The fleet under a memory. */
export interface MemoryRow {
  readonly averageTasks: number;
  /** MiB that the hottest task reaches. */
  readonly peakMiB: number;
  /** The highest vCPU of the mean task, over that of today's fleet: fewer tasks carry more each. */
  readonly cpuFactor: number;
  /** The share of periods at the maximum and beyond the target. */
  readonly beyondMaximumShare: number;
}

interface Walk {
  readonly tasks: Series;
  readonly row: MemoryRow;
}

/** Target tracking takes tasks away below nine tenths of its target (the low alarm of Application Auto Scaling). */
const LOW_ALARM = 0.9;

const SLACK = 1 + 1e-9;

/**
 * Replays a fleet under memory tracking: its tasks hold base + load / tasks, and the policy adds tasks above the target
 * and takes them away below nine tenths of it, period by period. `usedMiB` is the mean task's.
 */
export function createMemoryFleet(
  demand: Demand,
  usedMiB: Series,
  runningTaskCount: Series,
  current: TaskSize,
  rules: TrackingRules,
  base: MemoryBase,
): MemoryFleet {
  const { periodSeconds } = demand;
  const periods = usedMiB.length;
  const load = new Float64Array(periods).fill(Number.NaN);
  const fleetVcpu = new Float64Array(periods).fill(Number.NaN);
  let known = 0;
  let atMaximum = 0;
  let fewest = lowestLimit(rules);
  let cpuPeak = 0;
  for (let i = 0; i < periods; i++) {
    const tasks = runningTaskCount[i] ?? Number.NaN;
    const used = usedMiB[i] as number;
    if (!(tasks > 0 && tasks < Number.POSITIVE_INFINITY) || Number.isNaN(used)) continue;
    load[i] = tasks * Math.max(0, used - base.baseMiB);
    fleetVcpu[i] = tasks * (demand.cpuAverage[i] as number);
    if ((demand.cpuAverage[i] as number) > cpuPeak) cpuPeak = demand.cpuAverage[i] as number;
    known++;
    fewest = Math.min(fewest, tasks);
    if (isAtMaximum(tasks, limitsAt(rules, i).most) && used > (current.memoryMiB * rules.target) / 100) atMaximum++;
  }
  const hold = Math.ceil(rules.scaleInSeconds / periodSeconds);
  const wait = Math.ceil(rules.scaleOutSeconds / periodSeconds);

  function walk(memoryMiB: number, under: TrackingRules): Walk {
    const target = (memoryMiB * under.target) / 100;
    const room = target - base.baseMiB;
    const tasks = new Float64Array(periods).fill(Number.NaN);
    let running = Number.NaN;
    let high = 0;
    let low = 0;
    let sum = 0;
    let peakMiB = 0;
    let peakVcpu = 0;
    let beyond = 0;
    for (let i = 0; i < periods; i++) {
      const value = load[i] as number;
      if (Number.isNaN(value)) continue;
      const { least, most } = limitsAt(under, i);
      const clamp = (count: number) => Math.max(1, Math.min(most, Math.max(least, count)));
      if (Number.isNaN(running)) running = room > 0 ? clamp(Math.ceil(value / room)) : most;
      // A limit that a scheduled action moves takes effect at once.
      running = clamp(running);
      const used = base.baseMiB + value / running;
      high = used > target ? high + 1 : 0;
      low = used < LOW_ALARM * target ? low + 1 : 0;
      if (high > 0 && running >= most) beyond++;
      tasks[i] = running;
      sum += running;
      const lead = demand.memory === null ? 1 : (demand.memory[i] as number) / (usedMiB[i] as number);
      peakMiB = Math.max(peakMiB, used * (lead > 1 ? lead : 1));
      const vcpu = (fleetVcpu[i] as number) / running;
      if (vcpu > peakVcpu) peakVcpu = vcpu;
      // The count that the policy asks for at once; what the base makes of it shows in the next period.
      const wanted = clamp(Math.ceil((running * used) / target - 1e-6));
      if (high >= wait) running = Math.max(running, wanted);
      if (low >= hold && under.scaleIn) {
        running = Math.min(running, wanted);
        low = 0;
      }
    }
    return {
      tasks,
      row: {
        averageTasks: known === 0 ? under.minCapacity : sum / known,
        peakMiB,
        cpuFactor: cpuPeak > 0 && peakVcpu > 0 ? peakVcpu / cpuPeak : 1,
        beyondMaximumShare: known === 0 ? 0 : beyond / known,
      },
    };
  }

  const walks = new Map<number, Walk>();
  function walkOf(memoryMiB: number): Walk {
    const made = walks.get(memoryMiB) ?? walk(memoryMiB, rules);
    walks.set(memoryMiB, made);
    return made;
  }

  const { correction, missedShare } = fitReplay(runningTaskCount, walkOf(current.memoryMiB).tasks, current, demand);

  function averageTasks({ memoryMiB }: TaskSize, under = rules): number {
    const { row } = under === rules ? walkOf(memoryMiB) : walk(memoryMiB, under);
    const least = under === rules ? fewest : lowestLimit(under);
    return Math.min(under.maxCapacity, Math.max(least, row.averageTasks * correction));
  }

  function replay({ cpuUnits, memoryMiB }: TaskSize) {
    const { tasks } = walkOf(memoryMiB);
    let capped = 0;
    let peaks = 0;
    let over = 0;
    for (let i = 0; i < periods; i++) {
      const count = tasks[i] as number;
      const vcpu = (count * cpuUnits * SLACK) / 1024;
      const fleet = fleetVcpu[i] as number;
      const lead = demand.cpuMaximum === null ? 1 : (demand.cpuMaximum[i] as number) / (demand.cpuAverage[i] as number);
      const memoryLead = demand.memory === null ? 1 : (demand.memory[i] as number) / (usedMiB[i] as number);
      const used = base.baseMiB + (load[i] as number) / count;
      if (fleet > vcpu) capped++;
      if (fleet * (lead > 1 ? lead : 1) > vcpu) peaks++;
      if (used * (memoryLead > 1 ? memoryLead : 1) > memoryMiB * SLACK) over++;
    }
    const toMinutes = (count: number) => Math.round((count * periodSeconds) / 60);
    return {
      cpuCappedShare: known === 0 ? 0 : Math.round((capped / known) * 1e6) / 1e6,
      cpuCappedMinutes: toMinutes(capped),
      cpuPeakMinutes: toMinutes(peaks),
      memoryOverMinutes: toMinutes(over),
    };
  }

  return {
    tracks: 'memory',
    hasTarget: true,
    rules,
    base,
    averageTasks,
    holds: (memoryMiB) => walkOf(memoryMiB).row,
    replay,
    highest: ({ memoryMiB }) => {
      const { peakMiB, cpuFactor } = walkOf(memoryMiB).row;
      return { vcpu: cpuPeak * cpuFactor, memoryMiB: peakMiB };
    },
    atMaximumShare: known === 0 ? 0 : atMaximum / known,
    missedShare,
  };
}
