import {
  DescribeClustersCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  DescribeTasksCommand,
  ListClustersCommand,
  ListServiceDeploymentsCommand,
  ListServicesCommand,
  ListTasksCommand,
  paginateListServices,
} from '@aws-sdk/client-ecs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantedSecretMarker } from '../../../src/sandbox/account/story.ts';
import { createSyntheticFleet } from '../../../src/sandbox/account/synthetic-fleet.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { createClients, rejectionOf, testNow } from './clients.ts';

let aws: LocalAws;
let ecs: ReturnType<typeof createClients>['ecs'];

beforeAll(async () => {
  aws = await startLocalAws({ now: () => testNow });
  ecs = createClients(aws.url).ecs;
});
afterAll(() => aws.close());

async function describeOne(cluster: string, name: string) {
  const answer = await ecs.send(new DescribeServicesCommand({ cluster, services: [name], include: ['TAGS'] }));
  const service = answer.services?.[0];
  if (service === undefined) throw new Error(`no service ${name}`);
  return service;
}

describe('clusters', () => {
  it('lists those of the region that the request was signed for', async () => {
    const seoul = await ecs.send(new ListClustersCommand({}));
    const virginia = await createClients(aws.url, 'us-east-1').ecs.send(new ListClustersCommand({}));

    expect(seoul.clusterArns).toEqual(
      ['prod', 'staging', 'batch'].map((name) => `arn:aws:ecs:ap-northeast-2:123456789012:cluster/${name}`),
    );
    expect(virginia.clusterArns).toEqual(['arn:aws:ecs:us-east-1:123456789012:cluster/edge']);
    expect(seoul.$metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('shows settings only when they are included, and names the missing', async () => {
    const without = await ecs.send(new DescribeClustersCommand({ clusters: ['prod'] }));
    const withSettings = await ecs.send(
      new DescribeClustersCommand({ clusters: ['prod', 'staging', 'nope'], include: ['SETTINGS'] }),
    );

    expect(without.clusters?.[0]?.settings).toEqual([]);
    expect(withSettings.clusters?.map((each) => each.settings?.[0]?.value)).toEqual(['enabled', 'disabled']);
    expect(withSettings.failures).toEqual([
      { arn: 'arn:aws:ecs:ap-northeast-2:123456789012:cluster/nope', reason: 'MISSING' },
    ]);
  });
});

describe('services', () => {
  it('come ten a page unless more are asked for, each once', async () => {
    const first = await ecs.send(new ListServicesCommand({ cluster: 'prod' }));
    const arns: string[] = [];
    for await (const page of paginateListServices({ client: ecs, pageSize: 7 }, { cluster: 'prod' })) {
      arns.push(...(page.serviceArns ?? []));
    }

    expect(first.serviceArns).toHaveLength(10);
    expect(first.nextToken).toBeDefined();
    expect(new Set(arns).size).toBe(arns.length);
    expect(arns).toContain('arn:aws:ecs:ap-northeast-2:123456789012:service/prod/my-service');
  });

  it('with a strategy have no launch type and no place in the list of FARGATE', async () => {
    const listed = await ecs.send(new ListServicesCommand({ cluster: 'batch', launchType: 'FARGATE' }));
    const spot = await describeOne('batch', 'thumbnail-spot');
    const mix = await describeOne('batch', 'etl-mix');

    expect(listed.serviceArns).toEqual([]);
    expect(spot.launchType).toBeUndefined();
    expect(spot.capacityProviderStrategy).toEqual([{ capacityProvider: 'FARGATE_SPOT', weight: 1, base: 0 }]);
    expect(mix.capacityProviderStrategy?.[0]).toEqual({ capacityProvider: 'FARGATE', weight: 1, base: 1 });
  });

  it('are refused above ten names, in foreign clusters, and named in failures when missing', async () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `s${index}`);
    const tooMany = await rejectionOf(ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: eleven })));
    const none = await rejectionOf(ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: [] })));
    const foreign = await rejectionOf(
      ecs.send(
        new DescribeServicesCommand({
          cluster: 'prod',
          services: ['arn:aws:ecs:ap-northeast-2:123456789012:service/staging/checkout'],
        }),
      ),
    );
    const noCluster = await rejectionOf(ecs.send(new DescribeServicesCommand({ cluster: 'nope', services: ['x'] })));
    const missing = await ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['nope', 'my-service'] }));

    expect([tooMany.name, none.name, foreign.name]).toEqual(Array(3).fill('InvalidParameterException'));
    expect(noCluster.name).toBe('ClusterNotFoundException');
    expect(missing.services).toHaveLength(1);
    expect(missing.failures?.[0]?.reason).toBe('MISSING');
  });

  it('refuse page sizes and tokens that ECS would not take', async () => {
    const size = await rejectionOf(ecs.send(new ListServicesCommand({ cluster: 'prod', maxResults: 101 })));
    const token = await rejectionOf(ecs.send(new ListServicesCommand({ cluster: 'prod', nextToken: 'made-up' })));
    const first = await ecs.send(new ListServicesCommand({ cluster: 'prod' }));
    const other = await rejectionOf(
      ecs.send(new ListServicesCommand({ cluster: 'staging', nextToken: first.nextToken })),
    );

    expect([size.name, token.name, other.name]).toEqual(Array(3).fill('InvalidParameterException'));
  });

  it('tell their story: zero tasks, tags, names that hurt', async () => {
    const zero = await describeOne('prod', 'campaign-2025');
    const ignored = await describeOne('prod', 'audit-log');
    const safe = await describeOne('prod', 'ledger');
    const proto = await describeOne('staging', '__proto__');
    const arns = await ecs.send(new ListServicesCommand({ cluster: 'staging' }));
    const longest =
      arns.serviceArns
        ?.find((arn) => arn.includes('long-name'))
        ?.split('/')
        .at(-1) ?? '';

    expect([zero.desiredCount, zero.runningCount]).toEqual([0, 0]);
    expect(ignored.tags).toContainEqual({ key: 'fargate-advisor:ignore', value: 'true' });
    expect(safe.tags).toContainEqual({ key: 'fargate-advisor:goal', value: 'safe' });
    expect(proto.serviceName).toBe('__proto__');
    expect(longest).toHaveLength(255);
    expect((await describeOne('staging', longest)).runningCount).toBe(1);
  });

  it('of a synthetic fleet of 5,000 are all there', async () => {
    const fleet = createSyntheticFleet(5_000, 3, testNow);
    const local = await startLocalAws({ account: fleet, now: () => testNow });
    const client = createClients(local.url).ecs;
    let count = 0;
    for (const arn of (await client.send(new ListClustersCommand({}))).clusterArns ?? []) {
      for await (const page of paginateListServices({ client, pageSize: 100 }, { cluster: arn })) {
        count += page.serviceArns?.length ?? 0;
      }
    }
    await local.close();

    expect(count).toBe(5_000);
  });
});

