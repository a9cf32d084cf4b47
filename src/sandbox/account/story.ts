import { utcOffsetMinutes } from './demand.ts';
import { hashText } from './noise.ts';
import type { CpuDemand, SampleContainer, SampleDeployment, SampleService } from './sample-service.ts';

/** What stories are anchored on: the seed of all noise and the present (milliseconds since 1970). */
export interface StoryTime {
  readonly seed: number;
  readonly now: number;
}

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** A part of every planted secret value, so that a test can prove that none of them gets out. */
export const plantedSecretMarker = 'planted-secret';

/**
 * A service with what most of them share: ap-northeast-2, prod, Linux on x86, two tasks of 1 vCPU and 2 GiB that
 * need about a third of it, a deployment every two weeks.
 */
export function defineService(
  time: StoryTime,
  fields: Pick<SampleService, 'name' | 'story'> &
    Partial<SampleService> & { readonly size?: readonly [number, number] },
): SampleService {
  const { size = [1024, 2048], ...given } = fields;
  const region = given.region ?? 'ap-northeast-2';
  const clusterName = given.clusterName ?? 'prod';
  const createdAt = given.createdAt ?? startOfDay(time.now, region) - 240 * dayMs + 10 * hourMs;
  return {
    region,
    clusterName,
    launchType: 'FARGATE',
    capacityProviders: [],
    operatingSystemFamily: 'LINUX',
    cpuArchitecture: 'X86_64',
    createdAt,
    deployments: regularDeployments(time, { region, createdAt, everyDays: 14, hour: 14, size }),
    taskCount: { kind: 'fixed', tasks: 2 },
    cpu: cpuDemand({ baseCpuUnits: 300, dailyCpuUnits: 400 }),
    memory: { baseMiB: 700, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
    startup: null,
    stops: [],
    containers: [appContainer(given.name, {})],
    scaling: null,
    targetGroup: null,
    healthCheckGracePeriodSeconds: null,
    ephemeralStorageGiB: null,
    tags: { team: 'platform' },
    seed: hashText(`${region}/${clusterName}/${given.name}`, time.seed) | 0,
    ...given,
  };
}

/** Demand of an office-hours service, top of the day at 15:00, half of the daily part at weekends. */
export function cpuDemand(fields: Partial<CpuDemand>): CpuDemand {
  return {
    baseCpuUnits: 100,
    dailyCpuUnits: 100,
    peakHour: 15,
    weekendFactor: 0.5,
    noiseShare: 0.08,
    imbalanceShare: 0.1,
    ...fields,
  };
}

/** The main container of a service, with environment and secrets whose values must never be shown. */
export function appContainer(serviceName: string, fields: Partial<SampleContainer>): SampleContainer {
  return {
    name: 'app',
    image: `123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/${serviceName.toLowerCase()}`,
    essential: true,
    ...fields,
    environment: {
      LOG_LEVEL: 'info',
      DATABASE_PASSWORD: `${plantedSecretMarker}-database-${serviceName}`,
      PAYMENT_API_TOKEN: `${plantedSecretMarker}-token-${serviceName}`,
      ...fields.environment,
    },
    secrets: {
      SESSION_KEY: `arn:aws:ssm:ap-northeast-2:123456789012:parameter/${plantedSecretMarker}/session-key`,
      ...fields.secrets,
    },
  };
}

/** Deployments from the service's creation to now, each eight minutes long, all of one size. */
export function regularDeployments(
  time: StoryTime,
  plan: {
    readonly region: string;
    readonly createdAt: number;
    readonly everyDays: number;
    /** Local hour. */
    readonly hour: number;
    readonly size: readonly [cpuUnits: number, memoryMiB: number];
  },
): readonly SampleDeployment[] {
  const starts = [plan.createdAt];
  const today = startOfDay(time.now, plan.region) + plan.hour * hourMs;
  // Counted back from now and never today, so that the age of the newest tasks does not hang on the hour of the run.
  const newest = today - 3 * dayMs;
  // The rest lies on the same weekday; older than a hundred days ECS tells nothing.
  const rest: number[] = [];
  for (let at = newest; at > Math.max(plan.createdAt + dayMs, time.now - 100 * dayMs); at -= plan.everyDays * dayMs) {
    rest.push(at);
  }
  starts.push(...rest.reverse());
  return starts.map((startedAt, index) => successfulDeployment(startedAt, 11 + index, plan.size));
}

/** A rollout that took eight minutes. */
export function successfulDeployment(
  startedAt: number,
  revision: number,
  size: readonly [cpuUnits: number, memoryMiB: number],
): SampleDeployment {
  return {
    startedAt,
    finishedAt: startedAt + 8 * 60_000,
    status: 'SUCCESSFUL',
    revision,
    cpuUnits: size[0],
    memoryMiB: size[1],
  };
}

/** The last midnight on the region's clock, in milliseconds since 1970. */
export function startOfDay(now: number, region: string): number {
  const offsetMs = utcOffsetMinutes(region) * 60_000;
  return Math.floor((now + offsetMs) / dayMs) * dayMs - offsetMs;
}

/** The latest moment at or before `now - 1 h` with this local hour and minute, such as 02:40 last night. */
export function lastLocalTime(time: StoryTime, region: string, hour: number, minute: number): number {
  const today = startOfDay(time.now, region) + hour * hourMs + minute * 60_000;
  return today <= time.now - hourMs ? today : today - dayMs;
}
