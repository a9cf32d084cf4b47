import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFargate } from '../../src/core/evidence.ts';
import { parseEvidence, toEvidenceDocument } from '../../src/core/parse-evidence.ts';
import { plantedSecretMarker } from '../../src/sandbox/account/story.ts';
import { NOW, prod, sampleAccount, startAccount } from './local-account.ts';

const WINDOW = { days: 30 };
const services = sampleAccount().services;

describe('evidence of the sample account', () => {
  let local: Awaited<ReturnType<typeof startAccount>>;
  beforeAll(async () => {
    local = await startAccount();
  });
  afterAll(() => local.close());

  it.each(
    services.map(({ region, clusterName, name }) => [`${region}/${clusterName}/${name}`, region, clusterName, name]),
  )(
    'of %s passes the rules of the contract, complete and without a secret',
    async (_title, region = '', cluster = '', name = '') => {
      const evidence = await local.source.collect({ region, cluster, name }, { days: 4 });

      const text = JSON.stringify(toEvidenceDocument(evidence));
      expect(parseEvidence(JSON.parse(text))).toMatchObject({ ok: true });
      expect(text).not.toContain(plantedSecretMarker);
      expect(evidence.notRead).toBeUndefined();
      expect(evidence.metrics.cpuUtilization.average).toHaveLength(4 * 288);
    },
  );

  it('reads CPU and memory as percentages on a five-minute grid that ends now', async () => {
    const { metrics, service, collectedAt, id } = await local.source.collect(prod('my-service'), { days: 56 });

    expect(id).toBe('prod/my-service');
    expect(collectedAt).toBe(new Date(NOW).toISOString());
    expect(metrics.startAt).toBe(new Date(NOW - 56 * 86_400_000).toISOString());
    expect(metrics.cpuUtilization.average).toHaveLength(56 * 288);
    expect(Math.max(...metrics.cpuUtilization.average.filter(Number.isFinite))).toBeLessThan(25);
    expect(metrics.memoryUtilization?.maximum?.at(-2)).toBeGreaterThan(1);
    expect(service).toMatchObject({ accountId: '123456789012', launchType: 'FARGATE', desiredCount: 3 });
  });

  it('reads the sizes before and after a resize from the deployments', async () => {
    const { taskSizes, deployments } = await local.source.collect(prod('order-history'), { days: 56 });

    expect(taskSizes.map(({ cpuUnits, memoryMiB }) => [cpuUnits, memoryMiB])).toEqual([
      [2048, 8192],
      [1024, 4096],
    ]);
    const resized = deployments?.find(({ finishedAt }) => finishedAt === taskSizes[1]?.since);
    expect(resized).toMatchObject({ status: 'SUCCESSFUL' });
  });

  it('begins a new service at its creation', async () => {
    const { taskSizes, metrics } = await local.source.collect(prod('wishlist'), { days: 56 });

    const created = services.find(({ name }) => name === 'wishlist')?.createdAt ?? 0;
    expect(taskSizes).toHaveLength(1);
    expect(taskSizes[0]?.since).toBe(new Date(created).toISOString());
    expect(metrics.cpuUtilization.average.slice(0, 1_000).every(Number.isNaN)).toBe(true);
  });

  it('counts tasks by Container Insights in prod and by samples where that is off', async () => {
    const insights = await local.source.collect(prod('gateway'), { days: 14 });
    const samples = await local.source.collect(
      { region: 'us-east-1', cluster: 'edge', name: 'edge-router' },
      { days: 14 },
    );

    const counts = insights.metrics.runningTaskCount ?? new Float64Array();
    expect(Math.max(...counts)).toBeGreaterThan(Math.min(...counts));
    expect(samples.metrics.runningTaskCount?.at(-2)).toBe(3);
  });

  it('reads target tracking, step scaling with its alarm, and the requests of a target group', async () => {
    const [gateway, worker, storefront] = await Promise.all(
      ['gateway', 'notification-worker', 'storefront'].map((name) => local.source.collect(prod(name), { days: 14 })),
    );

    expect(gateway?.autoscaling).toMatchObject({
      minCapacity: 2,
      maxCapacity: 20,
      policies: [{ type: 'TargetTrackingScaling', metric: 'ECSServiceAverageCPUUtilization', target: 60 }],
    });
    expect(worker?.autoscaling?.policies[0]).toMatchObject({
      type: 'StepScaling',
      alarm: { metric: 'CPUUtilization', threshold: 75, comparison: 'GreaterThanOrEqualToThreshold' },
      stepAdjustments: [
        { lowerBound: 0, upperBound: 15, adjustment: 1 },
        { lowerBound: 15, adjustment: 3 },
      ],
    });
    expect(storefront?.autoscaling?.policies[0]).toMatchObject({ metric: 'ALBRequestCountPerTarget', target: 1500 });
    expect(storefront?.metrics.requestCount?.at(-2)).toBeGreaterThan(0);
  });

  it('takes a strategy of Fargate providers for Fargate, and keeps EC2 as it is', async () => {
    const spot = await local.source.collect({ ...prod('thumbnail-spot'), cluster: 'batch' }, WINDOW);
    const monolith = await local.source.collect(prod('monolith'), WINDOW);

    expect(spot.service.launchType).toBeNull();
    expect(isFargate(spot.service)).toBe(true);
    expect(monolith.service.launchType).toBe('EC2');
  });

  it('derives runtime hints, keeps names and drops values', async () => {
    const { containers } = await local.source.collect(prod('catalog-jvm'), WINDOW);

    expect(containers[0]?.runtimeHints).toEqual({ jvmMaxRamPercent: 75 });
    expect(containers[0]?.environmentNames).toContain('DATABASE_PASSWORD');
    expect(containers[0]?.secretNames).toContain('SESSION_KEY');
  });

  it('says why tasks stopped and since when the others run', async () => {
    const spot = await local.source.collect({ ...prod('thumbnail-spot'), cluster: 'batch' }, WINDOW);

    expect(spot.tasks).toHaveLength(4);
    expect(spot.tasks?.[0]).toMatchObject({ cpuUnits: 1024, memoryMiB: 2048 });
    for (const stopped of spot.stoppedTasks) expect(stopped.stopCode).toBe('SpotInterruption');
  });

  it('remembers task definitions by revision', async () => {
    await local.source.collect(prod('ledger'), { days: 14 });
    const before = local.aws.requests.length;
    await local.source.collect(prod('ledger'), { days: 14 });

    const again = local.aws.requests.slice(before).map(({ operation }) => operation);
    expect(again).not.toContain('DescribeTaskDefinition');
    expect(again).toContain('DescribeServices');
  });
});
