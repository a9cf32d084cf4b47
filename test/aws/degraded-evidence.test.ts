import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createAwsConnections } from '../../src/aws/clients.ts';
import { createEvidenceSource } from '../../src/aws/evidence-source.ts';
import { READ_ACTIONS } from '../../src/aws/iam-actions.ts';
import type { AdvisorError } from '../../src/core/errors.ts';
import type { Evidence } from '../../src/core/evidence.ts';
import { parseEvidence, toEvidenceDocument } from '../../src/core/parse-evidence.ts';
import type { FaultRule } from '../../src/sandbox/aws/faults.ts';
import { accountWith, environmentFor, NOW, prod, startAccount } from './local-account.ts';

const WINDOW = { days: 3 };
const REQUIRED = ['DescribeServices', 'GetMetricData'];
const OF_THE_DIRECTORY = ['ListClusters', 'ListServices'];
/** What only `why` reads. */
const OF_ONCALL = ['DescribeScalingActivities', 'DescribeTargetHealth', 'GetLogEvents'];
/** What only `check` reads. */
const OF_THE_CHECK = [
  'DescribeLogGroups',
  'GetPolicy',
  'GetPolicyVersion',
  'GetRolePolicy',
  'ListAttachedRolePolicies',
  'ListMetrics',
  'ListRolePolicies',
];
const OPTIONAL = Object.entries(READ_ACTIONS).filter(
  ([operation]) => ![...REQUIRED, ...OF_THE_DIRECTORY, ...OF_ONCALL, ...OF_THE_CHECK].includes(operation),
);

/** A service that makes the bot call every operation: step scaling, no strategy of its own, one listed deployment. */
const account = accountWith('notification-worker', (service) => ({
  launchType: null,
  capacityProviders: [],
  deployments: service.deployments
    .slice(0, 1)
    .concat(
      service.deployments
        .slice(-1)
        .map((last) => ({ ...last, startedAt: NOW - 86_400_000, finishedAt: NOW - 86_000_000 })),
    ),
}));

