import type { SampleDeployment, SampleService } from './sample-service.ts';
import {
  appContainer,
  cpuDemand,
  defineService,
  lastLocalTime,
  regularDeployments,
  type StoryTime,
  startOfDay,
  successfulDeployment,
} from './story.ts';

const dayMs = 86_400_000;

/** Services of prod in Seoul with a fixed number of tasks. */
export function prodStories(time: StoryTime): readonly SampleService[] {
  const region = 'ap-northeast-2';
  const today = startOfDay(time.now, region);
  return [
    defineService(time, {
      name: 'my-service',
      story: 'Oversized four times: at most 360 of 2048 CPU units and 660 of 4096 MiB in any of its three tasks.',
      size: [2048, 4096],
      taskCount: { kind: 'fixed', tasks: 3 },
      // A task at the top of the day: (400 + 500) / 3 = 300 units, within 8 % by chance and 10 % by imbalance.
      cpu: cpuDemand({ baseCpuUnits: 400, dailyCpuUnits: 500 }),
      memory: { baseMiB: 590, mibPerCpuUnit: 0.15, noiseShare: 0.01 },
      containers: [appContainer('my-service', { memoryMiB: 4096 })],
      healthCheckGracePeriodSeconds: 60,
    }),
    defineService(time, {
      name: 'search-api',
      story: 'CPU-starved: two tasks of 512 CPU units need up to 2200 together and stand at 100 % in office hours.',
      size: [512, 1024],
      cpu: cpuDemand({ baseCpuUnits: 300, dailyCpuUnits: 1900 }),
      memory: { baseMiB: 420, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'image-resizer',
      story: 'Killed for memory last night at 02:40 after an eighty-minute climb from 62 % to the limit of 2048 MiB.',
      cpu: cpuDemand({ baseCpuUnits: 400, dailyCpuUnits: 700 }),
      memory: { baseMiB: 1180, mibPerCpuUnit: 0.15, noiseShare: 0.02 },
      stops: [
        {
          at: lastLocalTime(time, region, 2, 40),
          slot: 0,
          stopCode: 'EssentialContainerExited',
          stoppedReason: 'Essential container in task exited',
          exitCode: 137,
          containerReason: 'OutOfMemoryError: Container killed due to memory usage',
          memoryRampMinutes: 80,
        },
      ],
    }),
    defineService(time, {
      name: 'settlement',
      story: 'A weekly peak: 850 of 1024 CPU units a task on Monday from 09:00 to 11:00, about 90 otherwise.',
      cpu: cpuDemand({
        baseCpuUnits: 150,
        dailyCpuUnits: 60,
        weeklyPeak: { weekday: 1, startHour: 9, hours: 2, cpuUnits: 1700 },
      }),
      memory: { baseMiB: 620, mibPerCpuUnit: 0.4, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'order-history',
      story: 'Resized twenty days ago from 2048/8192 to 1024/4096; demand did not change, so percentages doubled.',
      deployments: resizedDeployments(today),
      cpu: cpuDemand({ baseCpuUnits: 400, dailyCpuUnits: 600 }),
      memory: { baseMiB: 1900, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'profile-api',
      story: 'Graviton: ARM64 tasks of 1024/2048 that use a third of their CPU and half of their memory.',
      cpuArchitecture: 'ARM64',
      memory: { baseMiB: 980, mibPerCpuUnit: 0.1, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'invoice-windows',
      story: 'Windows Server 2022 Core, 2048/8192, needs a quarter of it; Windows has no task under 1 vCPU.',
      size: [2048, 8192],
      operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE',
      cpu: cpuDemand({ baseCpuUnits: 300, dailyCpuUnits: 600 }),
      memory: { baseMiB: 1900, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'wishlist',
      story: 'Created six hours ago; there is no older data.',
      size: [512, 1024],
      createdAt: time.now - 6 * 3_600_000,
      cpu: cpuDemand({ baseCpuUnits: 120, dailyCpuUnits: 100 }),
      memory: { baseMiB: 300, mibPerCpuUnit: 0.1, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'campaign-2025',
      story: 'Scaled to zero: desired count 0, no task, no datapoint.',
      taskCount: { kind: 'fixed', tasks: 0 },
    }),
    defineService(time, {
      name: 'monolith',
      story:
        'On EC2: tasks may use more CPU than they reserve, so the metric goes beyond 100 %; its task definition leans on the instance.',
      launchType: 'EC2',
      cpu: cpuDemand({ baseCpuUnits: 1200, dailyCpuUnits: 1600 }),
      memory: { baseMiB: 1300, noiseShare: 0.01 },
      containers: [
        appContainer('monolith', {
          cpuUnits: 1024,
          memoryMiB: 2048,
          overlay: {
            portMappings: [{ containerPort: 8080, hostPort: 0, protocol: 'tcp' }],
            links: ['cache'],
            mountPoints: [{ sourceVolume: 'uploads', containerPath: '/srv/uploads' }],
            ulimits: [
              { name: 'nofile', softLimit: 65_536, hardLimit: 65_536 },
              { name: 'memlock', softLimit: -1, hardLimit: -1 },
            ],
            logConfiguration: { logDriver: 'json-file', options: { 'max-size': '10m' } },
          },
        }),
        { name: 'cache', image: 'redis:7', essential: true, memoryMiB: 512, environment: {}, secrets: {} },
      ],
      setup: {
        taskDefinition: {
          taskRoleArn: undefined,
          executionRoleArn: undefined,
          volumes: [{ name: 'uploads', host: { sourcePath: '/data/uploads' } }],
          placementConstraints: [{ type: 'memberOf', expression: 'attribute:ecs.instance-type == m5.large' }],
        },
      },
    }),
    defineService(time, {
      name: 'checkout',
      story: 'The same name runs in staging; here 1024/4096 with four tasks, oversized in memory.',
      size: [1024, 4096],
      taskCount: { kind: 'fixed', tasks: 4 },
      cpu: cpuDemand({ baseCpuUnits: 900, dailyCpuUnits: 1400 }),
      memory: { baseMiB: 900, mibPerCpuUnit: 0.3, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'audit-log',
      story: 'Tagged fargate-advisor:ignore; oversized all the same.',
      cpu: cpuDemand({ baseCpuUnits: 60, dailyCpuUnits: 40 }),
      memory: { baseMiB: 260, noiseShare: 0.01 },
      tags: { team: 'security', 'fargate-advisor:ignore': 'true' },
    }),
    defineService(time, {
      name: 'ledger',
      story:
        'Tagged fargate-advisor:goal=safe; a rollout to 512/1024 ten days ago was rolled back after forty minutes.',
      deployments: rolledBackDeployments(time, today),
      memory: { baseMiB: 760, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
      tags: { team: 'finance', 'fargate-advisor:goal': 'safe' },
    }),
    defineService(time, {
      name: 'auth',
      story: 'Well sized: up to 70 % of 512 CPU units and 70 % of 1024 MiB, day after day.',
      size: [512, 1024],
      cpu: cpuDemand({ baseCpuUnits: 380, dailyCpuUnits: 270, weekendFactor: 0.9, noiseShare: 0.04 }),
      memory: { baseMiB: 640, mibPerCpuUnit: 0.2, noiseShare: 0.01 },
    }),
    defineService(time, {
      name: 'scheduler',
      story: 'A single task of 256/512, the smallest there is, at a third of its CPU and 60 % of its memory.',
      size: [256, 512],
      taskCount: { kind: 'fixed', tasks: 1 },
      cpu: cpuDemand({ baseCpuUnits: 60, dailyCpuUnits: 25 }),
      memory: { baseMiB: 300, noiseShare: 0.01 },
    }),
  ];
}

function resizedDeployments(today: number): readonly SampleDeployment[] {
  return [
    successfulDeployment(today - 240 * dayMs, 11, [2048, 8192]),
    successfulDeployment(today - 48 * dayMs + 50_400_000, 12, [2048, 8192]),
    successfulDeployment(today - 20 * dayMs + 50_400_000, 13, [1024, 4096]),
    successfulDeployment(today - 6 * dayMs + 50_400_000, 14, [1024, 4096]),
  ];
}

function rolledBackDeployments(time: StoryTime, today: number): readonly SampleDeployment[] {
  const regular = regularDeployments(time, {
    region: 'ap-northeast-2',
    createdAt: today - 240 * dayMs,
    everyDays: 28,
    hour: 14,
    size: [1024, 2048],
  });
  const startedAt = today - 10 * dayMs + 39_600_000;
  const rolledBack: SampleDeployment = {
    startedAt,
    finishedAt: startedAt + 40 * 60_000,
    status: 'ROLLBACK_SUCCESSFUL',
    statusReason: 'Service deployment rolled back because the circuit breaker threshold was exceeded.',
    revision: 99,
    cpuUnits: 512,
    memoryMiB: 1024,
  };
  return [...regular, rolledBack].sort((a, b) => a.startedAt - b.startedAt);
}