describe('task definitions', () => {
  it('carry planted secrets in plain text, sizes as text, and tags on demand', async () => {
    const service = await describeOne('prod', 'catalog-jvm');
    const answer = await ecs.send(
      new DescribeTaskDefinitionCommand({ taskDefinition: service.taskDefinition, include: ['TAGS'] }),
    );
    const environment = answer.taskDefinition?.containerDefinitions?.[0]?.environment ?? [];

    expect([answer.taskDefinition?.cpu, answer.taskDefinition?.memory]).toEqual(['1024', '4096']);
    expect(environment.filter((each) => each.value?.includes(plantedSecretMarker))).toHaveLength(3);
    expect(environment.find((each) => each.name === 'JAVA_TOOL_OPTIONS')?.value).toContain('-XX:MaxRAMPercentage=75.0');
    expect(answer.tags).not.toEqual([]);
  });

  it('show sidecars, ARM64, Windows and the size-less EC2 task', async () => {
    const definitions = await Promise.all(
      ['payments', 'profile-api', 'invoice-windows', 'monolith'].map(async (name) => {
        const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: `prod-${name}` }));
        return answer.taskDefinition;
      }),
    );
    const [payments, arm, windows, ec2] = definitions;

    expect(
      payments?.containerDefinitions?.map((each) => [each.name, each.cpu, each.memory, each.memoryReservation]),
    ).toEqual([
      ['app', 1536, 2048, undefined],
      ['envoy', 256, 512, 256],
      ['log_router', 64, undefined, 100],
    ]);
    expect(arm?.runtimePlatform?.cpuArchitecture).toBe('ARM64');
    expect(windows?.runtimePlatform?.operatingSystemFamily).toBe('WINDOWS_SERVER_2022_CORE');
    expect([ec2?.cpu, ec2?.containerDefinitions?.[0]?.memory]).toEqual([undefined, 2048]);
  });

  it('that do not exist are a ClientException', async () => {
    const error = await rejectionOf(ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: 'nope:1' })));

    expect([error.name, error.message]).toEqual(['ClientException', 'Unable to describe task definition.']);
  });
});

