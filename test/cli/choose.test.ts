import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from './captured-run.ts';

const ENV = { AWS_REGION: 'ap-northeast-2' };
const choose = (text: string) => run(['choose', ...text.split(' ').filter((word) => word !== '')], { env: ENV });
const EXAMPLE = 'runtime=800ms requests=3M memory=512MB hours=24';

describe('choose', () => {
  it('answers a described workload from the price book alone', async () => {
    const { status, stdout, stderr } = await choose(EXAMPLE);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^ECS on Fargate, Graviton, at about \$8\.29 a month\n/);
    expect(stdout).toContain('AWS Lambda · $20.60 a month');
    expect(stdout).toContain('2.5 times the price of the cheapest');
    expect(stdout).toContain('Google Cloud Run');
  });

  it('prints the document of the contract', async () => {
    const { stdout } = await choose(`${EXAMPLE} --format json`);
    const { workload, options, breakEven } = JSON.parse(stdout);

    expect(workload).toMatchObject({ tasks: 1, memoryMiB: 512, runtimeMs: 800, requestsPerMonth: 3_000_000 });
    expect(options.map(({ option }: { option: string }) => option).sort()).toEqual([
      'ecs-ec2',
      'ecs-managed-instances',
      'eks-ec2',
      'eks-fargate',
      'fargate',
      'fargate-arm64',
      'fargate-spot',
      'lambda',
    ]);
    for (const option of options) {
      expect(Object.keys(option).slice(0, 7)).toEqual([
        ...['option', 'possible', 'gates', 'monthlyUsd', 'leavesOut', 'reasonsFor', 'reasonsAgainst'],
      ]);
      expect(option.reasonsFor.length).toBeLessThanOrEqual(2);
    }
    expect(breakEven[0]).toMatchObject({ between: ['lambda', 'fargate'], unit: 'requests/month' });
    expect(breakEven[0].text).toMatch(/^Lambda is cheaper than ECS on Fargate below 1\.5 M requests a month/);
  });

  it('prints gates with their codes and no price where something cannot be', async () => {
    const { stdout } = await choose('gpu=1 vcpu=4 memory=8GB --format json');
    const { options } = JSON.parse(stdout);

    expect(options.find(({ option }: { option: string }) => option === 'fargate')).toMatchObject({
      possible: false,
      gates: [{ code: 'NoGpu', text: 'There are no GPUs.' }],
      monthlyUsd: null,
      leavesOut: [],
      reasonsFor: [],
      reasonsAgainst: [],
    });
  });

  it('prints Markdown, and blocks for Slack', async () => {
    expect((await choose(`${EXAMPLE} --format markdown`)).stdout).toMatch(/^## ECS on Fargate, Graviton/);
    const { blocks } = JSON.parse((await choose(`${EXAMPLE} --format slack`)).stdout);
    expect(blocks[0].type).toBe('header');
  });

  it('speaks Korean', async () => {
    const { stdout } = await choose(`${EXAMPLE} --lang ko`);

    expect(stdout).toMatch(/^ECS on Fargate\(Graviton\), 월 약 \$8\.29\n/);
    expect(stdout).toContain('저렴한 순서');
  });

  it.each([
    ['', 'Say what is to run'],
    ['memory=banana', '--memory cannot be "banana": it takes 1MB–24TB.'],
    ['memory=99TB', 'the nearest is 24TB'],
    ['tasks=-5 memory=1GB', '--tasks cannot be "-5": it takes 1–100000; the nearest is 1.'],
    ['gpu=1 memory=2GB only=lambda', 'AWS Lambda cannot run this. There are no GPUs.'],
    ['requests=3M memory=1GB', 'add runtime=800ms'],
    ['concurrency=10 memory=1GB', '--requests'],
  ])('refuses "%s" with a sentence and status 2', async (text, sentence) => {
    const { status, stdout, stderr } = await choose(text);

    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(sentence);
  });

  it('names the nearest region where there is no price, with status 1', async () => {
    const { status, stdout, stderr } = await choose('memory=1GB region=ap-southeast-7');

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('ap-southeast-1');
  });
});

describe('choose for a service that runs', () => {
  let aws: LocalAws;
  beforeAll(async () => {
    aws = await startLocalAws();
  });
  afterAll(() => aws.close());

  function live(...argv: readonly string[]) {
    const env = {
      ...ENV,
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    };
    return run(['choose', ...argv], { env, deps: createCliDependencies(env) });
  }

  it('takes its size, tasks and hours from its metrics', async () => {
    const { status, stdout } = await live('prod/my-service', '--format', 'json');
    const { workload, source } = JSON.parse(stdout);

    expect(status).toBe(0);
    expect(source).toEqual({ service: 'my-service', days: 56 });
    expect(workload).toMatchObject({ kind: 'service', hoursPerDay: 24, runtimeMs: null });
    expect(workload.tasks).toBeGreaterThanOrEqual(1);
  });

  it('takes what was typed before what was measured', async () => {
    const { stdout } = await live('prod/my-service', 'hours=8', 'tasks=4', '--format', 'json');

    expect(JSON.parse(stdout).workload).toMatchObject({ hoursPerDay: 8, tasks: 4 });
  });

  it('names the closest where there is no such service', async () => {
    const { status, stdout, stderr } = await live('mi-servise');

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('prod/my-service');
  });
});
