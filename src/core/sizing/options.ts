import { type FleetCandidate, fleetCandidates } from '../autoscaling/tracked-options.ts';
import type { TrackedService } from '../autoscaling/tracked-service.ts';
import { toCents } from '../pricing/money.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { Abstention, Goal, OptionScaling, SizeOption } from '../recommendation.ts';
import { isSameSize } from '../task-size.ts';
import { keepsDimension } from './abstentions.ts';
import { candidateSizes, type Limits, nextCpuUnits } from './candidates.ts';
import { type Choice, chooseSizes } from './choose-size.ts';
import type { Levels } from './levels.ts';
import { replaySize } from './replay.ts';
import type { Situation } from './situation.ts';

/** The options of a service, with what they were chosen by. */
export interface Options {
  readonly options: readonly SizeOption[];
  /** The one that the finding refers to. */
  readonly balanced: SizeOption;
  readonly choices: Readonly<Record<Goal, Choice>>;
  /** The fleet's replay, where its policy is one that can be replayed. */
  readonly tracked: TrackedService | null;
}

/** One option a goal, cheapest first. */
export function findOptions(
  situation: Situation,
  levels: Levels,
  abstained: readonly Abstention[],
  cost: ServiceCost,
): Options {
  const { current, demand, evidence, meanTasks } = situation;
  const limits = limitsOf(situation, abstained);
  const tracked = situation.scaledFleet.fleet;
  const candidates: readonly FleetCandidate[] =
    tracked === null
      ? candidateSizes(evidence.service.operatingSystemFamily, limits).map((size) => ({
          size,
          option: size,
          hourUsd: cost.comparableHourUsd(size),
        }))
      : fleetCandidates(situation, tracked, limits, cost);
  // What is kept is not judged: its risk must not push the other dimension about. What a fleet tracks is judged by its
  // replay, since the mean task is held at the target whatever its size.
  const judged: Levels = {
    cpu: limits.keepCpuUnits === null && tracked?.tracks !== 'cpu' ? levels.cpu : null,
    memory: limits.keepMemoryMiB === null && tracked?.tracks !== 'memory' ? levels.memory : null,
  };
  const chosen = chooseSizes(judged, candidates);
  const optionOf = new Map(candidates.map(({ size, option }) => [size, option]));
  const currentUsd = cost.monthlyUsd(current, meanTasks);

  const toOption = ({ goal, size: judgedAs }: Choice): SizeOption => {
    const size = optionOf.get(judgedAs) ?? judgedAs;
    const averageTasks = tracked && !isSameSize(size, current) ? tracked.averageTasks(size) : meanTasks;
    const monthlyUsd = cost.monthlyUsd(size, averageTasks);
    const scaling = scalingOf(situation, averageTasks);
    return {
      goal,
      ...size,
      monthlyUsd,
      estimatedMonthlySavingsUsd: monthlyUsd === null || currentUsd === null ? null : toCents(currentUsd - monthlyUsd),
      replay: { ...replaySize(size, demand), ...tracked?.replay(size) },
      ...(scaling === null ? {} : { scaling }),
    };
  };
  const safe = { choice: chosen.safe, option: toOption(chosen.safe) };
  const balanced = noDearer({ choice: chosen.balanced, option: toOption(chosen.balanced) }, safe);
  const cheapest = noDearer({ choice: chosen.cost, option: toOption(chosen.cost) }, balanced);
  return {
    options: [cheapest.option, balanced.option, safe.option],
    balanced: balanced.option,
    choices: { cost: cheapest.choice, balanced: balanced.choice, safe: safe.choice },
    tracked,
  };
}

/** What a goal chose, and what that costs. */
export interface GoalPick {
  readonly choice: Choice;
  readonly option: SizeOption;
}

/** The pick, or the safer one where whole tasks make that the cheaper: less risk for less money is better. */
export function noDearer(pick: GoalPick, safer: GoalPick): GoalPick {
  const { goal, monthlyUsd } = pick.option;
  if (monthlyUsd === null || safer.option.monthlyUsd === null || monthlyUsd <= safer.option.monthlyUsd) return pick;
  return { choice: { ...safer.choice, goal }, option: { ...safer.option, goal } };
}

function limitsOf(situation: Situation, abstained: readonly Abstention[]): Limits {
  const { current, floors, evidence, censoring, growth } = situation;
  const aboveCap = censoring.censored ? nextCpuUnits(current.cpuUnits, evidence.service.operatingSystemFamily) : 0;
  // What a task that had no CPU left would have held with more is unknown too.
  const whileCapped = censoring.censored ? current.memoryMiB : 0;
  return {
    minCpuUnits: Math.max(aboveCap, 0, ...floors.map((floor) => floor.cpuUnits)),
    minMemoryMiB: Math.max(whileCapped, 0, ...floors.map((floor) => floor.memoryMiB)),
    keepCpuUnits: keepsDimension(abstained, 'cpu') ? current.cpuUnits : null,
    keepMemoryMiB: keepsDimension(abstained, 'memory') || growth?.isLeak === true ? current.memoryMiB : null,
  };
}

/** Present where a policy tracks a target, or steps that were replayed, and the number of tasks is known. */
function scalingOf({ evidence, scaling, scaledFleet }: Situation, averageTasks: number): OptionScaling | null {
  const mode = scaling.find(({ kind }) => kind === 'tracking' || kind === 'requests');
  const byStep = scaledFleet.fleet?.hasTarget === false;
  if (evidence.autoscaling === null || evidence.metrics.runningTaskCount === undefined) return null;
  if (mode?.kind !== 'tracking' && mode?.kind !== 'requests' && !byStep) return null;
  const { minCapacity, maxCapacity } = evidence.autoscaling;
  const target = mode?.kind === 'tracking' || mode?.kind === 'requests' ? mode.target : null;
  return { minCapacity, maxCapacity, target, averageTasks: Math.round(averageTasks * 100) / 100 };
}
