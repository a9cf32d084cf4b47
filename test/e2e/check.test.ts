import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { CHECK_RULES } from '../../src/core/checks/rules.ts';
import { plantedSecretMarker } from '../../src/sandbox/account/story.ts';
import { USERS } from '../../src/sandbox/slack/workspace.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { run } from '../cli/captured-run.ts';
import { type Product, startProductHere, textOf } from './product.ts';

const FORMATS = ['text', 'json', 'markdown', 'slack'];

describe('check', () => {
  let product: Product;
  let directory: string;
  beforeAll(async () => {
    product = await startProductHere();
    directory = await mkdtemp(join(tmpdir(), 'fargate-advisor-'));
  });
  afterEach(() => {
    expect(product.slack.refusals).toEqual([]);
  });
  afterAll(async () => {
    await product.close();
    await rm(directory, { recursive: true });
  });

  const live = (argv: readonly string[], env: Readonly<Record<string, string>> = {}) =>
    run(argv, { env: { ...product.env, ...env }, deps: createCliDependencies({ ...product.env, ...env }) });

  describe('on the command line', () => {
    it('finds what is wrong, with every rule in one list', async () => {
      const { status, stdout, stderr } = await live(['check', 'backoffice', '--format', 'json']);
      const answer = JSON.parse(stdout);

      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(answer.findings.map(({ rule }: { rule: string }) => rule)).toEqual(
        expect.arrayContaining([
          'plain-secrets',
          'platform-version',
          'spot-without-base',
          'idle-hours',
          'latest-image',
        ]),
      );
      expect(answer.findings[0]).toEqual({
        rule: expect.any(String),
        severity: 'high',
        title: expect.any(String),
        why: expect.any(String),
        fix: expect.stringContaining('\n'),
        changes: expect.any(Array),
        figures: expect.any(Object),
      });
      const listed = [...answer.findings, ...answer.skipped].map(({ rule }) => rule);
      const unread = answer.notRead.map(({ what }: { what: string }) => what);
      expect([...listed, ...unread, ...answer.passed, ...answer.notApplicable].toSorted()).toEqual(
        CHECK_RULES.map(({ id }) => id).toSorted(),
      );
    });

    it('finds nothing in a service that does nothing wrong, and says what is switched off', async () => {
      const { stdout } = await live(['check', 'invoices']);

      expect(stdout).toMatch(/^Nothing to change: \d+ rules held\n/);
      expect(stdout).toContain('endpoints come with the new VPC');
    });

    it.each([
      ['backoffice', 'high', 3],
      ['invoices', 'low', 0],
      ['profile-api', 'low', 3],
    ])('ends %s at --severity %s with %i', async (service, severity, expected) => {
      expect((await live(['check', service, '--severity', severity])).status).toBe(expected);
    });

    it('leaves out what the environment switches off, and refuses what it cannot understand', async () => {
      const answer = await live(['check', 'backoffice', '--format', 'json'], {
        ADVISOR_CHECK_SKIP: 'single-task=one at a time',
      });
      const refused = await live(['check', 'backoffice'], { ADVISOR_CHECK_SKIP: 'single-task' });

      expect(JSON.parse(answer.stdout).skipped).toEqual([
        { rule: 'single-task', reason: 'one at a time', by: 'setting' },
      ]);
      expect(refused).toMatchObject({ status: 1, stderr: expect.stringContaining('ADVISOR_CHECK_SKIP') });
    });

    it('goes on when a call is denied, and names the action', async () => {
      const lift = product.aws.faults.add({ kind: 'deny', operation: 'DescribeLogGroups' });
      const { status, stdout } = await live(['check', 'invoices']);
      lift();

      expect(status).toBe(0);
      expect(stdout).toContain('allow logs:DescribeLogGroups');
    });

    it('checks a task definition of a file without AWS, and says what a file does not tell', async () => {
      const path = join(directory, 'task-definition.json');
      await writeFile(
        path,
        JSON.stringify({
          family: 'web',
          containerDefinitions: [
            { name: 'app', image: 'shop/web', environment: [{ name: 'API_TOKEN', value: plantedSecretMarker }] },
          ],
        }),
      );
      const before = product.aws.requests.length;
      const { status, stdout } = await live(['check', '--from', path, '--severity', 'high']);

      expect(status).toBe(3);
      expect(stdout).toContain('app/API_TOKEN');
      expect(stdout).toMatch(/A\s+task\s+definition does not say/);
      expect(stdout).not.toContain(plantedSecretMarker);
      expect(product.aws.requests.length).toBe(before);
    });

    it.each([
      ['no service', ['check'], 2],
      ['a file and a service', ['check', 'web', '--from', 'x.json'], 2],
      ['a severity that is none', ['check', 'web', '--severity', 'urgent'], 2],
      ['a file that is not there', ['check', '--from', 'no-such-file.json'], 1],
    ])('refuses %s', async (_what, argv, status) => {
      const refused = await live(argv);

      expect(refused.status).toBe(status);
      expect(refused.stderr).not.toBe('');
    });

    it('names the closest when there is no such service', async () => {
      const { status, stderr } = await live(['check', 'backofice']);

      expect(status).toBe(1);
      expect(stderr).toContain('prod/backoffice');
    });

    it.each(FORMATS.flatMap((format) => ['en', 'ko'].map((lang) => [format, lang] as const)))(
      'lets no value of a variable out as %s in %s',
      async (format, lang) => {
        for (const service of ['backoffice', 'my-service', 'prod/payments']) {
          const { status, stdout, stderr } = await live(['check', service, '--format', format, '--lang', lang]);

          expect(status).toBe(0);
          expect(`${stdout}${stderr}`).not.toContain(plantedSecretMarker);
          expect(`${stdout}${stderr}`).not.toMatch(/undefined|NaN|\[object/);
        }
      },
    );
  });

  describe('in Slack', () => {
    it('answers whoever asked, and shares with the channel', async () => {
      const answer = await product.ask('/fargate check backoffice');

      expect(answer).toMatchObject({ ephemeralTo: USERS.american });
      expect(answer.text).toMatch(/^prod\/backoffice: \d+ findings/);
      expect(textOf(answer)).toContain('plain-secrets');

      await product.slack.press({ actionId: 'check_share', user: USERS.american, messageTs: answer.ts });
      const shared = await product.slack.waitFor(() =>
        product.slack.messages(undefined, USERS.admin).find((message) => message.text.startsWith('prod/backoffice: ')),
      );
      expect(textOf(shared)).toContain(`<@${USERS.american}>`);
    });

    it('asks which one, and checks the one that is pressed', async () => {
      const choice = await product.ask('/fargate check checkout');

      expect(choice.text).toContain('staging/checkout');
      await product.slack.press({ actionId: 'help_run:0', user: USERS.american, messageTs: choice.ts });
      await product.slack.waitFor(() =>
        product.slack
          .messages(undefined, USERS.american)
          .find((message) => /^(prod|staging)\/checkout: \d+ finding/.test(message.text)),
      );
    });

    it('answers in Korean to whom Slack is Korean', async () => {
      const answer = await product.ask('/fargate check backoffice --lang ko');

      expect(answer.text).toMatch(/^prod\/backoffice: 고칠 점/);
    });

    it('lets no value of a variable out, in no message and no line of the log', () => {
      expect(JSON.stringify(product.slack.calls)).not.toContain(plantedSecretMarker);
      expect(JSON.stringify(product.slack.store.messages)).not.toContain(plantedSecretMarker);
      expect(product.log()).not.toContain(plantedSecretMarker);
    });
  });
});
