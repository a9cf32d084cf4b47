import { type Document, evidenceDocument } from './evidence.ts';

const DAY_SECONDS = 86_400;
const MINUTES_A_PERIOD = 5;

export interface FleetStory {
  readonly cpuUnits: number;
  readonly memoryMiB: number;
  /** vCPU that the whole service needs, by seconds from the start. */
  readonly demand: (seconds: number) => number;
  readonly target: number;
  readonly minCapacity: number;
  readonly maxCapacity: number;
  /** What the policy holds at the target; CPU unless told. */
  readonly tracks?: 'cpu' | 'memory';
  /** The minimum by seconds from the start, where it is scheduled; with the actions that say so. */
  readonly scheduled?: { readonly minimum: (seconds: number) => number; readonly actions: readonly Document[] };
  /** Steps instead of a target, on CPU: tasks more above `out` percent, fewer below `back`, a step every five minutes. */
  readonly steps?: { readonly out: number; readonly more: number; readonly back: number; readonly fewer: number };
  /** MiB of a task by the vCPU of load that it carries. */
  readonly taskMemory?: (loadVcpu: number) => number;
}

/** Two weeks of a fleet under target tracking, minute by minute: alarms of 3 minutes high and 15 low, like AWS's own. */
export function simulateFleet(story: FleetStory) {
  const { demand, target, minCapacity, maxCapacity, taskMemory = () => 600, tracks = 'cpu', steps, scheduled } = story;
  const vcpu = story.cpuUnits / 1024;
  let least = scheduled?.minimum(0) ?? minCapacity;
  const clamp = (tasks: number) => Math.min(maxCapacity, Math.max(least, tasks));
  const average: number[] = [];
  const maximum: number[] = [];
  const memory: number[] = [];
  const tasks: number[] = [];
  let running = clamp(Math.ceil(demand(0) / (vcpu * (target / 100))));
  let high = 0;
  let low = 0;
  let cooling = 0;
  for (let minute = 0; minute < 14 * 1440; minute++) {
    const period = Math.floor(minute / MINUTES_A_PERIOD);
    least = scheduled?.minimum(minute * 60) ?? minCapacity;
    running = Math.max(running, least);
    const load = demand(minute * 60);
    const used = Math.min(100, (100 * load) / (running * vcpu));
    average[period] = (average[period] ?? 0) + used / MINUTES_A_PERIOD;
    maximum[period] = Math.max(maximum[period] ?? 0, Math.min(100, used * 1.05));
    memory[period] = Math.max(memory[period] ?? 0, (100 * taskMemory(load / running)) / story.memoryMiB);
    tasks[period] = (tasks[period] ?? 0) + running / MINUTES_A_PERIOD;
    const read = tracks === 'cpu' ? used : (100 * taskMemory(load / running)) / story.memoryMiB;
    if (steps !== undefined) {
      high = used > steps.out ? high + 1 : 0;
      low = used < steps.back ? low + 1 : 0;
      cooling--;
      if (cooling > 0) continue;
      const before = running;
      if (high >= 3) running = clamp(running + steps.more);
      else if (low >= 15) running = clamp(running - steps.fewer);
      if (running !== before) cooling = 5;
      continue;
    }
    high = read > target ? high + 1 : 0;
    low = read < 0.9 * target ? low + 1 : 0;
    const wanted = clamp(Math.ceil((running * read) / target));
    if (high >= 3) {
      running = Math.max(running, wanted);
      high = 0;
    }
    if (low >= 15) {
      running = Math.min(running, wanted);
      low = 0;
    }
  }
  const averageTasks = tasks.reduce((a, b) => a + b, 0) / tasks.length;
  return { average, maximum, memory, tasks, averageTasks, hottestMemory: Math.max(...memory) };
}

/** The evidence document of a simulated fleet. */
export function fleetDocument(story: FleetStory): Document {
  const { average, maximum, memory, tasks } = simulateFleet(story);
  const { cpuUnits, memoryMiB, minCapacity, maxCapacity } = story;
  const running = Math.round(tasks.at(-1) ?? 0);
  return evidenceDocument({
    service: { desiredCount: running, runningCount: running },
    taskSizes: [{ since: '2026-10-01T00:00:00Z', cpuUnits, memoryMiB }],
    autoscaling: {
      minCapacity,
      maxCapacity,
      policies: policiesOf(story),
      scheduledActions: story.scheduled?.actions ?? [],
    },
    metrics: {
      cpuUtilization: { average, maximum },
      memoryUtilization: { average: memory, maximum: memory },
      runningTaskCount: tasks,
    },
  });
}

function policiesOf({ steps, target, tracks = 'cpu' }: FleetStory): Document[] {
  if (steps === undefined) {
    const dimension = tracks === 'cpu' ? 'CPU' : 'Memory';
    return [{ type: 'TargetTrackingScaling', metric: `ECSServiceAverage${dimension}Utilization`, target }];
  }
  const policy = (comparison: string, threshold: number, evaluationPeriods: number, adjustment: number) => ({
    type: 'StepScaling',
    metric: 'CPUUtilization',
    adjustmentType: 'ChangeInCapacity',
    scaleOutCooldownSeconds: 300,
    scaleInCooldownSeconds: 300,
    stepAdjustments: [adjustment > 0 ? { lowerBound: 0, adjustment } : { upperBound: 0, adjustment }],
    alarm: { metric: 'CPUUtilization', threshold, comparison, periodSeconds: 60, evaluationPeriods },
  });
  return [
    policy('GreaterThanOrEqualToThreshold', steps.out, 3, steps.more),
    policy('LessThanThreshold', steps.back, 15, -steps.fewer),
  ];
}

/** A demand that rises and falls once a day between two levels. */
export function dailyDemand(low: number, high: number): (seconds: number) => number {
  return (seconds) => low + ((high - low) * (1 - Math.cos((2 * Math.PI * seconds) / DAY_SECONDS))) / 2;
}
