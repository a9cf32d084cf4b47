import type { ExplanationFigures } from '../../core/sizing/explanation.ts';
import type { Formats } from '../formats.ts';
import type { Sentences } from '../words.ts';

const ALTERNATIVES = { arm64: 'on Graviton (ARM64)', spot: 'on Fargate Spot' } as const;
const BINDING = {
  cpu: 'CPU decides the size',
  memory: 'Memory decides the size',
  both: 'CPU and memory both decide the size',
};

/** The steps from evidence to size. */
export function englishExplanation(f: Formats): Sentences<ExplanationFigures> {
  const price = (usd: number | null) => (usd === null ? 'no price is known' : `${f.usd(usd)} a month`);
  const risk = (value: number) => f.number(value, 3);

  return {
    Window: ({ days, periodSeconds, gapsPercent }) =>
      `Looked at ${f.days(days)} in periods of ${f.number(periodSeconds, 0)} seconds; ${f.percent(gapsPercent)} are gaps.`,
    SizeHistory: ({ sizes, comparableDays, rolloutMinutes }) =>
      `${sizes === 1 ? 'One task size was' : `${f.number(sizes, 0)} task sizes were`} in force; each percentage was read against the size of its moment. ${f.days(comparableDays)} count, ${f.duration(rolloutMinutes)} inside deployments do not.`,
    CpuLevel: ({ level, vcpu }) => `CPU demand, ${level}: ${f.number(vcpu, 3)} vCPU.`,
    MemoryLevel: ({ level, mib }) => `Memory demand, ${level}: ${f.mib(mib)}.`,
    Floor: ({ cpuUnits, memoryMiB, because }) =>
      `Nothing under ${f.cpuUnits(cpuUnits)} and ${f.mib(memoryMiB)} was considered: ${because}.`,
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
