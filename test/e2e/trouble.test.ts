import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { READ_ACTIONS } from '../../src/aws/iam-actions.ts';
import { createSampleAccount } from '../../src/sandbox/account/sample-account.ts';
import type { SampleService } from '../../src/sandbox/account/sample-service.ts';
import { CHANNELS, USERS } from '../../src/sandbox/slack/workspace.ts';
import { type CompiledProduct, compileProduct } from '../support/compiled-product.ts';
import { type Product, startProduct, startProductHere, textOf } from './product.ts';

const NOW = Date.now();
const DAY_MS = 86_400_000;

/** The sample account with one service changed. */
function accountWith(name: string, change: (service: SampleService) => Partial<SampleService>) {
  const account = createSampleAccount(1, NOW);
  const services = account.services.map((one) => (one.name === name ? { ...one, ...change(one) } : one));
  return { ...account, services };
}

/** A service about which every operation is asked: no launch type, step scaling, one recent deployment. */
const everyOperation = accountWith('notification-worker', ({ deployments }) => ({
  launchType: null,
  capacityProviders: [],
  deployments: [
    ...deployments.slice(0, 1),
    ...deployments.slice(-1).map((last) => ({ ...last, startedAt: NOW - DAY_MS, finishedAt: NOW - DAY_MS + 400_000 })),
  ],
}));

let product: Product | undefined;
afterEach(async () => {
  const { slack } = product ?? {};
  await product?.close();
  product = undefined;
  expect(slack?.refusals ?? []).toEqual([]);
});

/** What `size` never asks: the reads of `why` and of `check` have tests of their own. */
const OF_OTHERS = [
  'DescribeLogGroups',
  'DescribeScalingActivities',
  'DescribeTargetHealth',
  'GetLogEvents',
  'GetPolicy',
  'GetPolicyVersion',
  'GetRolePolicy',
  'ListAttachedRolePolicies',
  'ListMetrics',
  'ListRolePolicies',
];

describe('an AWS that denies', () => {
  it.each(Object.entries(READ_ACTIONS).filter(([operation]) => !OF_OTHERS.includes(operation)))(
    '%s is answered all the same, and told by its IAM action',
    async (operation, iamAction) => {
      product = await startProductHere({ account: everyOperation });
      product.aws.faults.add({ kind: 'deny', operation });

      const answer = await product.ask('/fargate size notification-worker --days 3');

      expect(textOf(answer)).toContain(iamAction);
    },
  );
});

describe('an AWS that hangs', () => {
  it.each(['ListClusters', 'ListServices'])(
    'is answered when %s does not come, by asking for the name itself',
    async (operation) => {
      product = await startProductHere({ patience: { pageMs: 400, requiredMs: 15_000, optionalMs: 15_000 } });
      product.aws.faults.add({ kind: 'hang', operation });

      const answer = await product.ask('/fargate size my-service --days 3');

      expect(answer.text).toContain('prod/my-service: ');
      expect(textOf(answer)).toContain(`${operation} could not be read`);
    },
  );

  it.each(['DescribeServices', 'GetMetricData'])(
    'is given up when %s does not come, with a reference that the log has',
    async (operation) => {
      product = await startProductHere({ patience: { pageMs: 400, requiredMs: 400, optionalMs: 200 } });
      product.aws.faults.add({ kind: 'hang', operation });

      const answer = await product.ask('/fargate size my-service --days 3');

      expect(answer.text).toMatch(/^AWS took too long to answer\./);
      const [, reference = 'none'] = /Reference: (\w+)/.exec(textOf(answer)) ?? [];
      expect(product.log()).toContain(`"reference":"${reference}"`);
    },
  );

  it('is answered without what does not come, when that is not indispensable', async () => {
    product = await startProductHere({ patience: { pageMs: 15_000, requiredMs: 15_000, optionalMs: 200 } });
    product.aws.faults.add({ kind: 'hang', operation: 'application-autoscaling:*' });

    const answer = await product.ask('/fargate size my-service --days 3');

    expect(answer.text).toContain('prod/my-service: ');
    expect(textOf(answer)).toContain('Not read');
  });
});

describe('text that would mention everybody', () => {
  it('mentions nobody when a service is called so', async () => {
    product = await startProductHere({ account: accountWith('my-service', () => ({ name: '<!channel>' })) });

    const { ts } = await product.ask('/fargate size <!channel> --days 7');
    await product.slack.press({ actionId: 'size_share', user: USERS.american, messageTs: ts });
    const shared = await product.slack.waitFor(() => product?.slack.messages(CHANNELS.platform, USERS.admin).at(-1));
    const asked = await product.ask('/fargate size <!here>');

    expect(shared.text).toContain('prod/&lt;!channel&gt;');
    const marked = product.slack.calls.flatMap(({ body }) => markedUp(body));
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.filter((text) => /<!|<@(?!U0ALEX001>)/.test(text))).toEqual([]);
    expect(asked.text).not.toContain('<!here>');
  });
});

/** Every text in which Slack looks for mentions. */
function markedUp(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(markedUp);
  if (typeof value !== 'object' || value === null) return [];
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const isMarked = typeof fields.text === 'string' && fields.type !== 'plain_text';
  return [...(isMarked ? [String(fields.text)] : []), ...Object.values(fields).flatMap(markedUp)];
}

describe('the bot as a process', () => {
  let compiled: CompiledProduct;
  beforeAll(async () => {
    compiled = await compileProduct();
  });
  afterAll(() => compiled?.remove());

  it('reads AWS once for thirty who ask the same at once', async () => {
    const running = await startProduct(compiled.script('main.js'));
    product = running;
    await running.ask('/fargate size prod/gateway --days 7');
    const before = running.aws.requests.length;
    running.aws.faults.add({ kind: 'delay', operation: 'DescribeServices', delayMs: 2000 });

    await Promise.all(Array.from({ length: 30 }, () => running.slack.runCommand('/fargate size my-service --days 7')));
    await running.slack.waitFor(
      () => running.slack.messages().filter(({ text }) => text.startsWith('prod/my-service: ')).length === 30,
      15_000,
    );

    const reads = running.aws.requests.slice(before).filter(({ operation }) => operation === 'DescribeServices');
    expect(reads).toHaveLength(1);
  });

  it('answers what is under way when it is told to end, and ends with 0', async () => {
    const running = await startProduct(compiled.script('main.js'));
    product = running;
    running.aws.faults.add({ kind: 'delay', operation: 'GetMetricData', delayMs: 1000 });
    await running.slack.runCommand('/fargate size my-service --days 7');
    await expect
      .poll(() => running.aws.requests.some(({ operation }) => operation === 'GetMetricData'), { interval: 5 })
      .toBe(true);

    expect(await running.terminate()).toBe(0);
    expect(running.slack.messages().at(-1)?.text).toContain('prod/my-service: Save about');
    expect(running.log()).toContain('The bot has stopped');
  });
});
