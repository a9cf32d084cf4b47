import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { plantedSecretMarker } from '../../src/sandbox/account/story.ts';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from '../cli/captured-run.ts';
import { type Product, startProductHere, textOf } from './product.ts';

const FORMATS = ['text', 'json', 'markdown', 'slack'];
const FILE = {
  family: 'own',
  containerDefinitions: [
    { name: 'app', image: 'shop/own:1', memory: 900, environment: [{ name: 'TOKEN', value: plantedSecretMarker }] },
  ],
};

describe('migrate', () => {
  let product: Product;
  let directory: string;
  let path: string;
  beforeAll(async () => {
    product = await startProductHere();
    directory = await mkdtemp(join(tmpdir(), 'fargate-advisor-'));
    path = join(directory, 'task-definition.json');
    await writeFile(path, JSON.stringify(FILE));
  });
  afterEach(() => {
    expect(product.slack.refusals).toEqual([]);
  });
  afterAll(async () => {
    await product.close();
    await rm(directory, { recursive: true });
  });

  const live = (argv: readonly string[]) => run(argv, { env: product.env, deps: createCliDependencies(product.env) });

  describe('on the command line', () => {
    it('says what is in the way, what changes, the size and the bills', async () => {
      const { status, stdout, stderr } = await live(['migrate', 'prod-monolith', '--format', 'json']);
      const answer = JSON.parse(stdout);

      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(answer.blocking).toEqual([
        {
          code: 'HostVolume',
          where: 'volumes[0].host.sourcePath',
          why: expect.stringContaining('/data/uploads'),
          change: expect.stringContaining('EFS'),
          figures: { path: '/data/uploads' },
        },
      ]);
      expect(answer.changes.map(({ code }: { code: string }) => code)).toEqual(
        expect.arrayContaining([
          'NetworkMode',
          'HostPort',
          'Links',
          'Ulimits',
          'LogDriver',
          'InstanceRole',
          'TaskSize',
        ]),
      );
      expect(answer.taskSize).toEqual({ cpuUnits: 1024, memoryMiB: 3072 });
      expect(answer.monthlyUsd).toEqual({ before: expect.any(Number), after: expect.any(Number) });
      expect(answer).not.toHaveProperty('converted');
    });

    it('knows more with the service that runs it', async () => {
      const { stdout } = await live(['migrate', 'prod-monolith', '--service', 'prod/monolith', '--format', 'json']);
      const answer = JSON.parse(stdout);

      expect(answer.changes[0]).toMatchObject({ code: 'ServiceNetwork' });
      expect(answer.assumptions.tasks).toBe(2);
    });

    it.each([['prod-my-service'], ['arn:aws:ecs:ap-northeast-2:123456789012:task-definition/prod-my-service:18']])(
      'finds %s ready, or nearly',
      async (name) => {
        const { status, stdout } = await live(['migrate', name]);

        expect(status).toBe(0);
        expect(stdout).toMatch(/^It (runs on Fargate as it is|can run on Fargate)/);
      },
    );

    it('converts a file of its owner, values included, and asks AWS nothing', async () => {
      const before = product.aws.requests.length;
      const { status, stdout } = await live(['migrate', '--from', path, '--format', 'json']);
      const { converted, taskSize } = JSON.parse(stdout);

      expect(status).toBe(0);
      expect(taskSize).toEqual({ cpuUnits: 256, memoryMiB: 1024 });
      expect(converted).toMatchObject({ networkMode: 'awsvpc', cpu: '256', memory: '1024' });
      expect(converted.containerDefinitions[0].environment).toEqual(FILE.containerDefinitions[0]?.environment);
      expect(product.aws.requests.length).toBe(before);
    });

    it('never puts the values of a file into blocks for Slack', async () => {
      const { stdout } = await live(['migrate', '--from', path, '--format', 'slack']);

      expect(stdout).not.toContain(plantedSecretMarker);
      expect(stdout).not.toContain('awsvpc"');
    });

    it.each([
      ['nothing', ['migrate'], 2],
      ['a name and a file', ['migrate', 'web', '--from', 'x.json'], 2],
      ['a cluster without a service', ['migrate', 'web', '--cluster', 'prod'], 2],
      ['a file that is not there', ['migrate', '--from', 'no-such.json'], 1],
      ['a task definition that is not there', ['migrate', 'no-such-family'], 1],
      ['a service that is not there', ['migrate', 'prod-monolith', '--service', 'no-such-service'], 1],
    ])('refuses %s', async (_what, argv, status) => {
      const refused = await live(argv);

      expect(refused.status).toBe(status);
      expect(refused.stderr).not.toMatch(/^$|Reference|inside the advisor/);
    });

    it.each(FORMATS.flatMap((format) => ['en', 'ko'].map((lang) => [format, lang] as const)))(
      'lets no value of a variable out as %s in %s',
      async (format, lang) => {
        const { status, stdout, stderr } = await live(['migrate', 'prod-monolith', '--format', format, '--lang', lang]);

        expect(status).toBe(0);
        expect(`${stdout}${stderr}`).not.toContain(plantedSecretMarker);
        expect(stdout).not.toMatch(/undefined|NaN|\[object/);
      },
    );
  });

  describe('in Slack', () => {
    it('answers whoever asked, and shares with the channel', async () => {
      const answer = await product.ask('/fargate migrate prod-monolith --service prod/monolith');

      expect(answer).toMatchObject({ ephemeralTo: USERS.american });
      expect(answer.text).toMatch(/^prod-monolith:\d+: 1 thing keeps it from running on Fargate/);

      await product.slack.press({ actionId: 'migrate_share', user: USERS.american, messageTs: answer.ts });
      const shared = await product.slack.waitFor(() =>
        product.slack.messages(undefined, USERS.admin).find((message) => message.text.startsWith('prod-monolith:')),
      );
      expect(textOf(shared)).toContain(`<@${USERS.american}>`);
    });

    it('says that there is no such task definition, and asks for one', async () => {
      expect(textOf(await product.ask('/fargate migrate no-such-family'))).toContain('no-such-family');
      expect(textOf(await product.ask('/fargate migrate'))).toContain('TASK-DEFINITION');
    });

    it('takes no file', async () => {
      expect(textOf(await product.ask('/fargate migrate --from x.json'))).toContain('command line');
    });

    it('lets no value of a variable out, in no message and no line of the log', () => {
      expect(JSON.stringify(product.slack.calls)).not.toContain(plantedSecretMarker);
      expect(JSON.stringify(product.slack.store.messages)).not.toContain(plantedSecretMarker);
      expect(product.log()).not.toContain(plantedSecretMarker);
    });
  });
});
