import { afterEach, describe, expect, it } from 'vitest';
import { createStopFeed } from '../../../src/aws/oncall/stop-feed.ts';
import { createStoppedTaskSource } from '../../../src/aws/oncall/stopped-task-source.ts';
import type { ServiceStop } from '../../../src/core/oncall/service-stop.ts';
import { startAccount } from '../local-account.ts';

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const QUEUE = 'fargate-advisor-stopped-tasks';

function event(taskId: string, detail: Record<string, unknown> = {}): string {
  return JSON.stringify({
    'detail-type': 'ECS Task State Change',
    source: 'aws.ecs',
    region: 'eu-west-1',
    detail: {
      taskArn: `arn:aws:ecs:eu-west-1:123456789012:task/incidents/${taskId}`,
      clusterArn: 'arn:aws:ecs:eu-west-1:123456789012:cluster/incidents',
      group: 'service:cart-api',
      lastStatus: 'STOPPED',
      stopCode: 'EssentialContainerExited',
      stoppedReason: 'Essential container in task exited: TOKEN=planted-secret-token',
      stoppedAt: '2026-11-18T02:00:00.123Z',
      startedAt: '2026-11-18T01:59:00Z',
      startedBy: 'ecs-svc/1',
      containers: [{ name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' }],
      ...detail,
    },
  });
}

async function startFeed(keep: (stops: readonly ServiceStop[]) => Promise<void>) {
  const { aws, connections, close } = await startAccount();
  const malformed: string[] = [];
  const failures: unknown[] = [];
  const feed = createStopFeed({
    clients: connections.forRegion('eu-west-1'),
    queueUrl: `${aws.url}/123456789012/${QUEUE}`,
    onStops: keep,
    onMalformed: (id) => malformed.push(id),
    onFailure: (error) => failures.push(error),
    pauseMs: 1,
  });
  closers.push(close, feed.stop);
  feed.start();
  return { aws, malformed, failures };
}

/** Resolves once the predicate holds; asked after every turn of the loop. */
async function until(predicate: () => boolean): Promise<void> {
  while (!predicate()) await new Promise((resolve) => setImmediate(resolve));
}

describe('the queue of stopped tasks', () => {
  it('is taken from by long polling, and a message is deleted once it is stored', async () => {
    const kept: ServiceStop[] = [];
    const { aws } = await startFeed(async (stops) => void kept.push(...stops));

    aws.queues.send(QUEUE, event('t1'));
    await until(() => aws.queues.bodies(QUEUE).length === 0);

    expect(kept).toEqual([
      {
        service: { region: 'eu-west-1', accountId: '123456789012', cluster: 'incidents', name: 'cart-api' },
        stop: {
          taskId: 't1',
          stoppedAt: '2026-11-18T02:00:00.123Z',
          startedAt: '2026-11-18T01:59:00.000Z',
          stopCode: 'EssentialContainerExited',
          reason: 'Essential container in task exited: TOKEN=[redacted]',
          deploymentId: 'ecs-svc/1',
          containers: [
            { name: 'app', exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' },
          ],
        },
      },
    ]);
    expect(
      aws.requests.some(({ operation, input }) => operation === 'ReceiveMessage' && input.WaitTimeSeconds === 20),
    ).toBe(true);
  });

  it('loses what is malformed or of no use, and says which was malformed', async () => {
    const kept: ServiceStop[] = [];
    const { aws, malformed } = await startFeed(async (stops) => void kept.push(...stops));
    const useless = [
      event('running', { lastStatus: 'RUNNING' }),
      event('normal', { stopCode: 'ServiceSchedulerInitiated', containers: [{ name: 'app', exitCode: 143 }] }),
      event('alone', { group: 'family:job' }),
      JSON.stringify({ 'detail-type': 'ECS Service Action', detail: {} }),
    ];

    for (const body of ['not json', '[]', '{"detail-type":"ECS Task State Change"}', ...useless])
      aws.queues.send(QUEUE, body);
    await until(() => aws.queues.bodies(QUEUE).length === 0);

    expect(kept).toEqual([]);
    expect(malformed).toHaveLength(3);
  });

  it('keeps a message that could not be stored', async () => {
    const kept: ServiceStop[] = [];
    let isBroken = true;
    const { aws, failures } = await startFeed(async (stops) => {
      if (isBroken) throw new Error('the disk is full');
      kept.push(...stops);
    });

    aws.queues.send(QUEUE, event('t1'));
    await until(() => failures.length > 0);
    expect(aws.queues.bodies(QUEUE)).toHaveLength(1);

    isBroken = false;
    aws.queues.show(QUEUE);
    await until(() => aws.queues.bodies(QUEUE).length === 0);
    expect(kept).toHaveLength(1);
  });
});

describe('the poll for stopped tasks', () => {
  it('finds the bad stops of every service of the region, and none that was in good order', async () => {
    const { connections, clock, close } = await startAccount();
    closers.push(close);

    const stops = await createStoppedTaskSource({ clientsFor: connections.forRegion, clock }).list('eu-west-1');

    const names = new Set(stops.map(({ service }) => service.name));
    expect(names).toContain('cart-api');
    expect(names).not.toContain('steady-api');
    expect(JSON.stringify(stops)).not.toContain('planted-secret');
  });

  it('leaves out what is denied', async () => {
    const { aws, connections, clock, close } = await startAccount();
    closers.push(close);
    aws.faults.add({ kind: 'deny', operation: 'ListTasks' });

    expect(await createStoppedTaskSource({ clientsFor: connections.forRegion, clock }).list('eu-west-1')).toEqual([]);
  });
});
