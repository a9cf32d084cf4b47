import { afterEach, describe, expect, it } from 'vitest';
import { createAwsConnections } from '../../src/aws/clients.ts';
import { createEvidenceSource } from '../../src/aws/evidence-source.ts';
import type { SampleDeployment } from '../../src/sandbox/account/sample-service.ts';
import { accountWith, environmentFor, NOW, prod, startAccount } from './local-account.ts';
import { startLockstepProxy } from './lockstep-proxy.ts';

const DAY_MS = 86_400_000;
/** Rounds are counted here: on a busy machine they may take longer than a person would be kept waiting. */
const UNHURRIED = { requiredMs: 600_000, optionalMs: 600_000 };
const closers: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function collectInRounds(name: string, days: number, account?: ReturnType<typeof accountWith>) {
  const local = await startAccount(account ? { account } : {});
  const proxy = await startLockstepProxy(local.aws.url);
  const connections = createAwsConnections({ environment: environmentFor(proxy.url, 1) });
  closers.push(local.close, () => proxy.close());
  const newSource = () => createEvidenceSource({ clientsFor: connections.forRegion, clock: local.clock, ...UNHURRIED });
  // The SDK reads its configuration files with a client's first call, which may take longer than the proxy holds a round.
  await newSource().collect(prod(name), { days: 1 });
  const before = proxy.rounds.length;
  const evidence = await newSource().collect(prod(name), { days });
  connections.close();
  return { evidence, rounds: proxy.rounds.slice(before) };
}

function deployment(daysAgo: number, revision: number, size: readonly [number, number]): SampleDeployment {
  const startedAt = NOW - daysAgo * DAY_MS;
  return {
    startedAt,
    finishedAt: startedAt + 480_000,
    status: 'SUCCESSFUL',
    revision,
    cpuUnits: size[0],
    memoryMiB: size[1],
  };
}

describe('round trips', { timeout: 120_000 }, () => {
  it.each(['my-service', 'storefront', 'notification-worker', 'order-history'])(
    'reads %s in three, one after another',
    async (name) => {
      const { rounds } = await collectInRounds(name, 28);

      expect(rounds.length).toBeLessThanOrEqual(3);
      expect(rounds[0]).toEqual(expect.arrayContaining(['DescribeServices', 'GetMetricData', 'ListTasks']));
    },
  );

  it('reads a service of two hundred deployments and a hundred and fifty tasks in three', async () => {
    const account = accountWith('my-service', () => ({
      taskCount: { kind: 'fixed', tasks: 150 },
      deployments: [
        deployment(200, 1, [2048, 4096]),
        ...Array.from({ length: 200 }, (_, index) => deployment(27 - index / 8, index + 2, [2048, 4096])),
      ],
    }));

    const { evidence, rounds } = await collectInRounds('my-service', 28, account);

    expect(rounds.length).toBeLessThanOrEqual(3);
    expect(evidence.deployments).toHaveLength(200);
    expect(evidence.tasks).toHaveLength(150);
  });

  it('reads 63 days of a service with a target group in three, each answer of metrics in one page', async () => {
    const { evidence, rounds } = await collectInRounds('storefront', 63);

    expect(rounds.length).toBeLessThanOrEqual(3);
    expect(rounds.flat().filter((operation) => operation === 'GetMetricData')).toHaveLength(3);
    expect(evidence.metrics.memoryUtilization?.maximum?.filter(Number.isNaN).length).toBeLessThan(20);
  });

  it('finds the size before the first listed deployment by what that replaced, still in three', async () => {
    const account = accountWith('my-service', () => ({
      deployments: [deployment(200, 4, [4096, 8192]), deployment(20, 5, [2048, 4096])],
    }));

    const { evidence, rounds } = await collectInRounds('my-service', 56, account);

    expect(rounds.length).toBeLessThanOrEqual(3);
    expect(rounds[1]).toContain('DescribeServiceDeployments');
    expect(evidence.taskSizes).toEqual([
      { since: evidence.metrics.startAt, cpuUnits: 4096, memoryMiB: 8192 },
      { since: evidence.deployments?.[0]?.finishedAt, cpuUnits: 2048, memoryMiB: 4096 },
    ]);
  });
});
