import type { SampleService } from './sample-service.ts';
import { cpuDemand, defineService, type StoryTime } from './story.ts';

/** Services of edge in us-east-1. */
export function edgeStories(time: StoryTime): readonly SampleService[] {
  const place = { region: 'us-east-1', clusterName: 'edge' };
  return [
    defineService(time, {
      ...place,
      name: 'edge-router',
      story: 'In Virginia: three tasks of 1024/2048, oversized two times.',
      taskCount: { kind: 'fixed', tasks: 3 },
      cpu: cpuDemand({ baseCpuUnits: 500, dailyCpuUnits: 550 }),
      memory: { baseMiB: 480, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
    }),
    defineService(time, {
      ...place,
      name: 'geo-lookup',
      story: 'In Virginia on Graviton: two tasks of 512/4096 whose index fills three quarters of the memory.',
      size: [512, 4096],
      cpuArchitecture: 'ARM64',
      cpu: cpuDemand({ baseCpuUnits: 150, dailyCpuUnits: 250 }),
      memory: { baseMiB: 3050, noiseShare: 0.005 },
    }),
  ];
}
