import { describe, expect, it } from 'vitest';
import { createCallFloor } from '../../../src/aws/fleet/call-floor.ts';
import { createMetricBudget } from '../../../src/aws/fleet/metric-budget.ts';
import { createMetricPacker } from '../../../src/aws/fleet/metric-packer.ts';
import { createRegionSweep } from '../../../src/aws/fleet/region-sweep.ts';
import { metricWindow } from '../../../src/aws/metric-window.ts';
import { NOW } from '../local-account.ts';

const AT = new Date(NOW);

interface Asked {
  readonly Id: string;
  readonly MetricStat: { readonly Metric: { readonly MetricName: string } };
}

/** A packer over a CloudWatch that answers one datapoint a query, and refuses every call with a query named `broken`. */
function packerOver(days: number) {
  const calls: number[] = [];
  const send = async ({ input }: { readonly input: { readonly MetricDataQueries: readonly Asked[] } }) => {
    const queries = input.MetricDataQueries;
    calls.push(queries.length);
    if (queries.some(({ MetricStat }) => MetricStat.Metric.MetricName === 'broken')) {
      throw Object.assign(new Error('broken'), { name: 'InternalServiceFault', $fault: 'server', $metadata: {} });
    }
    const Timestamps = [metricWindow(AT, days).startAt];
    return { MetricDataResults: queries.map(({ Id }) => ({ Id, Timestamps, Values: [Number(Id.slice(1))] })) };
  };
  const nothing = (): void => undefined;
  const packer = createMetricPacker(
    createRegionSweep({
      place: { region: 'us-east-1' },
      clients: { cloudWatch: { send } } as never,
      collectedAt: AT,
      window: metricWindow(AT, days),
      readTaskDefinition: async () => ({ containers: [] }),
      pace: { enter: async () => undefined, chargeDatapoints: nothing },
      floor: createCallFloor(),
      budget: createMetricBudget(),
      listener: { onFound: nothing, onEvidence: nothing, onLeftOut: nothing, onSettled: nothing, onShardEnd: nothing },
      abortSignal: new AbortController().signal,
    }),
  );
  const answered: string[] = [];
  const failed: string[] = [];
  const add = (service: string, queries: number, metric = 'fine') =>
    packer.add(
      Array.from({ length: queries }, (_, place) => ({
        Id: `metric_${place}`,
        MetricStat: { Metric: { MetricName: metric }, Period: 300, Stat: 'Average' },
      })),
      {
        onSeries: async (series) => void answered.push(`${service}:${[...series.keys()].join(',')}`),
        onFailure: () => failed.push(service),
      },
    );
  return { packer, calls, answered, failed, add };
}

describe('packing metrics', () => {
  it('fills each call, with services that lie in two of them', async () => {
    const { packer, calls, answered, add } = packerOver(56);

    for (const service of ['a', 'b', 'c', 'd']) await add(service, 5);
    await packer.end();

    expect(calls).toEqual([6, 6, 6, 2]);
    expect(answered.sort()).toEqual(
      ['a', 'b', 'c', 'd'].map((service) => `${service}:metric_0,metric_1,metric_2,metric_3,metric_4`),
    );
  });

  it('never asks more than five hundred at once', async () => {
    const { packer, calls, add } = packerOver(0.5);

    for (let service = 0; service < 101; service++) await add(`${service}`, 6);
    await packer.end();

    expect(calls).toEqual([500, 106]);
  });

  it('loses only the service whose data breaks', async () => {
    const { packer, answered, failed, add } = packerOver(14);

    await add('a', 5);
    await add('b', 5, 'broken');
    for (const service of ['c', 'd', 'e', 'f']) await add(service, 5);
    await packer.end();

    expect(failed).toEqual(['b']);
    expect(answered).toHaveLength(5);
  });
});
