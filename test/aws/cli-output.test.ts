import { describe, expect, it } from 'vitest';
import { type CliOutput, evidenceFromCliOutput } from '../../src/aws/cli-output.ts';
import { metricsQuery } from '../../src/aws/metrics-query.ts';
import { parseEvidence, toEvidenceDocument } from '../../src/core/parse-evidence.ts';

const TASK_DEFINITION = {
  taskDefinition: {
    taskDefinitionArn: 'arn:aws:ecs:eu-central-1:123456789012:task-definition/web:7',
    family: 'web',
    cpu: '1024',
    memory: '4096',
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    containerDefinitions: [
      {
        name: 'app',
        essential: true,
        cpu: 0,
        environment: [
          { name: 'EMPTY', value: '' },
          { name: 'NODE_OPTIONS', value: '--max-old-space-size=2048' },
        ],
      },
    ],
  },
};

function result(Id: string, Timestamps: unknown[], Values: unknown[] = Timestamps.map((_, index) => index + 1)) {
  return { Id, Label: 'CPUUtilization', Timestamps, Values, StatusCode: 'Complete' };
}

function read(results: unknown[], more: Partial<CliOutput> = {}) {
  return evidenceFromCliOutput({ metrics: { MetricDataResults: results }, taskDefinition: TASK_DEFINITION, ...more });
}

function evidenceOf(...parameters: Parameters<typeof read>) {
  const outcome = read(...parameters);
  if (!outcome.ok) throw new Error(outcome.problem.message);
  return outcome.evidence;
}

const NEWEST_FIRST = ['2026-11-01T00:15:00+00:00', '2026-11-01T00:05:00+00:00', '2026-11-01T00:00:00+00:00'];

