import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from './captured-run.ts';

const REGION = 'ap-northeast-2';

describe('the command line against an AWS', () => {
  let aws: LocalAws;
  let directory: string;
  let env: Record<string, string>;
  beforeAll(async () => {
    aws = await startLocalAws();
    directory = await mkdtemp(join(tmpdir(), 'fargate-advisor-'));
    env = {
      AWS_ENDPOINT_URL: aws.url,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'not-a-secret',
      AWS_REGION: REGION,
    };
  });
  afterAll(async () => {
    await aws.close();
    await rm(directory, { recursive: true });
  });

  const live = (argv: readonly string[], extra: { readonly stdin?: string } = {}) =>
    run(argv, { env, deps: createCliDependencies(env), ...extra });

  it('sizes a service that is told by its name', async () => {
    const { status, stdout, stderr } = await live(['size', 'my-service']);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^Save about \$/);
    expect(stdout).toContain('prod/my-service');
    expect(stdout).toMatch(/CPU +[▁▂▃▄▅▆▇█ ]+/);
  });

  it('prints the answer as one pretty document', async () => {
    const { stdout } = await live(['size', 'prod/my-service', '--days', '14', '--format', 'json']);

    expect(JSON.parse(stdout)).toMatchObject({ id: 'prod/my-service', finding: 'Overprovisioned' });
    expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
  });

  it('ends with 3 when the size should change and that was asked for', async () => {
    const { status } = await live(['size', 'prod/my-service', '--days', '14', '--fail-on-findings']);

    expect(status).toBe(3);
  });

  it('names the closest when there is no such service', async () => {
    const { status, stdout, stderr } = await live(['size', 'mi-servise']);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('prod/my-service');
  });

  it('collects evidence that sizes to the same answer without AWS', async () => {
    const path = join(directory, 'evidence.json');

    const collected = await live(['collect', 'prod/my-service', '--days', '14', '--output', path]);
    const stdin = await readFile(path, 'utf8');
    const sized = await run(['size', '--from', path, '--format', 'json']);
    const piped = await run(['size', '--from', '-', '--format', 'json'], { stdin });

    expect(collected).toEqual({ status: 0, stdout: '', stderr: `Wrote ${path}.\n` });
    expect(JSON.parse(sized.stdout)).toMatchObject({ id: 'prod/my-service', finding: 'Overprovisioned' });
    expect(piped.stdout).toBe(sized.stdout);
  });

  it('writes the evidence on standard output as one line', async () => {
    const { status, stdout } = await live(['collect', 'prod/my-service', '--days', '2']);

    expect(status).toBe(0);
    expect(stdout.indexOf('\n')).toBe(stdout.length - 1);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'fargate-advisor/evidence/1' });
  });

  it('says when the file cannot be written, and names it', async () => {
    const path = join(directory, 'no', 'such', 'place.json');

    const { status, stderr } = await live(['collect', 'prod/my-service', '--days', '2', '--output', path]);

    expect(status).toBe(1);
    expect(stderr).toContain(path);
    expect(stderr).toContain('could not be written');
  });

  it('says what AWS refused and what to do', async () => {
    const lift = aws.faults.add({ kind: 'deny', operation: 'DescribeServices' });
    const { status, stderr } = await live(['size', 'prod/my-service', '--days', '2']);
    lift();

    expect(status).toBe(1);
    expect(stderr).toContain('ecs:DescribeServices');
  });
});
