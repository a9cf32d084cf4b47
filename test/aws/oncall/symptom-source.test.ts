import { afterEach, describe, expect, it } from 'vitest';
import { createFindService } from '../../../src/app/find-service.ts';
import { createWhyService } from '../../../src/app/why-service.ts';
import { createAwsConnections } from '../../../src/aws/clients.ts';
import { READ_ACTIONS } from '../../../src/aws/iam-actions.ts';
import { createSymptomSource } from '../../../src/aws/oncall/symptom-source.ts';
import { createServiceDirectory } from '../../../src/aws/service-directory.ts';
import type { ServiceRef } from '../../../src/core/ecs-service.ts';
import { diagnose } from '../../../src/core/oncall/diagnose.ts';
import { plantedSecretMarker } from '../../../src/sandbox/account/story.ts';
import { environmentFor, NOW, startAccount } from '../local-account.ts';
import { startLockstepProxy } from '../lockstep-proxy.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

const incident = (name: string): ServiceRef => ({ region: 'eu-west-1', cluster: 'incidents', name });
const OPTIONS = { logs: true, remembered: [] };

/** Everything that `why` reads about a service behind a load balancer, with its logs. */
const OPERATIONS = [
  'DescribeScalableTargets',
  'DescribeScalingActivities',
  'DescribeScalingPolicies',
  'DescribeServices',
  'DescribeTargetHealth',
  'DescribeTaskDefinition',
  'DescribeTasks',
  'GetLogEvents',
  'GetMetricData',
  'ListServiceDeployments',
  'ListTasks',
] as const;

async function start(url?: (real: string) => string) {
  const local = await startAccount();
  const connections = createAwsConnections({ environment: environmentFor(url?.(local.aws.url) ?? local.aws.url, 1) });
  closers.push(connections.close, local.close);
  const { clock } = local;
  const source = createSymptomSource({ clientsFor: connections.forRegion, clock });
  const directory = createServiceDirectory({ clientsFor: connections.forRegion, clock, pageMs: 2_000 });
  const findService = createFindService({ directory, locator: directory });
  return { ...local, source, whyService: createWhyService({ findService, source }), connections };
}

