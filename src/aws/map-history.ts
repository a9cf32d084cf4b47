import type { ServiceDeploymentBrief, ServiceRevision } from '@aws-sdk/client-ecs';

/** The resolution of a service's utilization unless its revision says otherwise. */
const STANDARD_RESOLUTION_SECONDS = 60;

interface Span {
  readonly after?: Date;
  readonly before?: Date;
}

/**
 * Spans of creation time that cover the window in equal parts, and one for everything before it. They are asked for
 * at the same time, so that a service with hundreds of deployments still takes one trip.
 */
export function deploymentSpans(startAt: Date, endAt: Date, parts: number): Span[] {
  const partMs = (endAt.getTime() - startAt.getTime()) / parts;
  const edges = Array.from({ length: parts }, (_, part) => new Date(startAt.getTime() + part * partMs));
  return [
    { before: startAt },
    ...edges.map((after, part): Span => {
      const before = edges[part + 1];
      return before === undefined ? { after } : { after, before };
    }),
  ];
}

/** Each deployment once: spans share their edges. */
export function distinctDeployments(deployments: readonly ServiceDeploymentBrief[]): ServiceDeploymentBrief[] {
  return [...new Map(deployments.map((deployment) => [deployment.serviceDeploymentArn, deployment])).values()];
}

function bringsSize({ status }: ServiceDeploymentBrief): boolean {
  return status === 'SUCCESSFUL' || status === 'IN_PROGRESS';
}

function endMs({ finishedAt }: ServiceDeploymentBrief): number {
  return finishedAt?.getTime() ?? Number.POSITIVE_INFINITY;
}

export interface SizingDeployments {
  /** Those whose size was in force in some part of the window, oldest first. */
  readonly deployments: readonly ServiceDeploymentBrief[];
  /** The oldest of them when none says what ran at the window's start: what it replaced is worth asking for. */
  readonly firstWithoutPredecessor: ServiceDeploymentBrief | undefined;
}

/** Picks the deployments that decide the step function of sizes; what was rolled back or stopped decides nothing. */
export function sizingDeployments(all: readonly ServiceDeploymentBrief[], windowStart: Date): SizingDeployments {
  const sizing = all.filter(bringsSize).toSorted((a, b) => endMs(a) - endMs(b));
  const firstInside = sizing.findIndex((deployment) => endMs(deployment) > windowStart.getTime());
  if (firstInside === -1) return { deployments: sizing.slice(-1), firstWithoutPredecessor: undefined };
  return {
    deployments: sizing.slice(Math.max(0, firstInside - 1)),
    firstWithoutPredecessor: firstInside === 0 ? sizing[0] : undefined,
  };
}

/** True when revisions differ in how often CPUUtilization is sampled. */
export function hasMixedResolution(revisions: readonly ServiceRevision[]): boolean {
  const resolutions = revisions.map(({ monitoring }) => {
    const cpu = monitoring?.metricConfigurations?.find(({ metricNames }) =>
      (metricNames ?? []).includes('CPUUtilization'),
    );
    return cpu?.resolutionSeconds ?? STANDARD_RESOLUTION_SECONDS;
  });
  return new Set(resolutions).size > 1;
}

/**
 * The revision before `…:task-definition/web:12`, which is most often what 12 replaced; undefined for the first.
 * A guess that saves a trip when the replaced revision turns out to name it.
 */
export function previousRevision(taskDefinitionArn: string | undefined): string | undefined {
  const [, family, revision] = /^(.+:)(\d+)$/.exec(taskDefinitionArn ?? '') ?? [];
  return family !== undefined && Number(revision) > 1 ? `${family}${Number(revision) - 1}` : undefined;
}
