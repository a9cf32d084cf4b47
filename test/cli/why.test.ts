import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plantedSecretMarker } from '../../src/sandbox/account/story.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { environmentFor } from '../aws/local-account.ts';
import { ONCALL_STORIES } from '../support/oncall-stories.ts';
import { run } from './captured-run.ts';

let aws: LocalAws;
beforeAll(async () => {
  aws = await startLocalAws();
});
afterAll(() => aws?.close());

async function why(...argv: string[]) {
  const env = environmentFor(aws.url);
  return await run(['why', ...argv], { env, deps: createCliDependencies(env) });
}

interface Document {
  readonly healthy: boolean;
  readonly causes: readonly {
    code: string;
    title: string;
    since: string;
    evidence: string[];
    firstAction: string;
    links: { url: string }[];
  }[];
  readonly notRead: readonly { what: string; why: string }[];
  readonly lookedAt: readonly string[];
}

describe('why, on the command line', () => {
  it.each(ONCALL_STORIES)('says of $service: $causes', async ({ service, region, causes, mayAlso }) => {
    const { status, stdout, stderr } = await why(service, '--region', region, '--format', 'json');

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const document: Document = JSON.parse(stdout);
    expect(document.causes.map(({ code }) => code).filter((code) => code !== mayAlso)).toEqual(causes);
    expect(document.healthy).toBe(causes.length === 0);
    expect(document.notRead).toEqual([]);
    for (const cause of document.causes) {
      expect(Date.parse(cause.since)).toBeLessThanOrEqual(Date.now());
      expect(cause.evidence.length).toBeGreaterThan(0);
      expect(cause.firstAction).toMatch(/\.$/);
      expect(cause.links.length).toBeGreaterThan(0);
      for (const { url } of cause.links) expect(URL.canParse(url)).toBe(true);
    }
    expect(stdout).not.toMatch(/NaN|undefined|\[object|Infinity/);
  });

  it.each(ONCALL_STORIES)(
    'begins with what is wrong and what to do first in $service',
    async ({ service, region, causes }) => {
      const english = await why(service, '--region', region);
      const korean = await why(service, '--region', region, '--lang', 'ko');

      for (const { stdout } of [english, korean]) expect(stdout).not.toMatch(/NaN|undefined|\[object|Infinity|null/);
      if (causes.length === 0) {
        expect(english.stdout).toMatch(/^Nothing is wrong with incidents\/steady-api/);
        expect(korean.stdout).toMatch(/^AWS에서 보이는 한/);
      } else {
        expect(english.stdout).toMatch(/^Do first: /m);
        expect(korean.stdout).toMatch(/^먼저 할 일: /m);
      }
    },
  );

  it.each(['text', 'json', 'markdown', 'slack'])('lets no secret out as %s', async (format) => {
    for (const lang of ['en', 'ko']) {
      const { stdout, stderr } = await why(
        'incidents/secret-spiller',
        'logs',
        '--region',
        'eu-west-1',
        '--format',
        format,
        '--lang',
        lang,
      );

      expect(stdout).toContain('[redacted]');
      expect(`${stdout}${stderr}`).not.toContain(plantedSecretMarker);
      expect(stdout).not.toContain('AKIAIOSFODNN7EXAMPLE');
      expect(stdout).toContain('could not connect');
    }
  });

  it.each(['text', 'json', 'ndjson', 'markdown', 'slack'])('lets size let none out either, as %s', async (format) => {
    const env = environmentFor(aws.url);
    for (const argv of [
      ['size', 'incidents/secret-spiller', '--region', 'eu-west-1', '--days', '2', '--format', format, '--lang', 'en'],
      ['size', 'incidents/secret-spiller', '--region', 'eu-west-1', '--days', '2', '--format', format, '--lang', 'ko'],
      ['collect', 'incidents/secret-spiller', '--region', 'eu-west-1', '--days', '2'],
    ]) {
      const { status, stdout, stderr } = await run(argv, { env, deps: createCliDependencies(env) });

      expect({ argv, status }).toEqual({ argv, status: 0 });
      expect(`${stdout}${stderr}`).not.toContain(plantedSecretMarker);
    }
  });

  it.each([
    ...['text', 'json', 'markdown', 'slack'].map((format) => ['check', format] as const),
    ...['text', 'json', 'csv', 'markdown', 'html'].map((format) => ['fleet', format] as const),
  ])('lets %s let none out either, as %s', async (name, format) => {
    const env = environmentFor(aws.url);
    const what = name === 'check' ? ['incidents/secret-spiller'] : ['--cluster', 'incidents'];
    for (const lang of ['en', 'ko']) {
      const argv = [name, ...what, '--region', 'eu-west-1', '--days', '2', '--format', format, '--lang', lang];
      const { status, stdout, stderr } = await run(argv, { env, deps: createCliDependencies(env) });

      expect({ status, stderr }).toMatchObject({ status: 0 });
      expect(stdout).toContain('incidents');
      expect(`${stdout}${stderr}`).not.toContain(plantedSecretMarker);
    }
  });

  it('reads no logs unless asked', async () => {
    const before = aws.requests.length;
    await why('incidents/invoice-worker', '--region', 'eu-west-1');
    expect(aws.requests.slice(before).map(({ operation }) => operation)).not.toContain('GetLogEvents');

    const { stdout } = await why('incidents/invoice-worker', '--logs', '--region', 'eu-west-1');
    expect(stdout).toContain('relation "invoice" does not exist');
  });

  it.each(['why', 'size', 'check'])(
    'answers %s of a bare name where names may not be listed, and says so',
    async (name) => {
      for (const operation of ['ListServices', 'ListClusters']) {
        const lift = aws.faults.add({ kind: 'deny', operation });
        const env = environmentFor(aws.url);
        const argv = [name, 'ticket-sale', '--region', 'eu-west-1', ...(name === 'why' ? [] : ['--days', '2'])];
        for (const lang of ['en', 'ko']) {
          const { status, stdout, stderr } = await run([...argv, '--lang', lang], {
            env,
            deps: createCliDependencies(env),
          });
          expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
          expect(stdout).toContain('incidents/ticket-sale');
          if (name !== 'check') expect(stdout).toContain(`ecs:${operation}`);
        }
        lift();
      }
    },
  );

  it('says what to allow and how else to ask where a bare name is not found without names', async () => {
    const lifts = ['ListClusters', 'DescribeScalableTargets'].map((operation) =>
      aws.faults.add({ kind: 'deny', operation }),
    );

    const english = await why('steady-api', '--region', 'eu-west-1');
    const korean = await why('steady-api', '--region', 'eu-west-1', '--lang', 'ko');

    for (const lift of lifts) lift();
    for (const { status, stderr } of [english, korean]) {
      expect(status).toBe(1);
      expect(stderr).toContain('ecs:ListClusters');
      expect(stderr).toContain('/steady-api');
    }
  });

  it('names the services that a name could mean, and the closest to one that is not there', async () => {
    expect((await why('checkout', '--region', 'ap-northeast-2')).stderr).toContain('prod/checkout');
    expect((await why('invoice-worke', '--region', 'eu-west-1')).status).toBe(0);
    expect((await why('invoyce-worker', '--region', 'eu-west-1')).stderr).toContain('incidents/invoice-worker');
  });
});

describe('why, on the command line with a store', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'why-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function whyWith(settings: Readonly<Record<string, string>>, service: string, lang = 'en') {
    const env = { ...environmentFor(aws.url), ...settings };
    const argv = ['why', service, '--region', 'eu-west-1', '--format', 'json', '--lang', lang];
    const { status, stdout, stderr } = await run(argv, { env, deps: createCliDependencies(environmentFor(aws.url)) });
    expect(status).toBe(0);
    const document: Document = JSON.parse(stdout);
    return { codes: document.causes.map(({ code }) => code), stderr };
  }

  it('tells of tasks that ECS has forgotten, and remembers what it sees, unless that is off', async () => {
    const path = join(folder, 'advisor.db');
    const clock = () => new Date();
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
    const service = { region: 'eu-west-1', cluster: 'incidents', name: 'steady-api' };
    const before = await openStore({ path, clock });
    const container = { name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' };
    const stop = {
      taskId: 'gone',
      stoppedAt: hoursAgo(5),
      startedAt: hoursAgo(6),
      stopCode: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
      deploymentId: null,
      containers: [container],
    };
    await before.stoppedTasks.record([{ service, stop }], clock().toISOString());
    await before.close();

    const settings = { ADVISOR_STORE: path };
    expect(await whyWith(settings, 'incidents/steady-api')).toEqual({ codes: ['OutOfMemory'], stderr: '' });
    expect(await whyWith({ ...settings, ADVISOR_STOPPED_TASKS: 'off' }, 'incidents/steady-api')).toEqual({
      codes: [],
      stderr: '',
    });
    await whyWith(settings, 'incidents/invoice-worker');
    const after = await openStore({ path, clock });
    const seen = await after.stoppedTasks.list({ service: { ...service, name: 'invoice-worker' }, since: hoursAgo(3) });
    await after.close();
    expect(seen.length).toBeGreaterThan(0);
  });

  it('answers without a store that fails, and says so once', async () => {
    const path = join(folder, 'not-a-store');
    await writeFile(path, 'these are no tables '.repeat(100));

    const english = await whyWith({ ADVISOR_STORE: path }, 'incidents/invoice-worker');
    const korean = await whyWith({ ADVISOR_STORE: path }, 'incidents/invoice-worker', 'ko');

    expect(english.codes).toEqual(['CrashLoop']);
    expect(english.stderr).toMatch(/^The store of stopped tasks [^\n]+\n$/);
    expect(korean.stderr).toMatch(/^중지된 태스크를 [^\n]+\n$/);
  });
});
