import {
  DescribeAlarmsCommand,
  GetMetricDataCommand,
  type MetricDataQuery,
  paginateGetMetricData,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { createClients, rejectionOf, testNow } from './clients.ts';

const dayMs = 86_400_000;
let aws: LocalAws;
let cloudWatch: ReturnType<typeof createClients>['cloudWatch'];

beforeAll(async () => {
  aws = await startLocalAws({ now: () => testNow });
  cloudWatch = createClients(aws.url).cloudWatch;
});
afterAll(() => aws.close());

function query(
  id: string,
  name: string,
  stat: string,
  fields: { period?: number; service?: string; cluster?: string; namespace?: string } = {},
): MetricDataQuery {
  return {
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: fields.namespace ?? 'AWS/ECS',
        MetricName: name,
        Dimensions: [
          { Name: 'ServiceName', Value: fields.service ?? 'my-service' },
          { Name: 'ClusterName', Value: fields.cluster ?? 'prod' },
        ],
      },
      Period: fields.period ?? 300,
      Stat: stat,
    },
  };
}

/** Values by query id, gathered over all pages, in the order of the answer. */
async function read(
  queries: MetricDataQuery[],
  days: number,
  fields: { ascending?: boolean; maxDatapoints?: number } = {},
) {
  const values = new Map<string, { at: number; value: number }[]>();
  let pages = 0;
  const input = {
    MetricDataQueries: queries,
    StartTime: new Date(testNow - days * dayMs),
    EndTime: new Date(testNow),
    ...(fields.ascending === true ? { ScanBy: 'TimestampAscending' as const } : {}),
    ...(fields.maxDatapoints === undefined ? {} : { MaxDatapoints: fields.maxDatapoints }),
  };
  for await (const page of paginateGetMetricData({ client: cloudWatch }, input)) {
    pages += 1;
    for (const result of page.MetricDataResults ?? []) {
      const points = (result.Timestamps ?? []).map((at, index) => ({
        at: at.getTime(),
        value: result.Values?.[index] ?? Number.NaN,
      }));
      values.set(result.Id ?? '', [...(values.get(result.Id ?? '') ?? []), ...points]);
    }
  }
  return { values, pages, of: (id: string) => (values.get(id) ?? []).map((point) => point.value) };
}

