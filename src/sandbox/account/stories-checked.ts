import type { SampleService } from './sample-service.ts';
import { appContainer, cpuDemand, defineService, plantedSecretMarker, type StoryTime } from './story.ts';

/** Services that are held against good practice: one that does nearly everything wrong, one that does nothing wrong. */
export function checkedStories(time: StoryTime): readonly SampleService[] {
  return [
    defineService(time, {
      name: 'backoffice',
      story: 'Breaks nearly every rule of good practice, and sleeps at night and at weekends.',
      size: [2048, 8192],
      launchType: null,
      capacityProviders: [{ name: 'FARGATE_SPOT', base: 0, weight: 1 }],
      taskCount: { kind: 'fixed', tasks: 1 },
      cpu: cpuDemand({
        baseCpuUnits: 6,
        dailyCpuUnits: 520,
        peakHour: 13,
        officeHours: { fromHour: 8, untilHour: 19 },
      }),
      memory: { baseMiB: 1500, noiseShare: 0.01 },
      containers: [
        appContainer('backoffice', {
          image: '123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/backoffice:latest',
          environment: {
            REPORTS_URL: `postgres://reports:${plantedSecretMarker}-inside-url@db.internal/reports`,
          },
          overlay: { user: 'root', logConfiguration: undefined },
        }),
        {
          name: 'mailer',
          image: 'mailer',
          essential: true,
          environment: { SMTP_PASSWORD: `${plantedSecretMarker}-smtp` },
          secrets: {},
        },
      ],
      setup: {
        service: {
          platformVersion: '1.3.0',
          deploymentConfiguration: { strategy: 'ROLLING', maximumPercent: 200, minimumHealthyPercent: 100 },
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: ['subnet-0a1b2c3d4e5f60718'],
              securityGroups: ['sg-0123456789abcdef0'],
              assignPublicIp: 'ENABLED',
            },
          },
        },
        taskDefinition: {
          taskRoleArn: 'arn:aws:iam::123456789012:role/everything',
          executionRoleArn: 'arn:aws:iam::123456789012:role/everything',
        },
        logRetentionDays: null,
        storageGiB: 18.2,
      },
    }),
    defineService(time, {
      name: 'invoices',
      story:
        'Does nothing wrong: two tasks of 256/512 on Graviton in private subnets, and one rule switched off by tag.',
      size: [256, 512],
      cpuArchitecture: 'ARM64',
      cpu: cpuDemand({ baseCpuUnits: 130, dailyCpuUnits: 40, weekendFactor: 1 }),
      memory: { baseMiB: 300, noiseShare: 0.01 },
      containers: [
        {
          name: 'app',
          image: '123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/invoices:2.4.1',
          essential: true,
          environment: { LOG_LEVEL: 'info' },
          secrets: { DATABASE_PASSWORD: 'arn:aws:ssm:ap-northeast-2:123456789012:parameter/invoices/database' },
          overlay: {
            user: '10001:10001',
            readonlyRootFilesystem: true,
            stopTimeout: 60,
            healthCheck: { command: ['CMD', '/app/healthy'], interval: 30, timeout: 5, retries: 3 },
          },
        },
      ],
      tags: { team: 'payments', 'fargate-advisor:skip:nat-instead-of-endpoints': 'endpoints come with the new VPC' },
    }),
  ];
}