describe('tasks', () => {
  it('that were killed for memory last night say so', async () => {
    const listed = await ecs.send(
      new ListTasksCommand({ cluster: 'prod', serviceName: 'image-resizer', desiredStatus: 'STOPPED' }),
    );
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: listed.taskArns }));

    expect(tasks).toHaveLength(1);
    expect(tasks?.[0]).toMatchObject({
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited',
      stoppedAt: new Date(Date.UTC(2026, 10, 19, 17, 40)),
      containers: [{ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
    });
  });

  it('run with their size and their start, three of my-service', async () => {
    const listed = await ecs.send(new ListTasksCommand({ cluster: 'prod', serviceName: 'my-service' }));
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: listed.taskArns }));

    expect(tasks?.map((task) => [task.cpu, task.memory, task.lastStatus])).toEqual(
      Array(3).fill(['2048', '4096', 'RUNNING']),
    );
    for (const task of tasks ?? []) {
      expect(task.pullStartedAt?.getTime()).toBeLessThan(task.startedAt?.getTime() ?? 0);
      expect(task.startedAt?.getTime()).toBeLessThan(testNow);
    }
  });

  it('of a mix are split base first, then by weight', async () => {
    const listed = await ecs.send(new ListTasksCommand({ cluster: 'batch', serviceName: 'etl-mix' }));
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'batch', tasks: listed.taskArns }));
    const providers = tasks?.map((task) => task.capacityProviderName);

    expect(providers?.filter((name) => name === 'FARGATE')).toHaveLength(2);
    expect(providers?.filter((name) => name === 'FARGATE_SPOT')).toHaveLength(4);
  });

  it('are refused above a hundred and named in failures when unknown; so is an unknown service', async () => {
    const ids = Array.from({ length: 101 }, (_, index) => `${index}`);
    const tooMany = await rejectionOf(ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: ids })));
    const unknown = await ecs.send(
      new DescribeTasksCommand({ cluster: 'prod', tasks: ['0123456789abcdef0123456789abcdef'] }),
    );
    const service = await rejectionOf(ecs.send(new ListTasksCommand({ cluster: 'prod', serviceName: 'nope' })));

    expect(tooMany.name).toBe('InvalidParameterException');
    expect(unknown.failures?.[0]?.reason).toBe('MISSING');
    expect(service.name).toBe('ServiceNotFoundException');
  });

  it('that cannot start name the image', async () => {
    const listed = await ecs.send(
      new ListTasksCommand({ cluster: 'prod', serviceName: 'promo-banner', desiredStatus: 'STOPPED' }),
    );
    const { tasks } = await ecs.send(new DescribeTasksCommand({ cluster: 'prod', tasks: listed.taskArns }));

    expect(tasks).toHaveLength(9);
    expect(tasks?.every((task) => task.stopCode === 'TaskFailedToStart' && task.startedAt === undefined)).toBe(true);
    expect(tasks?.[0]?.stoppedReason).toMatch(/^CannotPullContainerError/);
  });
});

describe('deployments', () => {
  it('give the size history of a resized service through revisions', async () => {
    const listed = await ecs.send(new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'order-history' }));
    const arns = (listed.serviceDeployments ?? []).map((each) => each.targetServiceRevisionArn ?? '');
    const { serviceRevisions } = await ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: arns }));
    const sizes = await Promise.all(
      (serviceRevisions ?? []).map(async ({ taskDefinition }) => {
        const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition }));
        return [answer.taskDefinition?.cpu, answer.taskDefinition?.memory];
      }),
    );

    // Newest first; the one of the creation is older than the ninety days that ECS keeps.
    expect(sizes).toEqual([
      ['1024', '4096'],
      ['1024', '4096'],
      ['2048', '8192'],
    ]);
  });

  it('name the revision before, so that a window without an older deployment still has its first size', async () => {
    const listed = await ecs.send(new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'order-history' }));
    const oldest = listed.serviceDeployments?.at(-1)?.serviceDeploymentArn ?? '';
    const described = await ecs.send(
      new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [oldest, `${oldest}x`] }),
    );

    expect(described.serviceDeployments?.[0]?.sourceServiceRevisions).toHaveLength(1);
    expect(described.failures?.[0]?.reason).toBe('MISSING');
  });

  it('come twenty a page, newest first, filtered by time and status', async () => {
    const listed = await ecs.send(new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'tax-calculator' }));
    let count = 0;
    let nextToken: string | undefined;
    do {
      const page = await ecs.send(
        new ListServiceDeploymentsCommand({
          cluster: 'prod',
          service: 'tax-calculator',
          createdAt: { after: new Date(testNow - 30 * 86_400_000) },
          nextToken,
        }),
      );
      count += page.serviceDeployments?.length ?? 0;
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    const rolledBack = await ecs.send(
      new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'ledger', status: ['ROLLBACK_SUCCESSFUL'] }),
    );
    const starts = (listed.serviceDeployments ?? []).map((each) => each.startedAt?.getTime() ?? 0);

    expect(starts).toHaveLength(20);
    expect(starts).toEqual([...starts].sort((a, b) => b - a));
    expect(count).toBe(27);
    expect(rolledBack.serviceDeployments).toHaveLength(1);
  });

  it('are refused above twenty ARNs', async () => {
    const arns = Array.from({ length: 21 }, (_, index) => `arn:aws:ecs:x:1:service-revision/a/b/${index}`);
    const revisions = await rejectionOf(ecs.send(new DescribeServiceRevisionsCommand({ serviceRevisionArns: arns })));
    const deployments = await rejectionOf(
      ecs.send(new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: arns })),
    );
    const service = await rejectionOf(
      ecs.send(new ListServiceDeploymentsCommand({ cluster: 'prod', service: 'nope' })),
    );

    expect([revisions.name, deployments.name]).toEqual(['InvalidParameterException', 'InvalidParameterException']);
    expect(service.name).toBe('ServiceNotFoundException');
  });
});
