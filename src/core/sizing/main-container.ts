import type { ContainerEvidence } from '../evidence.ts';

/**
 * The container that does the service's work: of the essential ones the one with the highest memory limit, where no limit
 * counts as the highest; the first of equals. Sidecars (a proxy, a log router, an agent) are given small limits of their
 * own so that they cannot take the task down. Null when no container is known.
 */
export function mainContainer(containers: readonly ContainerEvidence[]): ContainerEvidence | null {
  const essential = containers.filter(({ essential }) => essential);
  const limit = (container: ContainerEvidence) => container.memoryMiB ?? Number.POSITIVE_INFINITY;
  return (essential.length > 0 ? essential : containers).reduce<ContainerEvidence | null>(
    (main, container) => (main === null || limit(container) > limit(main) ? container : main),
    null,
  );
}

/** All containers but the main one. */
export function sidecars(containers: readonly ContainerEvidence[]): readonly ContainerEvidence[] {
  const main = mainContainer(containers);
  return containers.filter((container) => container !== main);
}