describe('GetMetricData', () => {
  it('answers 56 days of six metrics at five minutes on one page, newest first', async () => {
    const names = ['CPUUtilization', 'MemoryUtilization'];
    const stats = ['Average', 'Maximum', 'SampleCount'];
    const queries = names.flatMap((name, n) => stats.map((stat, s) => query(`q${n}${s}`, name, stat)));
    const { values, pages } = await read(queries, 56);
    const times = values.get('q00')?.map((point) => point.at) ?? [];

    expect(pages).toBe(1);
    // One more than 56 days have: the start is rounded down, and the period under way has its first minutes.
    expect(times).toHaveLength(56 * 288 + 1);
    expect(times.every((at) => at % 300_000 === 0)).toBe(true);
    expect(times).toEqual([...times].sort((a, b) => b - a));
  });

  it('turns pages at the datapoint limit without losing or repeating a point, either way round', async () => {
    const queries = ['Average', 'Maximum', 'Minimum'].map((stat, index) => query(`q${index}`, 'CPUUtilization', stat));
    const whole = await read(queries, 3, { ascending: true });
    const ascending = await read(queries, 3, { ascending: true, maxDatapoints: 250 });
    const descending = await read(queries, 3, { maxDatapoints: 2 });

    expect([ascending.pages > 5, descending.pages > 1000]).toEqual([true, true]);
    expect(ascending.values).toEqual(whole.values);
    expect(descending.values.get('q2')).toEqual(whole.values.get('q2')?.toReversed());
  });

  it('says PartialData until the last page', async () => {
    const input = {
      MetricDataQueries: [query('a', 'CPUUtilization', 'Average')],
      StartTime: new Date(testNow - dayMs),
      EndTime: new Date(testNow),
      MaxDatapoints: 200,
    };
    const first = await cloudWatch.send(new GetMetricDataCommand(input));
    const last = await cloudWatch.send(new GetMetricDataCommand({ ...input, NextToken: first.NextToken }));

    expect(first.MetricDataResults?.[0]).toMatchObject({ StatusCode: 'PartialData', Label: 'CPUUtilization' });
    expect(last.MetricDataResults?.[0]?.StatusCode).toBe('Complete');
    expect(last.NextToken).toBeUndefined();
  });

  it('keeps one-minute data for 15 days, five-minute data for 63 and hourly data for 455', async () => {
    const periods = [60, 300, 3600].map((period) => query(`p${period}`, 'CPUUtilization', 'Average', { period }));
    const { values } = await read(periods, 100);
    const days = periods.map(({ Id = '' }) => (testNow - (values.get(Id)?.at(-1)?.at ?? 0)) / dayMs);

    expect(days.map(Math.round)).toEqual([15, 63, 100]);
  });

  it('gives periods that agree with each other and SampleCount as tasks times minutes', async () => {
    const queries = [60, 300].flatMap((period) =>
      ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'].map((stat) =>
        query(`q${period}${stat}`, 'CPUUtilization', stat, { period }),
      ),
    );
    const { values, of } = await read(queries, 1, { ascending: true });
    const fives = values.get('q300Average') ?? [];
    const whole = fives.slice(1, -1);

    expect(whole.length).toBeGreaterThan(280);
    for (const point of whole) {
      const inside = (id: string) =>
        (values.get(id) ?? [])
          .filter((each) => each.at >= point.at && each.at < point.at + 300_000)
          .map((each) => each.value);
      const index = fives.indexOf(point);
      const mean = inside('q60Average').reduce((sum, value) => sum + value, 0) / 5;
      expect(point.value).toBeCloseTo(mean, 6);
      expect(of('q300Maximum')[index]).toBe(Math.max(...inside('q60Maximum')));
      expect(of('q300SampleCount')[index]).toBe(15);
      expect(of('q300Minimum')[index]).toBeLessThanOrEqual(point.value);
      expect(of('q300Sum')[index]).toBeCloseTo(point.value * 15, 6);
    }
  });

  it('has no data for one dimension, a wrong unit, a percentile or a name nobody has', async () => {
    const alone = query('alone', 'CPUUtilization', 'Average');
    alone.MetricStat?.Metric?.Dimensions?.pop();
    const unit = query('unit', 'CPUUtilization', 'Average');
    if (unit.MetricStat !== undefined) unit.MetricStat.Unit = 'Count';
    const { of } = await read(
      [
        alone,
        unit,
        query('p', 'CPUUtilization', 'p99'),
        query('none', 'CPUUtilization', 'Average', { service: 'nope' }),
      ],
      1,
    );

    expect(['alone', 'unit', 'p', 'none'].map(of)).toEqual([[], [], [], []]);
  });

  it('has Container Insights where the cluster has it', async () => {
    const namespace = 'ECS/ContainerInsights';
    const { of } = await read(
      [
        query('tasks', 'RunningTaskCount', 'Average', { namespace }),
        query('units', 'CpuUtilized', 'Average', { namespace }),
        query('reserved', 'CpuReserved', 'Average', { namespace }),
        query('percent', 'CPUUtilization', 'Average'),
        query('staging', 'RunningTaskCount', 'Average', { namespace, cluster: 'staging', service: 'checkout' }),
      ],
      1,
    );

    expect(new Set(of('tasks'))).toEqual(new Set([3]));
    expect(of('staging')).toEqual([]);
    of('percent').forEach((percent, index) => {
      expect((100 * (of('units')[index] ?? 0)) / (of('reserved')[index] ?? 1)).toBeCloseTo(percent, 6);
    });
  });

  it.each([
    [
      '501 queries',
      { MetricDataQueries: Array.from({ length: 501 }, (_, i) => query(`q${i}`, 'CPUUtilization', 'Average')) },
    ],
    ['two queries of one id', { MetricDataQueries: [query('a', 'X', 'Sum'), query('a', 'Y', 'Sum')] }],
    ['an id in capitals', { MetricDataQueries: [query('A', 'X', 'Sum')] }],
    ['a period of 90 seconds', { MetricDataQueries: [query('a', 'X', 'Sum', { period: 90 })] }],
    ['an end before the start', { EndTime: new Date(testNow - 2 * dayMs) }],
    ['too many datapoints', { MaxDatapoints: 100_801 }],
    ['an unknown statistic', { MetricDataQueries: [query('a', 'X', 'Median')] }],
  ])('refuses %s', async (_, fields) => {
    const error = await rejectionOf(
      cloudWatch.send(
        new GetMetricDataCommand({
          MetricDataQueries: [query('a', 'CPUUtilization', 'Average')],
          StartTime: new Date(testNow - dayMs),
          EndTime: new Date(testNow),
          ...fields,
        }),
      ),
    );

    expect(error.name).toBe('ValidationException');
    expect(error.$metadata?.httpStatusCode).toBe(400);
  });

  it('refuses a token of another question by name', async () => {
    const error = await rejectionOf(
      cloudWatch.send(
        new GetMetricDataCommand({
          MetricDataQueries: [query('a', 'CPUUtilization', 'Average')],
          StartTime: new Date(testNow - dayMs),
          EndTime: new Date(testNow),
          NextToken: 'WzEsIngiXQ',
        }),
      ),
    );

    expect(error.name).toBe('InvalidNextToken');
  });
});

describe('ListMetrics and DescribeAlarms', () => {
  it('list what publishes, by dimension', async () => {
    const names: string[] = [];
    let zero = 0;
    for await (const page of paginateListMetrics({ client: cloudWatch }, { Namespace: 'AWS/ECS' })) {
      for (const metric of page.Metrics ?? []) {
        const value = metric.Dimensions?.find((each) => each.Name === 'ServiceName')?.Value;
        if (value === 'my-service') names.push(metric.MetricName ?? '');
        if (value === 'campaign-2025') zero += 1;
      }
    }

    expect(names).toEqual(['CPUUtilization', 'MemoryUtilization']);
    expect(zero).toBe(0);
  });

  it('find the alarms of step scaling by name, with threshold and action', async () => {
    const { MetricAlarms } = await cloudWatch.send(
      new DescribeAlarmsCommand({ AlarmNames: ['notification-worker-cpu-high', 'nope'] }),
    );

    expect(MetricAlarms).toHaveLength(1);
    expect(MetricAlarms?.[0]).toMatchObject({
      Threshold: 75,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Period: 60,
      EvaluationPeriods: 2,
      Dimensions: [
        { Name: 'ClusterName', Value: 'prod' },
        { Name: 'ServiceName', Value: 'notification-worker' },
      ],
    });
    expect(MetricAlarms?.[0]?.AlarmActions?.[0]).toContain('policyName/notification-worker-out');
  });

  it('refuse more than a hundred alarm names', async () => {
    const AlarmNames = Array.from({ length: 101 }, (_, index) => `a${index}`);

    expect((await rejectionOf(cloudWatch.send(new DescribeAlarmsCommand({ AlarmNames })))).name).toBe(
      'ValidationException',
    );
  });
});
