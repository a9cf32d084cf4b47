import type { LeverName } from '../../core/autoscaling/lever.ts';
import type { Doubt } from '../../core/sizing/confidence.ts';
import type { ExplanationFigures } from '../../core/sizing/explanation.ts';
import type { FloorReason } from '../../core/sizing/floors.ts';
import type { CpuLevelName, MemoryLevelName } from '../../core/sizing/risk.ts';
import type { Formats } from '../formats.ts';
import type { Sentences } from '../words.ts';

const ALTERNATIVES = { arm64: 'on Graviton (ARM64)', spot: 'on Fargate Spot' } as const;
const BINDING = {
  cpu: 'CPU decides the size',
  memory: 'Memory decides the size',
  both: 'CPU and memory both decide the size',
};

const FLOORS: Readonly<Record<FloorReason, string>> = {
  memoryPeak: 'memory that was used once is needed again, and a tenth more',
  plateau: 'the heap takes what it is given, so a smaller need cannot be seen',
  hottestTask: 'the busiest task takes that all the time',
  startup: 'a start would take more than twice as long',
  sidecars: "the sidecars' own limits need their room",
  heap: 'the heap has a fixed size',
  outOfMemory: 'a container was killed for memory at less',
  policyAtRest: 'below that a scaling policy that is at rest would begin to act',
};
const LEVERS: Readonly<Record<LeverName, string>> = {
  memory: 'the memory of a task',
  cpu: 'the CPU of a task',
  ratio: 'CPU and memory of a task together',
  minimum: 'the minimum number of tasks (two at least)',
  target: 'the target (ten points higher, 70% at most)',
  schedule: 'a schedule for the hours with nothing to do',
};
const CPU_LEVELS: Readonly<Record<CpuLevelName, string>> = {
  recentHigh: 'the usual high lately (99.5th percentile of the newer half)',
  lastDay: 'the high of the last day (its 99.5th percentile)',
  busiest: "the hottest task's peak on one day in four (up to twice the highest average)",
};
const MEMORY_LEVELS: Readonly<Record<MemoryLevelName, string>> = {
  peak: 'the highest datapoint',
  usualPeak: "the median day's peak",
};
const DOUBTS: Readonly<Record<Doubt, string>> = {
  abstained: 'a fact is missing',
  fewDays: 'there are few days of data',
  gaps: 'the data has gaps',
  littleRoom: 'the size leaves little room above the highest load seen',
  littleMemory: 'its memory drifts and the size leaves little room for that',
  uneven: 'one task carries far more than the others',
  coarse: 'the datapoints are more than an hour apart',
  unsteady: 'its days differ widely',
  outOfMemory: 'it was killed for memory, so the true need is unknown',
  growing: 'its memory keeps growing',
};

/** The steps from evidence to size. */
export function englishExplanation(f: Formats): Sentences<ExplanationFigures> {
  const price = (usd: number | null) => (usd === null ? 'no price is known' : `${f.usd(usd)} a month`);
  // A floor of one dimension leaves the other at zero, which says nothing.
  const floors = (cpuUnits: number, memoryMiB: number) => [
    ...(cpuUnits > 0 ? [f.cpuUnits(cpuUnits)] : []),
    ...(memoryMiB > 0 || cpuUnits <= 0 ? [f.mib(memoryMiB)] : []),
  ];
  // Two digits that count; what is below a thousandth is nearly none.
  const risk = (value: number) => f.number(Number(value.toPrecision(2)), 3);

  return {
    Window: ({ days, periodSeconds, gapsPercent }) =>
      `Looked at ${f.days(days)} in periods of ${f.number(periodSeconds, 0)} seconds; ${f.percent(gapsPercent)} are gaps.`,
    SizeHistory: ({ sizes, comparableDays, rolloutMinutes }) =>
      `${sizes === 1 ? 'One task size was' : `${f.number(sizes, 0)} task sizes were`} in force; each percentage was read against the size of its moment. ${f.days(comparableDays)} count, ${f.duration(rolloutMinutes)} inside deployments do not.`,
    CpuLevel: ({ level, vcpu }) => `CPU demand, ${CPU_LEVELS[level]}: ${f.number(vcpu, 3)} vCPU.`,
    MemoryLevel: ({ level, mib }) => `Memory demand, ${MEMORY_LEVELS[level]}: ${f.mib(mib)}.`,
    MemoryDrift: ({ share }) =>
      `Memory has drifted by ${f.percent(100 * share)} of what counts as full drift; room beyond its peak is weighed by that share.`,
    Floor: ({ cpuUnits, memoryMiB, because }) =>
      `Nothing under ${f.list(floors(cpuUnits, memoryMiB))} was considered: ${FLOORS[because]}.`,
    Choice: ({ goal, cpuUnits, memoryMiB, cpuRisk, memoryRisk, priceOverBase, tradeOff, monthlyUsd }) =>
      `${goal}: ${f.size({ cpuUnits, memoryMiB })}, ${price(monthlyUsd)}. It has the least of risk (${risk(cpuRisk)} for CPU, ${risk(memoryRisk)} for memory) plus ${f.number(tradeOff)} times the price, which is ${f.number(priceOverBase, 2)} times that of the size that just holds the usual high.`,
    Binding: ({ dimension, cpuHeadroomPercent, memoryHeadroomPercent }) =>
      `${BINDING[dimension]}; rounding up to a size that exists leaves ${f.percent(cpuHeadroomPercent)} of headroom in CPU and ${f.percent(memoryHeadroomPercent)} in memory.`,
    Neighbour: ({ cpuUnits, memoryMiB, extraMonthlyUsd, memoryFactor, cpuFactor }) =>
      `For ${f.usd(extraMonthlyUsd)} more a month, ${f.size({ cpuUnits, memoryMiB })} has ${f.list([
        ...(cpuFactor > 1 ? [`${f.number(cpuFactor, 2)} times the CPU`] : []),
        ...(memoryFactor > 1 ? [`${f.number(memoryFactor, 2)} times the memory`] : []),
      ])}.`,
    Alternative: ({ what, monthlyUsd, savingsUsd }) =>
      `The same size ${ALTERNATIVES[what]} costs ${f.usd(monthlyUsd)} a month, ${f.usd(savingsUsd)} less.`,
    Confidence: ({ confidence, doubts }) =>
      `Confidence is ${confidence}${doubts.length > 0 ? `: ${doubts.map((doubt) => DOUBTS[doubt]).join('; ')}` : ''}.`,
    Fleet: ({ goal, averageTasks, target, countsRequests, minCapacity, maxCapacity, monthlyUsd }) =>
      `${goal}, replayed under autoscaling: ${f.number(averageTasks)} tasks on average between ${f.number(minCapacity, 0)} and ${f.number(maxCapacity, 0)} ${target === null ? 'by its steps' : `at a target of ${countsRequests ? `${f.number(target, 0)} requests a task` : f.percent(target)}`}, ${price(monthlyUsd)}.`,
    Lever: ({ lever, monthlyUsd }) => `Turned alone, ${LEVERS[lever]} holds ${f.usd(monthlyUsd)} a month.`,
  };
}
