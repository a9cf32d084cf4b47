import type { SampleDeployment, SampleService } from './sample-service.ts';

/** The tasks that one deployment brought: they run from `startMinute` until before `endMinute`. */
export interface Generation {
  readonly startMinute: number;
  readonly endMinute: number;
  readonly deployment: SampleDeployment;
}

/** Minutes from the start of a deployment until its first tasks run. */
export const startDelayMinutes = 2;

/**
 * Generations in the order of their deployments. Old tasks stay until the rollout is finished, so two generations
 * run side by side within it; one that was rolled back ends with its rollout; one in progress has the tasks that it
 * has started.
 */
export function generationsOf(service: SampleService): readonly Generation[] {
  const generations: Generation[] = [];
  service.deployments.forEach((deployment, index) => {
    const startMinute = Math.floor(deployment.startedAt / 60_000) + (index === 0 ? 0 : startDelayMinutes);
    if (deployment.finishedAt === null) {
      if (deployment.startedTasks) generations.push({ startMinute, endMinute: Number.POSITIVE_INFINITY, deployment });
      return;
    }
    const finishedMinute = Math.floor(deployment.finishedAt / 60_000);
    if (deployment.status !== 'SUCCESSFUL') {
      generations.push({ startMinute, endMinute: finishedMinute, deployment });
      return;
    }
    const next = service.deployments.slice(index + 1).find((later) => later.status === 'SUCCESSFUL');
    const endMinute =
      next?.finishedAt === null || next === undefined ? Number.POSITIVE_INFINITY : Math.floor(next.finishedAt / 60_000);
    generations.push({ startMinute, endMinute, deployment });
  });
  return generations;
}

/** How many tasks of a generation run where `present` of the service do. */
export function slotsOf({ deployment }: Generation, present: number): number {
  return deployment.finishedAt === null ? Math.min(present, deployment.startedTasks ?? 0) : present;
}

/** The deployment whose task definition is in force at an instant: the newest successful one begun by then. */
export function deploymentInForce(service: SampleService, at: number): SampleDeployment | undefined {
  return service.deployments.filter((each) => each.status === 'SUCCESSFUL' && each.startedAt <= at).at(-1);
}
