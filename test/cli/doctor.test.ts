import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAwsConnections } from '../../src/aws/clients.ts';
import { READ_ACTIONS } from '../../src/aws/iam-actions.ts';
import { probeAccount } from '../../src/aws/probe-account.ts';
import { createSecondAccount } from '../../src/sandbox/account/second-account.ts';
import { type LocalAws, startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { probeWorkspace } from '../../src/slack/probe-workspace.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { environmentFor, REGION } from '../aws/local-account.ts';
import { run } from './captured-run.ts';

const BOT_TOKEN = 'xoxb-5555555555-6666666666-thebottokenofthedoctor';
const SECRET = '0123456789abcdef0123456789abcdef';
const MINUTES = 60_000;

interface Line {
  readonly code: string;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly detail: string;
  readonly todo: string | null;
  readonly figures: Readonly<Record<string, unknown>>;
}

let aws: LocalAws;
let slack: LocalSlack;
let folder: string;
beforeAll(async () => {
  aws = await startLocalAws();
  slack = await startLocalSlack({ signingSecret: SECRET, botToken: BOT_TOKEN });
  folder = mkdtempSync(join(tmpdir(), 'fargate-advisor-doctor-'));
});
afterAll(async () => {
  await aws.close();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  aws.faults.clear();
  slack.faults.clear();
  for (const scope of ['chat:write', 'im:write', 'usergroups:read']) slack.scopes.add(scope);
});

const bare = () => ({ AWS_REGION: REGION, ...environmentFor(aws.url, 1) });
const whole = () => ({
  ...bare(),
  SLACK_BOT_TOKEN: BOT_TOKEN,
  SLACK_SIGNING_SECRET: SECRET,
  SLACK_API_URL: slack.apiUrl,
  ADVISOR_STORE: join(folder, 'advisor.db'),
});

/** What doctor says of the environment. */
async function examine(env: Readonly<Record<string, string>>, awsEnv: Readonly<Record<string, string>> = env) {
  const ran = await run(['doctor', '--format', 'json'], { deps: createCliDependencies(awsEnv), env });
  const document = JSON.parse(ran.stdout) as { failed: number; warnings: number; checks: Line[] };
  const find = (code: string) => document.checks.filter((line) => line.code === code);
  return { ...document, status: ran.status, find, codes: document.checks.map(({ code }) => code) };
}

describe('doctor', () => {
  it('finds everything in order, one line each, and ends with 0', async () => {
    const { status, checks, codes } = await examine(whole());

    expect(checks.filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(codes).toEqual([
      'SettingsFine',
      'NodeVersion',
      'Region',
      'Credentials',
      'ActionsAllowed',
      'PricesFresh',
      'StoreToMake',
      'SlackToken',
      'SlackScopes',
      'SigningSecret',
      'ClockClose',
      'ClockClose',
    ]);
    expect(status).toBe(0);
  });

  it('needs neither a store nor Slack for the command line', async () => {
    const { status, codes } = await examine(bare());

    expect(codes).toContain('NoStore');
    expect(codes).toContain('NoSlack');
    expect(status).toBe(0);
  });

  it('tries each action once, with a short answer, and names the account', async () => {
    const before = aws.requests.length;

    const { find } = await examine(bare());

    const operations = aws.requests.slice(before).map(({ operation }) => operation);
    expect(operations.toSorted()).toEqual(Object.keys(READ_ACTIONS).toSorted());
    expect(find('ActionsAllowed')).toMatchObject([{ figures: { actions: operations.length } }]);
    expect(find('Credentials')[0]?.figures.account).toMatch(/^\d{12}$/);
  });

  it.each(Object.entries(READ_ACTIONS))('names the action when %s is denied', async (operation, action) => {
    aws.faults.add({ kind: 'deny', operation });

    const { status, checks } = await examine(bare());

    const denied = checks.filter(({ code }) => /ActionDenied$/.test(code));
    expect(denied).toMatchObject([{ figures: { action } }]);
    expect(denied[0]?.todo).toContain(action);
    expect(status).toBe(denied[0]?.state === 'failed' ? 1 : 0);
  });

  it('says that there are no credentials', async () => {
    const nowhere = { AWS_EC2_METADATA_DISABLED: 'true', AWS_SHARED_CREDENTIALS_FILE: join(folder, 'none') };
    const before = { ...process.env };
    Object.assign(process.env, nowhere, { AWS_CONFIG_FILE: join(folder, 'none') });

    const { status, find } = await examine({ AWS_REGION: REGION, AWS_ENDPOINT_URL: aws.url });

    process.env = before;
    expect(find('CredentialsMissing')).toMatchObject([{ state: 'failed' }]);
    expect(status).toBe(1);
  });

  it('says that the credentials are refused, and nothing more of AWS', async () => {
    aws.faults.add({ kind: 'error', code: 'ExpiredTokenException', message: 'expired', statusCode: 400 });

    const { status, find, codes } = await examine(bare());

    expect(find('CredentialsRefused')).toMatchObject([{ figures: { awsCode: 'ExpiredTokenException' } }]);
    expect(codes).not.toContain('ActionsAllowed');
    expect(status).toBe(1);
  });

  it('says that AWS does not answer', async () => {
    const { status, find } = await examine(bare(), { ...bare(), AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });

    expect(find('AwsUnreachable')).toMatchObject([{ figures: { region: REGION, awsCode: 'ECONNREFUSED' } }]);
    expect(status).toBe(1);
  });

  it('takes a throttled action for unanswered, which fails nothing', async () => {
    aws.faults.add({ kind: 'throttle', operation: 'ListTasks', share: 1 });

    const { status, find } = await examine(bare());

    expect(find('ActionUnanswered')).toMatchObject([{ state: 'warning', figures: { action: 'ecs:ListTasks' } }]);
    expect(status).toBe(0);
  });

  it('says that no region is set', async () => {
    const { AWS_REGION: _, ...env } = bare();
    const deps = { ...createCliDependencies(env), profileRegion: async () => undefined };

    const { status, stdout } = await run(['doctor'], { deps, env });

    expect(stdout).toContain('No AWS region is set.');
    expect(status).toBe(1);
  });

  it('lists every bad setting, those of Slack only where Slack is set up', async () => {
    const without = await examine({ ...bare(), PORT: 'x', ADVISOR_LOG_LEVEL: 'loud' });
    const { SLACK_SIGNING_SECRET: _, ...unsigned } = whole();
    const withSlack = await examine(unsigned);

    expect(without.find('SettingWrong').map(({ figures }) => figures.setting)).toEqual(['PORT', 'ADVISOR_LOG_LEVEL']);
    expect(withSlack.find('SettingWrong').map(({ figures }) => figures.setting)).toEqual(['SLACK_SIGNING_SECRET']);
    expect([without.status, withSlack.status]).toEqual([1, 1]);
  });

  it('says what Slack says of a wrong token, and when Slack does not answer', async () => {
    const wrong = await examine({ ...whole(), SLACK_BOT_TOKEN: 'xoxb-wrong' });
    const away = await examine({ ...whole(), SLACK_API_URL: 'http://127.0.0.1:9/api/' });

    expect(wrong.find('SlackTokenRefused')).toMatchObject([{ state: 'failed', figures: { error: 'invalid_auth' } }]);
    expect(away.find('SlackUnreachable')).toMatchObject([{ state: 'failed' }]);
  });

  it('names the scope that the token lacks; that of user groups only fails where they are used', async () => {
    slack.scopes.delete('chat:write');
    slack.scopes.delete('usergroups:read');

    const { find, status } = await examine(whole());
    const used = await examine({ ...whole(), ADVISOR_ALLOWED_USERGROUPS: 'S12345678' });

    expect(find('SlackScopeMissing').map(({ figures }) => figures.scope)).toEqual(['chat:write']);
    expect(find('SlackOptionalScopeMissing').map(({ figures }) => figures.scope)).toEqual(['usergroups:read']);
    expect(used.find('SlackScopeMissing').map(({ figures }) => figures.scope)).toEqual([
      'chat:write',
      'usergroups:read',
    ]);
    expect(status).toBe(1);
  });

  it('doubts a signing secret that does not look like one, without printing it', async () => {
    const { stdout } = await run(['doctor'], {
      deps: createCliDependencies(bare()),
      env: { ...whole(), SLACK_SIGNING_SECRET: 'not-the-form-of-one' },
    });

    expect(stdout).toContain('does not look like one of Slack');
    expect(stdout).not.toContain('not-the-form-of-one');
  });

  it('asks Slack about the token of Socket Mode', async () => {
    const { find } = await examine({ ...whole(), SLACK_APP_TOKEN: 'xapp-1-A1-1-x' });

    expect(find('AppTokenRefused')).toMatchObject([{ state: 'failed', figures: { error: 'invalid_auth' } }]);
    expect(find('SigningSecret')).toEqual([]);
  });

  it('holds the clock against those of AWS and Slack', async () => {
    const clock = () => new Date(Date.now() + 10 * MINUTES);
    const connections = createAwsConnections({ environment: bare() });

    const [account, workspace] = await Promise.all([
      probeAccount({ clients: connections.forRegion(REGION), clock }),
      probeWorkspace({
        botToken: BOT_TOKEN,
        signingSecrets: [],
        apiUrl: slack.apiUrl,
        isUsergroupsNeeded: false,
        clock,
      }),
    ]);
    connections.close();

    for (const reading of [account.clock, workspace.clock]) {
      const ahead = Date.parse(reading?.ours ?? '') - Date.parse(reading?.theirs ?? '');
      expect(Math.round(ahead / MINUTES)).toBe(10);
    }
  });

  describe('about the store', () => {
    it('makes none to look at it', async () => {
      const path = join(folder, 'new/advisor.db');

      const { find } = await examine({ ...bare(), ADVISOR_STORE: path });

      expect(find('StoreToMake')).toMatchObject([{ state: 'ok', figures: { engine: 'sqlite' } }]);
      expect(existsSync(join(folder, 'new'))).toBe(false);
    });

    it('reads and writes one that is there, and leaves it as it was', async () => {
      const path = join(folder, 'there.db');
      const store = await openStore({ path, clock: () => new Date() });
      await store.close();
      const before = readFileSync(path);

      const { find, status } = await examine({ ...bare(), ADVISOR_STORE: path });

      expect(find('StoreWorks')).toMatchObject([{ figures: { engine: 'sqlite' } }]);
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(status).toBe(0);
    });

    it('warns of one that is gone with the task', async () => {
      const env = { ...whole(), ECS_CONTAINER_METADATA_URI_V4: 'http://169.254.170.2/v4/0' };

      const { find, status } = await examine(env);

      expect(find('StoreEphemeral')).toMatchObject([{ state: 'warning' }]);
      expect(status).toBe(0);
    });

    it.each([
      ['damaged', (path: string) => writeFileSync(path, 'no database at all, and long enough to look at'.repeat(50))],
      [
        'newer',
        async (path: string) => {
          const store = await openStore({ path, clock: () => new Date() });
          await store.close();
          const { default: Libsql } = await import('libsql');
          const file = new Libsql(path);
          file.exec("insert into store_schema (version, applied_at) values (999, '')");
          file.close();
        },
      ],
    ])('says that a %s one cannot be used', async (fault, make) => {
      const path = join(folder, `${fault}.db`);
      await make(path);

      const { find, status } = await examine({ ...bare(), ADVISOR_STORE: path });

      expect(find('StoreUnusable')).toMatchObject([{ state: 'failed', figures: { fault } }]);
      expect(status).toBe(1);
    });

    it.skipIf(process.getuid?.() === 0)('says that one may not be written', async () => {
      const path = join(folder, 'read-only.db');
      await (await openStore({ path, clock: () => new Date() })).close();
      chmodSync(path, 0o400);

      const { find } = await examine({ ...bare(), ADVISOR_STORE: path });

      expect(find('StoreUnusable')).toMatchObject([{ figures: { fault: 'not_allowed' } }]);
    });

    it('says that a PostgreSQL does not answer, without its password', async () => {
      const env = { ...bare(), DATABASE_URL: 'postgres://advisor:the-password@127.0.0.1:9/advisor' };

      const { status, stdout } = await run(['doctor'], { deps: createCliDependencies(bare()), env });

      expect(stdout).toContain('The database does not answer.');
      expect(stdout).not.toContain('the-password');
      expect(status).toBe(1);
    });
  });

  it('says it as Markdown, and in Korean', async () => {
    aws.faults.add({ kind: 'deny', operation: 'ListClusters' });
    const deps = createCliDependencies(bare());

    const markdown = await run(['doctor', '--format', 'markdown'], { deps, env: bare() });
    const korean = await run(['doctor', '--lang', 'ko'], { deps, env: bare() });

    expect(markdown.stdout).toMatch(/^## /);
    expect(markdown.stdout).toContain('- **failed** AWS denies ecs:ListClusters');
    expect(korean.stdout).toContain('AWS가 ecs:ListClusters을(를) 거부합니다');
    expect(korean.stdout).toContain('실패 1건');
  });

  it('refuses a format that it does not have', async () => {
    const { status } = await run(['doctor', '--format', 'html']);

    expect(status).toBe(2);
  });

  it('assumes the role of each configured account, and says which it may not', async () => {
    const account = createSecondAccount(1, Date.now());
    const roleArn = `arn:aws:iam::${account.accountId}:role/fargate-advisor-read`;
    const two = await startLocalAws({ roles: [{ account, roleArn, externalId: 'one-of-a-kind' }] });
    const file = join(folder, 'accounts.yml');
    const env = { AWS_REGION: REGION, ...environmentFor(two.url, 1), ADVISOR_ACCOUNTS: file };
    const withExternalId = async (externalId: string) => {
      const shop = { id: account.accountId, name: 'shop', roleArn, externalId };
      writeFileSync(file, JSON.stringify({ accounts: [{ id: '123456789012' }, shop] }));
      return await examine(env);
    };
    const right = await withExternalId('one-of-a-kind');
    const wrong = await withExternalId('guessed');
    writeFileSync(file, 'accounts: none');
    const broken = await examine(env);
    await two.close();

    expect(right.find('AccountsAssumed')).toMatchObject([{ state: 'ok', figures: { accounts: 1 } }]);
    expect(wrong.find('AccountNotAssumed')).toMatchObject([{ figures: { account: 'shop', code: 'access_denied' } }]);
    expect([right.status, wrong.status, broken.status]).toEqual([0, 1, 1]);
    expect(broken.find('SettingWrong')).toMatchObject([{ figures: { setting: 'ADVISOR_ACCOUNTS' } }]);
  });
});