describe('evidence that lacks something', () => {
  let local: Awaited<ReturnType<typeof startAccount>>;
  beforeAll(async () => {
    local = await startAccount({ account });
  });
  afterEach(() => local.aws.faults.clear());
  afterAll(() => local.close());

  /** A source with a cold cache, patient with hanging calls for `optionalMs`. */
  function source(optionalMs = 12_000, maxAttempts = 2) {
    const connections = createAwsConnections({ environment: environmentFor(local.aws.url, maxAttempts) });
    return createEvidenceSource({ clientsFor: connections.forRegion, clock: local.clock, optionalMs });
  }

  async function collect(...rules: FaultRule[]): Promise<Evidence> {
    for (const rule of rules) local.aws.faults.add(rule);
    const evidence = await source().collect(prod('notification-worker'), WINDOW);
    expect(parseEvidence(JSON.parse(JSON.stringify(toEvidenceDocument(evidence))))).toMatchObject({ ok: true });
    return evidence;
  }

  async function failure(...rules: FaultRule[]): Promise<AdvisorError> {
    for (const rule of rules) local.aws.faults.add(rule);
    return await source()
      .collect(prod('notification-worker'), WINDOW)
      .then(
        () => expect.fail('expected a failure'),
        (error) => error,
      );
  }

  it('calls every operation for this service', async () => {
    const before = local.aws.requests.length;
    await collect();

    const called = new Set(local.aws.requests.slice(before).map(({ operation }) => operation));
    expect([...called].sort()).toEqual([...OPTIONAL.map(([operation]) => operation), ...REQUIRED].sort());
  });

  it.each(OPTIONAL)('names the IAM action when %s is denied', async (operation, iamAction) => {
    const evidence = await collect({ operation, kind: 'deny' });

    expect(evidence.notRead).toEqual([{ what: operation, why: 'denied', iamAction }]);
    expect(evidence.taskSizes.at(-1)).toMatchObject({ cpuUnits: 512, memoryMiB: 1024 });
    expect(evidence.containers[0]?.name).toBe('app');
  });

  it.each(OPTIONAL.map(([operation]) => operation))('goes on when %s is not implemented', async (operation) => {
    const answers = ['unknown-operation', 'html-404', 'empty-501', 'xml-400'] as const;
    const answer = answers[operation.length % answers.length] ?? 'html-404';
    const evidence = await collect({ operation, kind: 'unimplemented', answer });

    expect(evidence.notRead).toEqual([{ what: operation, why: 'unavailable' }]);
  });

  it.each(['unknown-operation', 'html-404', 'empty-501', 'xml-400'] as const)(
    'goes on with nothing but the service and its metrics when all else answers %s',
    async (answer) => {
      const evidence = await collect(
        { operation: 'application-autoscaling:*', kind: 'unimplemented', answer },
        { operation: 'ListTasks', kind: 'unimplemented', answer },
        { operation: 'ListServiceDeployments', kind: 'unimplemented', answer },
        { operation: 'DescribeTaskDefinition', kind: 'unimplemented', answer },
        { operation: 'DescribeClusters', kind: 'unimplemented', answer },
      );

      expect(evidence.notRead?.map(({ what }) => what)).toEqual([
        'DescribeClusters',
        'DescribeScalableTargets',
        'DescribeScalingPolicies',
        'DescribeScheduledActions',
        'DescribeTaskDefinition',
        'ListServiceDeployments',
        'ListTasks',
      ]);
      expect(evidence.taskSizes).toEqual([]);
      expect(evidence.autoscaling).toBeNull();
    },
  );

  it('gives up on an optional call that hangs', async () => {
    local.aws.faults.add({ operation: 'DescribeScalingPolicies', kind: 'hang' });
    const evidence = await source(700).collect(prod('notification-worker'), WINDOW);

    expect(evidence.notRead).toContainEqual({ what: 'DescribeScalingPolicies', why: 'unavailable' });
  });

  it('does not let a throttled history keep the rest waiting', async () => {
    const evidence = await collect({ operation: 'ListServiceDeployments', kind: 'throttle', share: 1 });

    expect(evidence.notRead).toEqual([{ what: 'ListServiceDeployments', why: 'unavailable' }]);
    expect(evidence.taskSizes).toHaveLength(1);
  });

  it('keeps policies whose target may not be read, between the bounds it knows', async () => {
    const evidence = await collect({ operation: 'DescribeScalableTargets', kind: 'deny' });

    expect(evidence.autoscaling?.policies).toHaveLength(2);
    expect(evidence.autoscaling?.minCapacity).toBe(evidence.service.desiredCount);
  });

  it.each(REQUIRED)('fails with the IAM action when %s is denied', async (operation) => {
    const error = await failure({ operation, kind: 'deny' });

    expect(error).toMatchObject({ code: 'access_denied', details: { operation } });
    expect(error.hint).toContain(READ_ACTIONS[operation as keyof typeof READ_ACTIONS]);
  });

  it('fails with `throttled` when the service itself cannot be read for the rate of requests', async () => {
    local.aws.faults.add({ operation: 'DescribeServices', kind: 'throttle', share: 1 });

    await expect(source(12_000, 1).collect(prod('notification-worker'), WINDOW)).rejects.toMatchObject({
      code: 'throttled',
    });
  });

  it('fails with `aws_unavailable` on server errors, resets and answers that are not ECS', async () => {
    for (const rule of [{ kind: 'fail' }, { kind: 'reset' }, { kind: 'unimplemented', answer: 'html-404' }] as const) {
      expect(await failure({ operation: 'DescribeServices', ...rule })).toMatchObject({ code: 'aws_unavailable' });
      local.aws.faults.clear();
    }
  });

  it('tries again when an answer was lost', async () => {
    const since = local.aws.requests.length;
    const answered = () =>
      local.aws.requests
        .slice(since)
        .filter((each) => each.operation === 'DescribeServices' && each.answeredMs !== null);
    const restore = local.aws.faults.add({ operation: 'DescribeServices', kind: 'fail' });
    const collecting = source(12_000, 20).collect(prod('notification-worker'), WINDOW);
    await expect.poll(() => answered().length, { interval: 5 }).toBeGreaterThan(0);
    restore();

    const evidence = await collecting;
    expect(answered().length).toBeGreaterThan(1);
    expect(evidence.notRead).toBeUndefined();
  });

  it('says that there is no such service, or no such cluster', async () => {
    const missing = await source()
      .collect(prod('nobody'), WINDOW)
      .catch((error) => error);
    const elsewhere = await source()
      .collect({ ...prod('my-service'), cluster: 'nowhere' }, WINDOW)
      .catch((error) => error);

    expect(missing).toMatchObject({ code: 'service_not_found' });
    expect(elsewhere).toMatchObject({ code: 'cluster_not_found' });
  });

  it('says what to do about credentials, missing ones and expired ones', async () => {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, '');
    for (const name of ['AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE']) vi.stubEnv(name, '/nonexistent');
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
    const clientsFor = createAwsConnections({ environment: { AWS_ENDPOINT_URL: local.aws.url } }).forRegion;
    const missing = await createEvidenceSource({ clientsFor, clock: local.clock })
      .collect(prod('my-service'), WINDOW)
      .catch((error) => error);
    vi.unstubAllEnvs();
    const expired = await failure({ kind: 'error', code: 'ExpiredTokenException', message: 'The token has expired.' });

    expect(missing).toMatchObject({ code: 'credentials_missing', hint: expect.stringContaining('AWS_PROFILE') });
    expect(expired).toMatchObject({ code: 'credentials_missing', hint: expect.stringContaining('aws sso login') });
  });

  it('says that nobody answers at an endpoint', async () => {
    const connections = createAwsConnections({ environment: environmentFor('http://127.0.0.1:1', 1) });
    const unreachable = createEvidenceSource({ clientsFor: connections.forRegion, clock: local.clock });

    await expect(unreachable.collect(prod('my-service'), WINDOW)).rejects.toMatchObject({ code: 'aws_unavailable' });
  });
});
