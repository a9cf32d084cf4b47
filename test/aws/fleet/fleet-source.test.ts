import { afterEach, describe, expect, it } from 'vitest';
import { createEvidenceSource } from '../../../src/aws/evidence-source.ts';
import { isFargate } from '../../../src/core/evidence.ts';
import { createSyntheticFleet } from '../../../src/sandbox/account/synthetic-fleet.ts';
import { NOW, REGION, sampleAccount } from '../local-account.ts';
import { startFleet } from './local-fleet.ts';

type Fleet = Awaited<ReturnType<typeof startFleet>>;

let fleet: Fleet;
afterEach(() => fleet.close());

async function startSynthetic(services: number): Promise<Fleet> {
  fleet = await startFleet(createSyntheticFleet(services, 7, NOW));
  return fleet;
}

describe('a sweep', () => {
  it('reads of every service what is read of one alone', async () => {
    fleet = await startFleet();
    const alone = createEvidenceSource({ clientsFor: fleet.connections.forRegion, clock: fleet.clock });
    const { evidence, found, leftOut, settled } = await fleet.sweep({ days: 3 });

    expect(found).toBe(evidence.length + leftOut.length);
    expect(settled).toBe(found);
    for (const each of evidence.filter(({ service }) => service.cluster !== 'staging')) {
      expect(each).toEqual(await alone.collect(each.service, { days: 3 }));
    }
  });

  it('reads what was resized, rolled back and deployed every day as it is read alone', async () => {
    const account = sampleAccount();
    const names = ['order-history', 'ledger', 'my-service'];
    fleet = await startFleet({ ...account, services: account.services.filter(({ name }) => names.includes(name)) });
    const alone = createEvidenceSource({ clientsFor: fleet.connections.forRegion, clock: fleet.clock });
    const { evidence } = await fleet.sweep({ days: 28, cluster: 'prod' });

    expect(evidence.map(({ service }) => service.name).sort()).toEqual(names.toSorted());
    for (const each of evidence) expect(each).toEqual(await alone.collect(each.service, { days: 28 }));
  });

  it('leaves out what is not of Fargate and what is tagged to be ignored, each with its reason', async () => {
    fleet = await startFleet();
    const { evidence, leftOut, api } = await fleet.sweep({ days: 1 });

    expect(leftOut).toEqual([
      { what: `${REGION}/prod/monolith`, code: 'NotFargate', figures: { launchType: 'EC2' } },
      { what: `${REGION}/prod/audit-log`, code: 'IgnoredByTag', figures: { tag: 'fargate-advisor:ignore' } },
    ]);
    expect(evidence.every(({ service }) => isFargate(service))).toBe(true);
    expect(api.usd).toBeCloseTo(api.metricsRequested * 0.00001, 10);
  });

  it('makes no more than a twentieth more calls than the fewest possible', async () => {
    const { sweep, calls } = await startSynthetic(150);
    const { api, evidence } = await sweep({ days: 2 });

    expect(evidence).toHaveLength(150);
    expect(api.calls / api.minimumCalls).toBeLessThan(1.05);
    expect(calls('DescribeServices')).toBe(15);
    expect(calls('DescribeScalingPolicies')).toBe(1);
    expect(calls('ListTasks')).toBeLessThan(20);
  });

  it('packs the queries of many services into pages of metrics', async () => {
    const { sweep, calls } = await startSynthetic(20);
    const { api } = await sweep({ days: 14 });

    // 4,032 datapoints a query are 25 queries a page.
    expect(api.metricsRequested).toBe(20 * 6);
    expect(calls('GetMetricData')).toBe(Math.ceil((20 * 6) / 25));
  });

  it('asks Container Insights only where it is on', async () => {
    const account = createSyntheticFleet(3, 7, NOW);
    const clusters = account.clusters.map((cluster) => ({ ...cluster, containerInsights: 'disabled' as const }));
    fleet = await startFleet({ ...account, clusters });

    expect((await fleet.sweep()).api.metricsRequested).toBe(3 * 5);
  });

  it('goes on when a third of the calls are throttled and one in twenty fails', async () => {
    const { aws, sweep } = await startSynthetic(200);
    aws.faults.add({ kind: 'throttle', share: 0.3 });
    aws.faults.add({ kind: 'fail', share: 0.05 });
    const { evidence, leftOut, found, settled, api } = await sweep({ days: 1 });

    expect(found).toBe(200);
    expect(settled).toBe(200);
    expect(new Set([...evidence.map(({ id }) => id), ...leftOut.map(({ what }) => what)]).size).toBe(200);
    expect(evidence.length).toBeGreaterThan(190);
    expect(evidence.filter(({ notRead }) => notRead !== undefined).length).toBeLessThan(10);
    expect(api.calls).toBeGreaterThan(api.minimumCalls * 1.3);
  });

  it('leaves out everything of an account that throttles every metric, and says so', async () => {
    const { aws, sweep } = await startSynthetic(12);
    aws.faults.add({ kind: 'throttle', share: 1, operation: 'GetMetricData' });
    const { evidence, leftOut, settled } = await sweep();

    expect(evidence).toEqual([]);
    expect(settled).toBe(12);
    expect(new Set(leftOut.map(({ code }) => code))).toEqual(new Set(['Throttled']));
  });

  it('leaves out a cluster that is denied, and sweeps the others', async () => {
    fleet = await startFleet();
    fleet.aws.faults.add({ kind: 'deny', operation: 'ListServices', clusterName: 'prod' });
    const { evidence, leftOut } = await fleet.sweep({ days: 1 });

    expect(leftOut).toContainEqual({
      what: `${REGION}/prod`,
      code: 'Denied',
      figures: { iamAction: 'ecs:ListServices' },
    });
    expect(new Set(evidence.map(({ service }) => service.cluster))).toEqual(new Set(['batch', 'staging']));
  });

  it('leaves out a region that is denied, and fails when there is no other', async () => {
    fleet = await startFleet();
    fleet.aws.faults.add({ kind: 'deny', operation: 'ListClusters', region: REGION });
    const { evidence, leftOut } = await fleet.sweep({ days: 1, regions: [REGION, 'us-east-1'] });

    expect(leftOut).toEqual([{ what: REGION, code: 'Denied', figures: { iamAction: 'ecs:ListClusters' } }]);
    expect(new Set(evidence.map(({ service }) => service.region))).toEqual(new Set(['us-east-1']));
    await expect(fleet.sweep()).rejects.toMatchObject({ code: 'access_denied' });
  });

  it('finds the cluster in the region that has it', async () => {
    fleet = await startFleet();
    const { evidence, leftOut } = await fleet.sweep({ days: 1, cluster: 'edge', regions: [REGION, 'us-east-1'] });

    expect(evidence.length).toBeGreaterThan(0);
    expect(leftOut).toEqual([{ what: `${REGION}/edge`, code: 'ClusterNotFound', figures: {} }]);
    await expect(fleet.sweep({ cluster: 'nowhere' })).rejects.toMatchObject({ code: 'cluster_not_found' });
  });

  it('leaves out a service that vanishes between the list and its description', async () => {
    fleet = await startFleet();
    fleet.aws.faults.add({
      kind: 'drop',
      clusterName: 'prod',
      serviceName: 'checkout',
      afterOperation: 'ListServices',
    });
    const { leftOut, evidence } = await fleet.sweep({ days: 1, cluster: 'prod' });

    expect(leftOut).toContainEqual({ what: `${REGION}/prod/checkout`, code: 'Gone', figures: {} });
    expect(evidence.length).toBeGreaterThan(20);
  });

  it('sizes services whose tasks and scaling may not be read, and notes what is missing', async () => {
    fleet = await startFleet();
    for (const operation of ['ListTasks', 'DescribeScalingPolicies', 'DescribeTaskDefinition'])
      fleet.aws.faults.add({ kind: 'deny', operation });
    const { evidence } = await fleet.sweep({ days: 1, cluster: 'staging' });

    expect(evidence.length).toBeGreaterThan(0);
    for (const { notRead } of evidence) {
      expect(notRead?.map(({ what }) => what)).toEqual([
        'DescribeScalingPolicies',
        'DescribeTaskDefinition',
        'ListTasks',
      ]);
    }
  });

  it('asks CloudWatch for no more than its price allows', async () => {
    const { sweep } = await startSynthetic(12);
    const { evidence, leftOut, api } = await sweep({ maxApiUsd: 0.0003 });

    expect(api).toMatchObject({ metricsRequested: 30 });
    expect(evidence).toHaveLength(5);
    expect(leftOut).toHaveLength(7);
    expect(new Set(leftOut.map(({ code }) => code))).toEqual(new Set(['OverBudget']));
  });

  it('ends soon when it is interrupted, and says how many services it did not reach', async () => {
    const { source } = await startSynthetic(60);
    const interruption = new AbortController();
    let found = 0;
    let sized = 0;
    let missed = 0;
    await source.sweep(
      { shards: [{ region: REGION, cluster: 'fleet-00' }], days: 7, abortSignal: interruption.signal },
      {
        onFound: (services) => {
          found += services;
        },
        onSettled: () => undefined,
        onEvidence: () => {
          sized += 1;
          interruption.abort();
        },
        onLeftOut: (entry) => {
          if (entry.code === 'Interrupted') missed += entry.figures.services;
        },
        onShardEnd: () => undefined,
      },
    );

    expect(sized).toBeGreaterThan(0);
    expect(sized).toBeLessThan(60);
    expect(sized + missed).toBe(found);
  });
});
