import type { TaskDefinition } from '../task-definition.ts';
import { type TaskSize, taskSizes } from '../task-size.ts';

/** What the task asks for on EC2, by its own size or by its containers; null where nobody says. */
export interface AskedSize {
  readonly cpuUnits: number | null;
  readonly memoryMiB: number | null;
}

/**
 * What the task asks for: its own figure, else its containers' sum. Of memory a container's hard limit counts, and the
 * reservation where there is no limit: with less it could be killed where it was not before.
 */
export function askedSize({ cpuUnits, memoryMiB, containers }: TaskDefinition): AskedSize {
  const cpu = containers.reduce((sum, container) => sum + (container.cpuUnits ?? 0), 0);
  const memory = containers.reduce(
    (sum, container) => sum + (container.memoryMiB ?? container.memoryReservationMiB ?? 0),
    0,
  );
  return {
    cpuUnits: cpuUnits ?? (cpu > 0 ? cpu : null),
    memoryMiB: memoryMiB ?? (memory > 0 ? memory : null),
  };
}

/** A vCPU costs as much as 9.1 GB in every region seen: enough to tell which of two sizes is the cheaper. */
const GB_A_VCPU = 9.1;

/** The cheapest size of Fargate that holds it, null where none does. What nobody says is as little as there is. */
export function firstSize({ cpuUnits, memoryMiB }: AskedSize, operatingSystemFamily: string): TaskSize | null {
  const price = (size: TaskSize) => GB_A_VCPU * size.cpuUnits + size.memoryMiB;
  const [cheapest] = taskSizes(operatingSystemFamily)
    .filter((size) => size.cpuUnits >= (cpuUnits ?? 0) && size.memoryMiB >= (memoryMiB ?? 0))
    .toSorted((a, b) => price(a) - price(b));
  return cheapest ?? null;
}
