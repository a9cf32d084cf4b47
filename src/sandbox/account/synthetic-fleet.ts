import { noise } from './noise.ts';
import type { SampleAccount, SampleCluster } from './sample-account.ts';
import type { SampleService } from './sample-service.ts';
import { cpuTracking } from './stories-scaling.ts';
import { cpuDemand, defineService, type StoryTime } from './story.ts';

/** Sizes of the fleet, CPU units and MiB, from Fargate's table. */
const sizes: readonly (readonly [number, number])[] = [
  [256, 512],
  [256, 1024],
  [512, 1024],
  [512, 2048],
  [1024, 2048],
  [1024, 4096],
  [2048, 4096],
  [2048, 8192],
  [4096, 8192],
];

const servicesPerCluster = 500;

/**
 * An account of `services` made-up services in clusters of 500, the same for the same seed and `now`. One in eight is
 * on Spot, one in five on ARM64, one in six under CPU target tracking; use ranges from a tenth to nine tenths of the
 * size. It holds no series: 5,000 services are a few megabytes.
 */
export function createSyntheticFleet(services: number, seed: number, now: number): SampleAccount {
  const time: StoryTime = { seed, now };
  const clusters: SampleCluster[] = [];
  const members: SampleService[] = [];
  for (let index = 0; index < services; index += 1) {
    const cluster = Math.floor(index / servicesPerCluster);
    const clusterName = `fleet-${String(cluster).padStart(2, '0')}`;
    if (clusters.length <= cluster) {
      const containerInsights = cluster % 2 === 0 ? ('enabled' as const) : ('disabled' as const);
      clusters.push({ region: 'ap-northeast-2', name: clusterName, containerInsights, tags: {} });
    }
    members.push(fleetService(time, clusterName, index));
  }
  return { accountId: '123456789012', clusters, services: members };
}

function fleetService(time: StoryTime, clusterName: string, index: number): SampleService {
  const chance = (what: number) => noise(time.seed, index, what);
  const size = sizes[Math.floor(chance(1) * sizes.length)] ?? [1024, 2048];
  const [cpuUnits, memoryMiB] = size;
  const tasks = 1 + Math.floor(chance(2) ** 2 * 6);
  const busyShare = 0.1 + 0.8 * chance(3) ** 2;
  const isSpot = chance(4) < 1 / 8;
  const isTracked = chance(5) < 1 / 6;
  const total = cpuUnits * tasks * busyShare;
  const name = `service-${String(index).padStart(4, '0')}`;
  return defineService(time, {
    clusterName,
    name,
    story: 'One of a made-up fleet.',
    size,
    launchType: isSpot ? null : 'FARGATE',
    capacityProviders: isSpot ? [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }] : [],
    cpuArchitecture: chance(6) < 0.2 ? 'ARM64' : 'X86_64',
    taskCount: isTracked
      ? { kind: 'follows', of: 'cpu', perTask: cpuUnits * 0.6, min: 1, max: tasks * 3 }
      : { kind: 'fixed', tasks },
    cpu: cpuDemand({ baseCpuUnits: total * 0.4, dailyCpuUnits: total * 0.6, peakHour: Math.floor(chance(7) * 24) }),
    memory: { baseMiB: memoryMiB * (0.15 + 0.7 * chance(8)), noiseShare: 0.01 },
    scaling: isTracked
      ? { minCapacity: 1, maxCapacity: tasks * 3, policies: [cpuTracking(`${name}-cpu-60`, 60)], scheduledActions: [] }
      : null,
  });
}
