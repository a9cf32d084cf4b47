import { incidentCluster, incidentRegion } from './incident.ts';
import type { SampleIamRole } from './roles.ts';
import type { SampleService } from './sample-service.ts';
import { batchStories } from './stories-batch.ts';
import { checkedStories } from './stories-checked.ts';
import { edgeStories } from './stories-edge.ts';
import { oncallStories } from './stories-oncall.ts';
import { oncallServiceStories } from './stories-oncall-service.ts';
import { oncallTaskStories } from './stories-oncall-tasks.ts';
import { prodStories } from './stories-prod.ts';
import { runtimeStories } from './stories-runtime.ts';
import { scalingStories } from './stories-scaling.ts';
import { stagingStories } from './stories-staging.ts';
import type { StoryTime } from './story.ts';

export interface SampleCluster {
  readonly region: string;
  readonly name: string;
  readonly containerInsights: 'disabled' | 'enabled' | 'enhanced';
  readonly tags: Readonly<Record<string, string>>;
}

/** A NAT gateway and what it carries, day and night. */
export interface SampleNatGateway {
  readonly region: string;
  readonly id: string;
  readonly gibADay: number;
}

/** Everything that one AWS account holds, as plain data; series are computed from it when they are asked for. */
export interface SampleAccount {
  /** Twelve digits. */
  readonly accountId: string;
  readonly clusters: readonly SampleCluster[];
  readonly services: readonly SampleService[];
  readonly natGateways?: readonly SampleNatGateway[];
  /** Those of every sample account unless given. */
  readonly roles?: readonly SampleIamRole[];
}

const clusters: readonly SampleCluster[] = [
  { region: 'ap-northeast-2', name: 'prod', containerInsights: 'enabled', tags: { environment: 'prod' } },
  { region: 'ap-northeast-2', name: 'staging', containerInsights: 'disabled', tags: { environment: 'staging' } },
  { region: 'ap-northeast-2', name: 'batch', containerInsights: 'enhanced', tags: { environment: 'prod' } },
  { region: incidentRegion, name: incidentCluster, containerInsights: 'disabled', tags: { environment: 'prod' } },
  { region: 'us-east-1', name: 'edge', containerInsights: 'disabled', tags: { environment: 'prod' } },
];

/**
 * The sample account: the same bytes for the same seed and `now` (milliseconds since 1970). Last night, six hours ago
 * and twenty days ago are counted from `now`; demand follows the clock, so a later reader sees later data of the same
 * services.
 */
export function createSampleAccount(seed: number, now: number): SampleAccount {
  const time: StoryTime = { seed, now };
  return {
    accountId: '123456789012',
    clusters,
    services: [
      ...prodStories(time),
      ...runtimeStories(time),
      ...scalingStories(time),
      ...stagingStories(time),
      ...batchStories(time),
      ...oncallStories(time),
      ...edgeStories(time),
      ...oncallTaskStories(time),
      ...oncallServiceStories(time),
      ...checkedStories(time),
    ],
    natGateways: [{ region: 'ap-northeast-2', id: 'nat-0a1b2c3d4e5f60718', gibADay: 24 }],
  };
}
