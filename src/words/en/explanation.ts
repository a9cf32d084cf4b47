import type { ExplanationFigures } from '../../core/sizing/explanation.ts';
import type { Formats } from '../formats.ts';
import { termIn } from '../term.ts';
import type { Sentences } from '../words.ts';

const ALTERNATIVES = { arm64: 'on Graviton (ARM64)', spot: 'on Fargate Spot' } as const;
const BINDING = {
  cpu: 'CPU decides the size',
  memory: 'Memory decides the size',
  both: 'CPU and memory both decide the size',
};

const FLOORS = {
  sidecars: "the sidecars' own limits need their room",
  heap: 'the heap has a fixed size',
  outOfMemory: 'a container was killed for memory at less',
};
const LEVELS = { highest: 'the highest datapoint', last: 'the last days', median: 'the median day' };

/** The steps from evidence to size. */
export function englishExplanation(f: Formats): Sentences<ExplanationFigures> {
  const price = (usd: number | null) => (usd === null ? 'no price is known' : `${f.usd(usd)} a month`);
  // A floor of one dimension leaves the other at zero, which says nothing.
  const floors = (cpuUnits: number, memoryMiB: number) => [
    ...(cpuUnits > 0 ? [f.cpuUnits(cpuUnits)] : []),
    ...(memoryMiB > 0 || cpuUnits <= 0 ? [f.mib(memoryMiB)] : []),
  ];
  const risk = (value: number) => f.number(value, 3);

  return {
    Window: ({ days, periodSeconds, gapsPercent }) =>
      `Looked at ${f.days(days)} in periods of ${f.number(periodSeconds, 0)} seconds; ${f.percent(gapsPercent)} are gaps.`,
    SizeHistory: ({ sizes, comparableDays, rolloutMinutes }) =>
      `${sizes === 1 ? 'One task size was' : `${f.number(sizes, 0)} task sizes were`} in force; each percentage was read against the size of its moment. ${f.days(comparableDays)} count, ${f.duration(rolloutMinutes)} inside deployments do not.`,
    CpuLevel: ({ level, vcpu }) => `CPU demand, ${termIn(LEVELS, level)}: ${f.number(vcpu, 3)} vCPU.`,
    MemoryLevel: ({ level, mib }) => `Memory demand, ${termIn(LEVELS, level)}: ${f.mib(mib)}.`,
    Floor: ({ cpuUnits, memoryMiB, because }) =>
      `Nothing under ${f.list(floors(cpuUnits, memoryMiB))} was considered: ${termIn(FLOORS, because)}.`,
    Choice: ({ goal, cpuUnits, memoryMiB, cpuRisk, memoryRisk, monthlyUsd }) =>
      `${goal}: ${f.size({ cpuUnits, memoryMiB })}, risk ${risk(cpuRisk)} for CPU and ${risk(memoryRisk)} for memory, ${price(monthlyUsd)}.`,
    Binding: ({ dimension, cpuHeadroomPercent, memoryHeadroomPercent }) =>
      `${BINDING[dimension]}; rounding up to a size that exists leaves ${f.percent(cpuHeadroomPercent)} of headroom in CPU and ${f.percent(memoryHeadroomPercent)} in memory.`,
    Neighbour: ({ cpuUnits, memoryMiB, extraMonthlyUsd, memoryFactor, cpuFactor }) =>
      `Next to it: ${f.size({ cpuUnits, memoryMiB })} gives ${f.number(cpuFactor, 2)} times the CPU and ${f.number(memoryFactor, 2)} times the memory for ${f.usd(extraMonthlyUsd)} more a month.`,
    Alternative: ({ what, monthlyUsd, savingsUsd }) =>
      `The same size ${ALTERNATIVES[what]} costs ${f.usd(monthlyUsd)} a month, ${f.usd(savingsUsd)} less.`,
    Confidence: ({ confidence, reasons }) => `Confidence is ${confidence}${reasons ? `: ${reasons}` : ''}.`,
    Fleet: ({ goal, averageTasks, target, minCapacity, maxCapacity, monthlyUsd }) =>
      `${goal}, replayed under autoscaling: ${f.number(averageTasks)} tasks on average between ${f.number(minCapacity, 0)} and ${f.number(maxCapacity, 0)} at a target of ${f.percent(target)}, ${price(monthlyUsd)}.`,
  };
}
