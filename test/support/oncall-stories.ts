import type { CauseCode } from '../../src/core/oncall/cause.ts';

/** Services of the sample account in trouble, and the causes that `why` must name, the root first. */
export const ONCALL_STORIES: readonly {
  readonly service: string;
  readonly region: string;
  readonly causes: readonly CauseCode[];
  /** What the hour of the day may add below. */
  readonly mayAlso?: CauseCode;
}[] = [
  { service: 'prod/promo-banner', region: 'ap-northeast-2', causes: ['ImagePullFailed', 'DeploymentStuck'] },
  { service: 'prod/coupon-api', region: 'ap-northeast-2', causes: ['HealthChecksFailing'], mayAlso: 'CpuPinned' },
  ...(
    [
      ['cart-api', 'OutOfMemory', 'DeploymentStuck'],
      ['order-intake', 'OutOfMemory', 'VcpuQuotaReached'],
      ['invoice-worker', 'CrashLoop'],
      ['mailer', 'CrashLoop'],
      ['pdf-renderer', 'CrashLoop'],
      ['feed-builder', 'CrashLoop'],
      ['queue-proxy', 'CrashLoop'],
      ['nightly-import', 'CrashLoop'],
      ['partner-sync', 'ImagePullFailed', 'DeploymentStuck'],
      ['geo-lookup', 'ImagePullFailed', 'DeploymentStuck'],
      ['report-generator', 'ImagePullFailed', 'DeploymentStuck'],
      ['session-store', 'StartSetupFailed', 'DeploymentStuck'],
      ['audit-log', 'StartSetupFailed', 'DeploymentStuck'],
      ['arm-mover', 'ContainerCannotStart', 'DeploymentStuck'],
      ['secret-spiller', 'CrashLoop'],
      ['steady-api'],
      ['rate-limiter', 'CpuPinned'],
      ['ticket-sale', 'ScalingAtMaximum'],
      ['quote-engine', 'ScalingFlapping'],
      ['night-job', 'ZeroDesired'],
      ['search-suggest', 'HealthChecksFailing', 'DeploymentStuck'],
      ['catalog-warmup', 'SlowStart', 'HealthChecksFailing', 'DeploymentStuck'],
      ['chat-gateway', 'HealthChecksFailing'],
      ['web-legacy', 'TargetsDrained'],
      ['profile-api', 'DeploymentHalfway'],
      ['basket', 'DeploymentRolledBack'],
      ['invoice-viewer', 'DeploymentStuck'],
      ['thumbnail-spot', 'SpotInterrupted'],
      ['batch-burst', 'CapacityUnavailable'],
      ['load-test', 'VcpuQuotaReached'],
      ['host-retired', 'PlatformStopped'],
      ['lonely-worker', 'TasksMissing'],
    ] as const
  ).map(([name, ...causes]) => ({ service: `incidents/${name}`, region: 'eu-west-1', causes })),
];
