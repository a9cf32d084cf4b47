import type { SampleDeployment, SampleService, SampleStop } from './sample-service.ts';
import { defineService, regularDeployments, type StoryTime, startOfDay } from './story.ts';

const minuteMs = 60_000;

/** Where the services in trouble live, apart from the others. */
export const incidentRegion = 'eu-west-1';
export const incidentCluster = 'incidents';

/** The start of the minute so many minutes before now. */
export function minutesAgo(time: StoryTime, minutes: number): number {
  return Math.floor(time.now / minuteMs - minutes) * minuteMs;
}

/** A service of the cluster of incidents. */
export function defineIncident(
  time: StoryTime,
  fields: Pick<SampleService, 'name' | 'story'> &
    Partial<SampleService> & { readonly size?: readonly [number, number]; readonly deploying?: Deploying },
): SampleService {
  const { deploying, ...given } = fields;
  const createdAt = startOfDay(time.now, incidentRegion) - 100 * 86_400_000;
  const size = given.size ?? [512, 1024];
  const regular = regularDeployments(time, { region: incidentRegion, createdAt, everyDays: 14, hour: 14, size });
  const newest = deploying === undefined ? [] : [newestDeployment(time, regular, size, deploying)];
  return defineService(time, {
    region: incidentRegion,
    clusterName: incidentCluster,
    createdAt,
    size,
    memory: { baseMiB: 0.3 * size[1], noiseShare: 0.01 },
    cpu: {
      baseCpuUnits: 0.4 * size[0],
      dailyCpuUnits: 0.2 * size[0],
      peakHour: 15,
      weekendFactor: 0.9,
      noiseShare: 0.05,
      imbalanceShare: 0.05,
    },
    ...given,
    deployments: [...regular, ...newest],
  });
}

/** A deployment that began so many minutes ago: it goes on, or has ended as it says. */
export interface Deploying {
  readonly minutesAgo: number;
  readonly startedTasks?: number;
  readonly rolledBack?: { readonly afterMinutes: number; readonly reason: string };
}

function newestDeployment(
  time: StoryTime,
  regular: readonly SampleDeployment[],
  [cpuUnits, memoryMiB]: readonly [number, number],
  { minutesAgo: minutes, startedTasks, rolledBack }: Deploying,
): SampleDeployment {
  const startedAt = minutesAgo(time, minutes);
  return {
    startedAt,
    finishedAt: rolledBack === undefined ? null : startedAt + rolledBack.afterMinutes * minuteMs,
    status: rolledBack === undefined ? 'IN_PROGRESS' : 'ROLLBACK_SUCCESSFUL',
    ...(rolledBack && { statusReason: rolledBack.reason }),
    revision: (regular.at(-1)?.revision ?? 11) + 1,
    cpuUnits,
    memoryMiB,
    ...(startedTasks !== undefined && { startedTasks }),
  };
}

/** The same stop again and again, the last one two minutes ago, on both slots in turn. */
export function stopsEvery(
  time: StoryTime,
  everyMinutes: number,
  count: number,
  fields: Omit<SampleStop, 'at' | 'slot'>,
): SampleStop[] {
  return Array.from({ length: count }, (_, index) => ({
    at: minutesAgo(time, 2 + (count - 1 - index) * everyMinutes),
    slot: index % 2,
    ...fields,
  }));
}
