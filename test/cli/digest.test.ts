import { describe, expect, it } from 'vitest';
import type { SweepRequest } from '../../src/app/sweep-fleet.ts';
import { sampleFleet } from '../render/sample-fleet.ts';
import { newSqlitePlace } from '../support/store-engines.ts';
import { access, offline, run } from './captured-run.ts';

async function digest(argv: readonly string[]) {
  const requests: SweepRequest[] = [];
  const sweepFleet = async (request: SweepRequest) => {
    requests.push(request);
    return sampleFleet();
  };
  const deps = offline({ connect: async () => access({ sweepFleet }) });
  return { ...(await run(['digest', ...argv], { env: { AWS_REGION: 'us-east-1' }, deps })), requests };
}

describe('digest on the command line', () => {
  it('prints the digest of now, the total first', async () => {
    const { status, stdout, stderr, requests } = await digest(['preview', '--cluster', 'prod', '--days', '14']);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\$91 a month could be saved/);
    expect(requests).toMatchObject([{ homeRegion: 'us-east-1', cluster: 'prod', days: 14 }]);
  });

  it.each([
    ['json', /^\{\n {2}"sweptAt"/],
    ['markdown', /^## \$91 a month/],
  ])('prints %s', async (format, start) => {
    expect((await digest(['--format', format])).stdout).toMatch(start);
  });

  it('leaves small savings out when it is told to', async () => {
    expect((await digest(['--min-saving', '500', '--lang', 'ko'])).stdout).not.toContain('prod/web');
  });

  it('sends nobody to a channel: schedules belong to Slack', async () => {
    const { status, stderr, requests } = await digest(['weekly', 'mon', '09:00']);

    expect(status).toBe(2);
    expect(stderr).toContain('"digest weekly mon 09:00" works in Slack only.');
    expect(requests).toEqual([]);
  });

  it('stands beside the last digest where there is a store', async () => {
    const place = newSqlitePlace();
    const store = await place.open();
    await store.recommendations.record([
      {
        id: 'one',
        service: { accountId: '123456789012', region: 'us-east-1', cluster: 'prod', name: 'web' },
        givenAt: '2026-11-16T09:00:00.000Z',
        goal: 'balanced',
        finding: 'Overprovisioned',
        current: { cpuUnits: 4096, memoryMiB: 8192 },
        recommended: { cpuUnits: 1024, memoryMiB: 2048 },
        currentMonthlyUsd: 144.16,
        estimatedMonthlySavingsUsd: 31.12,
        usage: null,
        document: {},
      },
    ]);
    const connect = async () => access({ sweepFleet: async () => sampleFleet() });
    const deps = offline({ connect, openStore: async () => store });

    const { stdout } = await run(['digest'], { env: { AWS_REGION: 'us-east-1' }, deps });
    await place.remove();

    expect(stdout).toContain('$60 more than');
  });
});
