import type { SampleService } from './sample-service.ts';
import { cpuTracking } from './stories-scaling.ts';
import { cpuDemand, defineService, type StoryTime } from './story.ts';

/** Services of staging in Seoul; the cluster has no Container Insights. */
export function stagingStories(time: StoryTime): readonly SampleService[] {
  const clusterName = 'staging';
  return [
    defineService(time, {
      clusterName,
      name: 'checkout',
      story: 'The same name as in prod; here one task of 512/1024 that idles.',
      size: [512, 1024],
      taskCount: { kind: 'fixed', tasks: 1 },
      cpu: cpuDemand({ baseCpuUnits: 30, dailyCpuUnits: 60, weekendFactor: 0.1 }),
      memory: { baseMiB: 310, noiseShare: 0.01 },
    }),
    defineService(time, {
      clusterName,
      name: 'gateway-preview',
      story: 'CPU target tracking at 50 % without Container Insights: SampleCount is the only task count.',
      size: [256, 512],
      taskCount: { kind: 'follows', of: 'cpu', perTask: 128, min: 1, max: 6 },
      cpu: cpuDemand({ baseCpuUnits: 70, dailyCpuUnits: 420, weekendFactor: 0.2 }),
      memory: { baseMiB: 210, mibPerCpuUnit: 0.1, noiseShare: 0.01 },
      scaling: {
        minCapacity: 1,
        maxCapacity: 6,
        policies: [cpuTracking('gateway-preview-cpu-50', 50)],
        scheduledActions: [],
      },
    }),
    defineService(time, {
      clusterName,
      name: '__proto__',
      story: 'A name that ECS allows and that plain objects as maps do not survive.',
      size: [256, 512],
      taskCount: { kind: 'fixed', tasks: 1 },
      cpu: cpuDemand({ baseCpuUnits: 40, dailyCpuUnits: 40 }),
      memory: { baseMiB: 200, noiseShare: 0.01 },
    }),
    defineService(time, {
      clusterName,
      name: `-_${'long-name_'.repeat(25)}end`,
      story: 'A name of 255 characters that begins with a dash, the longest that ECS allows.',
      size: [256, 512],
      taskCount: { kind: 'fixed', tasks: 1 },
      cpu: cpuDemand({ baseCpuUnits: 40, dailyCpuUnits: 40 }),
      memory: { baseMiB: 200, noiseShare: 0.01 },
    }),
  ];
}
