import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from './captured-run.ts';

const HOUR_MS = 3_600_000;

/** Two weeks of hours at 4 to 6 %, newest first, as `aws cloudwatch get-metric-data` prints them. */
function metrics(): unknown {
  const hours = Array.from({ length: 14 * 24 }, (_, hour) => hour).reverse();
  const timestamps = hours.map((hour) => new Date(Date.UTC(2026, 9, 1) + hour * HOUR_MS).toISOString());
  return {
    MetricDataResults: [
      { Id: 'cpu_average', Timestamps: timestamps, Values: hours.map((hour) => 4 + (hour % 3)) },
      { Id: 'memory_average', Timestamps: timestamps, Values: hours.map(() => 20) },
    ],
  };
}

const TASK_DEFINITION = {
  taskDefinition: {
    taskDefinitionArn: 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7',
    family: 'web',
    cpu: '2048',
    memory: '8192',
    containerDefinitions: [{ name: 'app', essential: true }],
  },
};

describe('size --metrics', () => {
  let directory: string;
  const file = (name: string): string => join(directory, name);
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'fargate-advisor-'));
    await writeFile(file('metrics.json'), JSON.stringify(metrics(), null, 1));
    await writeFile(file('task.json'), `\ufeff${JSON.stringify(TASK_DEFINITION)}`);
    await writeFile(file('text.json'), 'An error occurred');
  });
  afterAll(() => rm(directory, { recursive: true }));

  const size = (argv: readonly string[], stdin = '') =>
    run(['size', ...argv, '--format', 'json'], { deps: createCliDependencies({}), stdin });

  it('answers from what the aws command printed', async () => {
    const { status, stdout, stderr } = await size([
      '--metrics',
      file('metrics.json'),
      '--task-definition',
      file('task.json'),
    ]);

    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'The figures are for one task, since nothing says how many run: give --count.\n',
    });
    expect(JSON.parse(stdout)).toMatchObject({
      id: 'web',
      finding: 'Overprovisioned',
      current: { cpuUnits: 2048, memoryMiB: 8192 },
      prices: { region: 'eu-west-1' },
    });
  });

  it('takes the service, the region and the number of tasks from what was said', async () => {
    const options = ['--metrics', '-', '--task-definition', file('task.json'), '--region', 'us-east-1'];
    const one = await size(['prod/shop', ...options], JSON.stringify(metrics()));
    const three = await size(['prod/shop', ...options, '--count', '3'], JSON.stringify(metrics()));

    expect(JSON.parse(three.stdout)).toMatchObject({ id: 'prod/shop', prices: { region: 'us-east-1' } });
    expect(JSON.parse(three.stdout).current.monthlyUsd).toBeCloseTo(3 * JSON.parse(one.stdout).current.monthlyUsd, 1);
  });

  it('does not state that a single task runs unless that was said', async () => {
    const options = ['--metrics', file('metrics.json'), '--task-definition', file('task.json')];
    const codes = async (...more: string[]) => {
      const { stdout, stderr } = await size([...options, ...more]);
      const warnings: { code: string }[] = JSON.parse(stdout).warnings;
      return { single: warnings.some(({ code }) => code === 'SingleTask'), stderr };
    };

    expect((await codes()).single).toBe(false);
    expect(await codes('--count', '1')).toEqual({ single: true, stderr: '' });
  });

  it('prints no command with a name that nobody said', async () => {
    const options = ['--metrics', file('metrics.json'), '--task-definition', file('task.json'), '--count', '2'];
    const text = async (...more: string[]) =>
      (await run(['size', ...more, ...options, '--format', 'text'], { deps: createCliDependencies({}) })).stdout;

    const unnamed = await text();
    expect(unnamed).toContain('\nweb in eu-west-1 ·');
    expect(unnamed).toContain("--task-definition 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7'");
    expect(unnamed).not.toMatch(/update-service|--cluster/);
    expect(await text('shop')).not.toContain('update-service');
    expect(await text('prod/shop')).toContain("--cluster 'prod' --service 'shop'");
  });

  it.each([
    ['the file that is no JSON', 'text.json', 'task.json', 'text.json'],
    ['the file and the field that are not what was expected', 'task.json', 'task.json', 'MetricDataResults'],
    ['the file that is not there', 'metrics.json', 'none.json', 'none.json'],
  ])('names %s', async (_, metricsFile, taskFile, named) => {
    const { status, stdout, stderr } = await size([
      '--metrics',
      file(metricsFile),
      '--task-definition',
      file(taskFile),
    ]);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain(named);
  });
});

describe('metrics-query', () => {
  const query = (argv: readonly string[], env = {}) =>
    run(['metrics-query', ...argv], { deps: createCliDependencies({}), env });

  it.each([
    ['prod/my-service', '--region', 'us-east-1'],
    ['my-service', '--cluster', 'prod', '--region', 'us-east-1'],
    ['arn:aws:ecs:us-east-1:123456789012:service/prod/my-service'],
  ])('prints the aws command for %s', async (...argv) => {
    const { status, stdout } = await query([...argv, '--days', '14']);

    expect(status).toBe(0);
    expect(stdout).toMatch(/^aws cloudwatch get-metric-data --region us-east-1 /);
    expect(stdout).toContain('{"Name":"ClusterName","Value":"prod"},{"Name":"ServiceName","Value":"my-service"}');
    expect(stdout).toContain('memory_maximum');
  });

  it('needs the cluster, since nobody is asked', async () => {
    const { status, stderr } = await query(['my-service'], { AWS_REGION: 'us-east-1' });

    expect(status).toBe(2);
    expect(stderr).toContain('--cluster');
  });
});
