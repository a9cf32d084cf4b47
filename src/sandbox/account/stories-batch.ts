import type { SampleService, SampleStop } from './sample-service.ts';
import { cpuDemand, defineService, lastLocalTime, type StoryTime } from './story.ts';

/** Services of batch in Seoul, on capacity providers; the cluster has enhanced Container Insights. */
export function batchStories(time: StoryTime): readonly SampleService[] {
  const clusterName = 'batch';
  const interruptedAt = lastLocalTime(time, 'ap-northeast-2', 5, 15);
  return [
    defineService(time, {
      clusterName,
      name: 'thumbnail-spot',
      story: 'Spot only: four tasks of 1024/2048 on FARGATE_SPOT, two interrupted this morning, launch type absent.',
      launchType: null,
      capacityProviders: [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }],
      taskCount: { kind: 'fixed', tasks: 4 },
      cpu: cpuDemand({ baseCpuUnits: 600, dailyCpuUnits: 600, peakHour: 3 }),
      memory: { baseMiB: 640, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
      stops: [1, 3].map(
        (slot): SampleStop => ({
          at: interruptedAt + slot * 60_000,
          slot,
          stopCode: 'SpotInterruption',
          stoppedReason: 'Your Spot Task was interrupted.',
          exitCode: 143,
        }),
      ),
    }),
    defineService(time, {
      clusterName,
      name: 'etl-mix',
      story: 'A Spot mix: the first task on FARGATE, of the others one in five; six tasks of 2048/8192, half used.',
      size: [2048, 8192],
      launchType: null,
      capacityProviders: [
        { name: 'FARGATE', base: 1, weight: 1 },
        { name: 'FARGATE_SPOT', base: 0, weight: 4 },
      ],
      taskCount: { kind: 'fixed', tasks: 6 },
      cpu: cpuDemand({ baseCpuUnits: 3000, dailyCpuUnits: 3200, peakHour: 2, weekendFactor: 1 }),
      memory: { baseMiB: 3300, mibPerCpuUnit: 0.3, noiseShare: 0.02 },
      ephemeralStorageGiB: 60,
    }),
  ];
}
