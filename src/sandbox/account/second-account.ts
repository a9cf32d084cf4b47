import type { SampleAccount } from './sample-account.ts';
import { cpuDemand, defineService } from './story.ts';

/**
 * The account of another team, in two regions, so that a sweep of accounts has somewhere to go. The same bytes for the
 * same seed and `now`.
 */
export function createSecondAccount(seed: number, now: number): SampleAccount {
  const time = { seed, now };
  return {
    accountId: '210987654321',
    clusters: [
      { region: 'ap-northeast-2', name: 'prod', containerInsights: 'disabled', tags: { environment: 'prod' } },
      { region: 'eu-west-1', name: 'search', containerInsights: 'enabled', tags: { environment: 'prod' } },
    ],
    services: [
      defineService(time, {
        name: 'checkout',
        story: 'The same cluster and name as in the first account, and another service.',
        size: [2048, 4096],
        tags: { team: 'shop', environment: 'prod' },
        cpu: cpuDemand({ baseCpuUnits: 150, dailyCpuUnits: 200 }),
        memory: { baseMiB: 500, noiseShare: 0.01 },
      }),
      defineService(time, {
        region: 'eu-west-1',
        clusterName: 'search',
        name: 'indexer',
        story: 'Idles at 4 vCPU; its owner is named by a tag.',
        size: [4096, 8192],
        tags: { Owner: 'ada@example.com', environment: 'prod' },
        cpu: cpuDemand({ baseCpuUnits: 200, dailyCpuUnits: 300 }),
        memory: { baseMiB: 1_200, noiseShare: 0.01 },
      }),
      defineService(time, {
        region: 'eu-west-1',
        clusterName: 'search',
        name: 'frozen',
        story: 'Left alone until a day far away.',
        tags: { team: 'search', 'fargate-advisor:snooze-until': '2099-01-01' },
      }),
    ],
  };
}