describe('evidence from what the AWS CLI prints', () => {
  it('is of the task definition’s size over the whole of the metrics', () => {
    const evidence = evidenceOf([result('cpu_average', NEWEST_FIRST), result('memory_maximum', NEWEST_FIRST)]);

    expect(evidence.metrics.startAt).toBe('2026-11-01T00:00:00.000Z');
    expect(evidence.metrics.periodSeconds).toBe(300);
    expect([...evidence.metrics.cpuUtilization.average]).toEqual([3, 2, Number.NaN, 1]);
    expect(evidence.metrics.memoryUtilization?.maximum?.at(-1)).toBe(1);
    expect(evidence.collectedAt).toBe('2026-11-01T00:20:00.000Z');
    expect(evidence.taskSizes).toEqual([{ since: evidence.metrics.startAt, cpuUnits: 1024, memoryMiB: 4096 }]);
    expect(evidence.service).toMatchObject({ region: 'eu-central-1', name: 'web', cpuArchitecture: 'ARM64' });
    expect(evidence.containers[0]?.runtimeHints).toEqual({ nodeMaxOldSpaceMiB: 2048 });
    expect(parseEvidence(JSON.parse(JSON.stringify(toEvidenceDocument(evidence))))).toMatchObject({ ok: true });
  });

  it('takes epoch seconds, pages that repeat an id, and repeated datapoints', () => {
    const start = Date.UTC(2026, 10, 1) / 1_000;
    const pages = [
      { MetricDataResults: [result('cpu_average', [start, start + 60], [1, 2]), result('requests', [], [])] },
      { MetricDataResults: [result('cpu_average', [start + 60, start + 120, start + 180], [2, 3, 4])] },
    ];
    const evidence = evidenceOf([], { metrics: pages });

    expect(evidence.metrics.periodSeconds).toBe(60);
    expect([...evidence.metrics.cpuUtilization.average]).toEqual([1, 2, 3, 4]);
  });

  it('takes region, count and names from beside the files', () => {
    const evidence = evidenceOf([result('cpu_average', NEWEST_FIRST)], {
      region: 'us-east-1',
      count: 4,
      cluster: 'prod',
      service: 'web-api',
    });

    expect(evidence.id).toBe('prod/web-api');
    expect(evidence.service).toMatchObject({ region: 'us-east-1', desiredCount: 4, runningCount: 4 });
  });

  it('takes a task definition that stands alone, with numbers for amounts', () => {
    const taskDefinition = { cpu: 512, memory: 1024, containerDefinitions: [{ name: 'app' }] };
    const evidence = evidenceOf([result('cpu_average', NEWEST_FIRST)], { taskDefinition, region: 'us-east-1' });

    expect(evidence.taskSizes[0]).toMatchObject({ cpuUnits: 512, memoryMiB: 1024 });
  });

  it.each<[string, string, string, Partial<CliOutput>]>([
    ['no results', 'metrics', 'MetricDataResults', { metrics: {} }],
    ['not an object', 'metrics', '', { metrics: 'text' }],
    [
      'no CPU',
      'metrics',
      'MetricDataResults',
      { metrics: { MetricDataResults: [result('memory_average', NEWEST_FIRST)] } },
    ],
    [
      'a bad time',
      'metrics',
      'MetricDataResults[0].Timestamps[1]',
      { metrics: { MetricDataResults: [result('cpu_average', [1, 'soon'])] } },
    ],
    [
      'a bad value on the second page',
      'metrics',
      '[1].MetricDataResults[0].Values[0]',
      { metrics: [{ MetricDataResults: [] }, { MetricDataResults: [result('cpu_average', [1], ['x'])] }] },
    ],
    [
      'values that are too few',
      'metrics',
      'MetricDataResults[0].Values',
      { metrics: { MetricDataResults: [result('cpu_average', [1, 2], [1])] } },
    ],
    [
      'a span of centuries',
      'metrics',
      'MetricDataResults',
      { metrics: { MetricDataResults: [result('cpu_average', [0, 60, 9_000_000_000])] } },
    ],
    [
      'no containers',
      'taskDefinition',
      'taskDefinition.containerDefinitions',
      { taskDefinition: { taskDefinition: {} } },
    ],
    ['no size', 'taskDefinition', 'taskDefinition', { taskDefinition: { containerDefinitions: [] } }],
    [
      'a container without a name',
      'taskDefinition',
      'containerDefinitions[0].name',
      { taskDefinition: { containerDefinitions: [{ essential: true }] } },
    ],
    [
      'no region',
      'taskDefinition',
      'taskDefinition.taskDefinitionArn',
      { taskDefinition: { cpu: '256', memory: '512', containerDefinitions: [] } },
    ],
  ])('says which field of which file is wrong: %s', (_what, file, path, more) => {
    expect(read([result('cpu_average', NEWEST_FIRST)], more)).toMatchObject({ ok: false, problem: { file, path } });
  });
});

describe('the command that prints metrics', () => {
  const now = new Date('2026-11-21T10:07:31Z');

  it('asks for the four series of a service, by both dimensions, in whole periods', () => {
    const command = metricsQuery({ region: 'eu-west-1', cluster: 'prod', name: 'web' }, { days: 14, now });

    expect(command).toMatch(
      /^aws cloudwatch get-metric-data --region eu-west-1 --start-time 2026-11-07T10:05:00.000Z --end-time 2026-11-21T10:05:00.000Z --metric-data-queries '\[.*\]' --output json$/,
    );
    const queries = JSON.parse(/'(.*)'/.exec(command)?.[1] ?? '');
    expect(queries.map(({ Id }: { Id: string }) => Id)).toEqual([
      'cpu_average',
      'cpu_maximum',
      'memory_average',
      'memory_maximum',
    ]);
    expect(queries[0].MetricStat).toEqual({
      Metric: {
        Namespace: 'AWS/ECS',
        MetricName: 'CPUUtilization',
        Dimensions: [
          { Name: 'ClusterName', Value: 'prod' },
          { Name: 'ServiceName', Value: 'web' },
        ],
      },
      Period: 300,
      Stat: 'Average',
    });
  });

  it('runs nothing that a name may hold', () => {
    const command = metricsQuery({ region: 'eu-west-1; id', cluster: "it's", name: '$(id)' }, { days: 14, now });

    expect(command).toContain("--region 'eu-west-1; id'");
    expect(command).toContain("it'\\''s");
    expect(command.indexOf('$(id)')).toBeGreaterThan(command.indexOf("'["));
  });
});