describe('the symptoms of a service', () => {
  it.each([
    ['search-suggest', false, 2],
    ['search-suggest', true, 3],
    ['ticket-sale', false, 2],
    ['steady-api', false, 2],
  ] as const)('of %s (logs: %s) take %i round trips', async (name, logs, trips) => {
    const local = await startAccount();
    const proxy = await startLockstepProxy(local.aws.url);
    const connections = createAwsConnections({ environment: environmentFor(proxy.url, 1) });
    closers.push(connections.close, () => proxy.close(), local.close);

    await createSymptomSource({ clientsFor: connections.forRegion, clock: local.clock }).read(incident(name), {
      logs,
      remembered: [],
    });

    expect(proxy.rounds.length).toBeLessThanOrEqual(trips);
  });

  it.each([
    ['incidents/search-suggest', 3],
    ['search-suggest', 4],
  ] as const)('of %s take %i round trips with its name, and two where names are kept', async (service, trips) => {
    const local = await startAccount();
    const proxy = await startLockstepProxy(local.aws.url);
    const connections = createAwsConnections({ environment: environmentFor(proxy.url, 1) });
    closers.push(connections.close, () => proxy.close(), local.close);
    const { clock } = local;
    const directory = createServiceDirectory({ clientsFor: connections.forRegion, clock });
    const findService = createFindService({ directory, locator: directory });
    const source = createSymptomSource({ clientsFor: connections.forRegion, clock });
    const whyService = createWhyService({ findService, source });

    await whyService({ service, scope: { region: 'eu-west-1' }, logs: false });
    expect(proxy.rounds.length).toBeLessThanOrEqual(trips);
    const before = proxy.rounds.length;
    await whyService({ service, scope: { region: 'eu-west-1' }, logs: false });
    expect(proxy.rounds.length - before).toBeLessThanOrEqual(2);
  });

  it('are read with these operations, and with no other', async () => {
    const { aws, source } = await start();

    await source.read(incident('search-suggest'), OPTIONS);

    expect([...new Set(aws.requests.map(({ operation }) => operation))].sort()).toEqual([...OPERATIONS]);
  });

  it.each(OPERATIONS)(
    'are told without %s where that is denied, which is named with its IAM action',
    async (operation) => {
      const { aws, whyService } = await start();
      aws.faults.add({ kind: 'deny', operation });

      const outcome = await whyService({
        service: 'incidents/search-suggest',
        scope: { region: 'eu-west-1' },
        logs: true,
      });

      if (outcome.kind !== 'answered') expect.fail('expected an answer');
      expect(outcome.answer.notRead).toContainEqual({
        what: operation,
        why: 'denied',
        iamAction: READ_ACTIONS[operation],
      });
      expect(outcome.answer.causes.length).toBeGreaterThan(0);
    },
  );

  it.each(['ListClusters', 'ListServices'])(
    'are told where %s is denied and the cluster was typed',
    async (operation) => {
      const { aws, whyService } = await start();
      aws.faults.add({ kind: 'deny', operation });

      const typed = { scope: { region: 'eu-west-1' }, logs: false };
      const outcome = await whyService({ ...typed, service: 'incidents/search-suggest' });

      if (outcome.kind !== 'answered') expect.fail('expected an answer');
      expect(outcome.answer.causes.length).toBeGreaterThan(0);
      if (operation === 'ListServices') {
        expect(outcome.answer.notRead).toContainEqual(expect.objectContaining({ iamAction: `ecs:${operation}` }));
      }
    },
  );

  it.each(Object.entries(READ_ACTIONS))(
    'answer a bare name where %s is denied, and name the IAM action of what was needed',
    async (operation, iamAction) => {
      const { aws, whyService } = await start();
      aws.faults.add({ kind: 'deny', operation });

      const outcome = await whyService({ service: 'ticket-sale', scope: { region: 'eu-west-1' }, logs: true });

      if (outcome.kind !== 'answered') expect.fail('expected an answer');
      const wasAsked = aws.requests.some((request) => request.operation === operation);
      const denied = outcome.answer.notRead.map((note) => note.iamAction);
      expect(denied).toEqual(wasAsked ? [iamAction] : []);
      expect(outcome.answer.lookedAt.length).toBeGreaterThan(0);
    },
  );

  it('answer a bare name of any cluster where services may not be listed, in a call for each cluster', async () => {
    const { aws, whyService } = await start();
    aws.faults.add({ kind: 'deny', operation: 'ListServices' });

    const scope = { region: 'ap-northeast-2' };
    expect(await whyService({ service: 'checkout', scope, logs: false })).toMatchObject({
      kind: 'ambiguous',
      candidates: [{ cluster: 'prod' }, { cluster: 'staging' }],
    });
    const { length } = aws.requests.filter(({ operation }) => operation === 'ListClusters');
    expect(length).toBe(1);
    expect(await whyService({ service: 'promo-banner', scope, logs: false })).toMatchObject({ kind: 'answered' });
  });

  it('answer a bare name in a cluster that alone may not be listed', async () => {
    const { aws, whyService } = await start();
    aws.faults.add({ kind: 'deny', operation: 'ListServices', clusterName: 'prod' });

    const asked = { service: 'promo-banner', scope: { region: 'ap-northeast-2' }, logs: false };
    expect(await whyService(asked)).toMatchObject({
      kind: 'answered',
      answer: { notRead: [{ what: 'ListServices', why: 'denied', iamAction: 'ecs:ListServices' }] },
    });
  });

  it('fail with what to allow, and the way around it, where a bare name is nowhere to be found', async () => {
    const { aws, whyService } = await start();
    aws.faults.add({ kind: 'deny', operation: 'ListClusters' });
    aws.faults.add({ kind: 'deny', operation: 'DescribeScalableTargets' });

    const asked = whyService({ service: 'steady-api', scope: { region: 'eu-west-1' }, logs: false });

    await expect(asked).rejects.toMatchObject({
      code: 'access_denied',
      details: { iamAction: 'ecs:ListClusters', unnamed: 'steady-api' },
    });
  });

  it('answer a bare name where the listing of services hangs', async () => {
    const { aws, whyService } = await start();
    aws.faults.add({ kind: 'hang', operation: 'ListServices' });

    const asked = { service: 'night-job', scope: { region: 'eu-west-1' }, logs: false };
    expect(await whyService(asked)).toMatchObject({
      kind: 'answered',
      answer: { notRead: [{ what: 'ListServices', why: 'unavailable' }] },
    });
  });

  it.each(['hang', 'reset', 'fail'] as const)('are told when every optional call ends in %s', async (kind) => {
    const { aws, connections, clock } = await start();
    for (const operation of OPERATIONS) {
      if (operation !== 'DescribeServices') aws.faults.add({ kind, operation });
    }

    const source = createSymptomSource({ clientsFor: connections.forRegion, clock, patienceMs: 300 });
    const symptoms = await source.read(incident('night-job'), { logs: false, remembered: [] });

    expect(diagnose(symptoms).map(({ code }) => code)).toEqual(['ZeroDesired']);
    expect(symptoms.notRead.length).toBeGreaterThan(4);
  });

  it('fail as AWS does when nothing at all may be read', async () => {
    const { aws, source } = await start();
    aws.faults.add({ kind: 'deny' });

    await expect(source.read(incident('night-job'), OPTIONS)).rejects.toMatchObject({ code: 'access_denied' });
  });

  it('say that a service is not there', async () => {
    const { source } = await start();

    await expect(source.read(incident('nobody'), OPTIONS)).rejects.toMatchObject({ code: 'service_not_found' });
  });

  it('hold no secret', async () => {
    const { source } = await start();

    const symptoms = await source.read(incident('secret-spiller'), OPTIONS);

    expect(JSON.stringify(symptoms)).not.toContain(plantedSecretMarker);
    expect(symptoms.logs?.lines.at(-1)?.text).toBe('Error: could not connect');
  });

  it('remember what ECS has forgotten', async () => {
    const { source } = await start();
    const at = new Date(NOW - 5 * 3_600_000).toISOString();
    const remembered = [
      {
        taskId: 'gone',
        stoppedAt: at,
        startedAt: null,
        stopCode: 'EssentialContainerExited',
        reason: 'Essential container in task exited',
        deploymentId: null,
        containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
      },
    ];

    const symptoms = await source.read(incident('steady-api'), { logs: false, remembered });

    expect(diagnose(symptoms)).toMatchObject([{ code: 'OutOfMemory', since: at }]);
  });
});
