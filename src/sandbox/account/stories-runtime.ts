import type { SampleService } from './sample-service.ts';
import {
  appContainer,
  cpuDemand,
  defineService,
  plantedSecretMarker,
  regularDeployments,
  type StoryTime,
  startOfDay,
} from './story.ts';

/** Services of prod in Seoul whose story is in what runs inside the task. */
export function runtimeStories(time: StoryTime): readonly SampleService[] {
  const region = 'ap-northeast-2';
  const createdAt = startOfDay(time.now, region) - 240 * 86_400_000;
  return [
    defineService(time, {
      name: 'catalog-jvm',
      story: 'A JVM with MaxRAMPercentage 75: memory is a flat plateau at 82 % of whatever the task has.',
      size: [1024, 4096],
      cpu: cpuDemand({ baseCpuUnits: 300, dailyCpuUnits: 500 }),
      memory: { baseMiB: 290, heapShareOfLimit: 0.75, noiseShare: 0.004 },
      containers: [
        appContainer('catalog-jvm', {
          environment: {
            JAVA_TOOL_OPTIONS: `-XX:MaxRAMPercentage=75.0 -XX:+UseG1GC -Djavax.net.ssl.trustStorePassword=${plantedSecretMarker}-truststore`,
          },
        }),
      ],
      healthCheckGracePeriodSeconds: 180,
    }),
    defineService(time, {
      name: 'pricing-engine',
      story: 'A JVM with -Xmx1536m in its command: a plateau of about 1790 MiB in a task of 3072.',
      size: [1024, 3072],
      cpu: cpuDemand({ baseCpuUnits: 300, dailyCpuUnits: 450 }),
      memory: { baseMiB: 1790, noiseShare: 0.006 },
      containers: [
        appContainer('pricing-engine', { command: ['java', '-Xms512m', '-Xmx1536m', '-jar', '/app/pricing.jar'] }),
      ],
      healthCheckGracePeriodSeconds: 120,
    }),
    defineService(time, {
      name: 'web-ssr',
      story: 'Node with --max-old-space-size=1024 in NODE_OPTIONS: about 1180 MiB in a task of 4096.',
      size: [512, 4096],
      cpu: cpuDemand({ baseCpuUnits: 200, dailyCpuUnits: 350 }),
      memory: { baseMiB: 1180, noiseShare: 0.02 },
      containers: [appContainer('web-ssr', { environment: { NODE_OPTIONS: '--max-old-space-size=1024' } })],
    }),
    defineService(time, {
      name: 'recommendation-feed',
      story: 'A leak: each task grows by 7 MiB an hour from 450 MiB and drops at the weekly deployment.',
      size: [512, 2048],
      taskCount: { kind: 'fixed', tasks: 3 },
      deployments: regularDeployments(time, { region, createdAt, everyDays: 7, hour: 14, size: [512, 2048] }),
      cpu: cpuDemand({ baseCpuUnits: 250, dailyCpuUnits: 400 }),
      memory: { baseMiB: 450, leakMiBPerHour: 7, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'tax-calculator',
      story:
        'A start-up spike: 100 % CPU in the first four minutes of a task, about 15 % after; deployed daily until three days ago.',
      deployments: regularDeployments(time, { region, createdAt, everyDays: 1, hour: 11, size: [1024, 2048] }),
      cpu: cpuDemand({ baseCpuUnits: 200, dailyCpuUnits: 120 }),
      startup: { minutes: 4, cpuUnits: 1200 },
      healthCheckGracePeriodSeconds: 300,
    }),
    defineService(time, {
      name: 'payments',
      story:
        'Sidecars: app limited to 2048 MiB, envoy (256 units, 512 MiB, reserves 256), firelens (64 units, reserves 100).',
      size: [2048, 4096],
      taskCount: { kind: 'fixed', tasks: 3 },
      cpu: cpuDemand({ baseCpuUnits: 500, dailyCpuUnits: 700 }),
      memory: { baseMiB: 900, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
      containers: [
        appContainer('payments', { cpuUnits: 1536, memoryMiB: 2048 }),
        {
          name: 'envoy',
          image: 'public.ecr.aws/appmesh/aws-appmesh-envoy:v1.29.9.0-prod',
          essential: true,
          cpuUnits: 256,
          memoryMiB: 512,
          memoryReservationMiB: 256,
          environment: { ENVOY_LOG_LEVEL: 'warning' },
          secrets: {},
        },
        {
          name: 'log_router',
          image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable',
          essential: false,
          cpuUnits: 64,
          memoryReservationMiB: 100,
          environment: {},
          secrets: { LOG_API_KEY: `arn:aws:ssm:${region}:123456789012:parameter/${plantedSecretMarker}/log-key` },
          firelens: true,
        },
      ],
    }),
  ];
}
