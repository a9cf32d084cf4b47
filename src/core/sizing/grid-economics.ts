import { extraLoadMiB } from '../autoscaling/tracked-options.ts';
import { toCents } from '../pricing/money.ts';
import type { ServiceCost } from '../pricing/service-cost.ts';
import type { SizeOption } from '../recommendation.ts';
import { toTenth } from '../rounding.ts';
import { taskSizes } from '../task-size.ts';
import type { ExplanationFigures } from './explanation.ts';
import { peakOf } from './series-peak.ts';
import type { Situation } from './situation.ts';

/** Both dimensions bind when their peaks fill the size to within this many points of each other. */
const BOTH_BIND_POINTS = 10;

/** A neighbour is worth naming when it costs at most this much more. */
const A_LITTLE_MORE = 0.25;

/** Which dimension decides the size, and the room that rounding to the table gave away above the highest demand seen. */
export function findBinding(situation: Situation, option: SizeOption): ExplanationFigures['Binding'] {
  const { demand, scaledFleet } = situation;
  // A fleet spreads its load over another number of tasks under another size.
  const { vcpu = peakOf(demand.cpuAverage), memoryMiB = null } = scaledFleet.fleet?.highest(option) ?? {};
  const memoryPeak =
    memoryMiB ??
    (demand.memory === null
      ? 0
      : peakOf(demand.memory) + (scaledFleet.fleet === null ? 0 : extraLoadMiB(situation, option.cpuUnits)));
  const cpuFilled = (100 * 1024 * vcpu) / option.cpuUnits;
  const memoryFilled = (100 * memoryPeak) / option.memoryMiB;
  const apart = cpuFilled - memoryFilled;
  return {
    dimension: Math.abs(apart) <= BOTH_BIND_POINTS ? 'both' : apart > 0 ? 'cpu' : 'memory',
    cpuHeadroomPercent: Math.round(100 - cpuFilled),
    memoryHeadroomPercent: Math.round(100 - memoryFilled),
  };
}

/** The cheapest size that has twice the memory, or twice the CPU, for a little more; null when none is that near. */
export function findNeighbour(
  { evidence }: Situation,
  option: SizeOption,
  averageTasks: number,
  cost: ServiceCost,
): ExplanationFigures['Neighbour'] | null {
  const own = cost.comparableHourUsd(option);
  const neighbours = taskSizes(evidence.service.operatingSystemFamily)
    .filter(({ cpuUnits, memoryMiB }) => cpuUnits >= option.cpuUnits && memoryMiB >= option.memoryMiB)
    .filter(({ cpuUnits, memoryMiB }) => cpuUnits >= 2 * option.cpuUnits || memoryMiB >= 2 * option.memoryMiB)
    .sort((a, b) => cost.comparableHourUsd(a) - cost.comparableHourUsd(b));
  const [nearest] = neighbours;
  const monthlyUsd = nearest && cost.monthlyUsd(nearest, averageTasks);
  if (!nearest || monthlyUsd === null || monthlyUsd === undefined || option.monthlyUsd === null) return null;
  if (cost.comparableHourUsd(nearest) > (1 + A_LITTLE_MORE) * own) return null;
  return {
    cpuUnits: nearest.cpuUnits,
    memoryMiB: nearest.memoryMiB,
    extraMonthlyUsd: toCents(monthlyUsd - option.monthlyUsd),
    memoryFactor: toTenth(nearest.memoryMiB / option.memoryMiB),
    cpuFactor: toTenth(nearest.cpuUnits / option.cpuUnits),
  };
}
