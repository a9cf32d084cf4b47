import { describe, expect, it } from 'vitest';
import type { FleetReport } from '../../src/app/fleet-report.ts';
import { placesOf } from '../../src/app/list-shards.ts';
import type { SweepFleet, SweepRequest } from '../../src/app/sweep-fleet.ts';
import { sampleFleet, sampleService } from '../render/sample-fleet.ts';
import { access, offline, type RunOptions, run } from './captured-run.ts';

const ENV = { AWS_REGION: 'us-east-1' };

/** One run of `fleet` over the report; remembers what was asked. */
async function fleet(
  argv: readonly string[],
  { report = sampleFleet(), ...options }: Omit<RunOptions, 'deps'> & { readonly report?: FleetReport } = {},
) {
  const requests: SweepRequest[] = [];
  const sweepFleet: SweepFleet = async (request, onProgress) => {
    placesOf(request, []);
    requests.push(request);
    onProgress?.({ done: 1, found: 3, savingsMonthlyUsd: 0 });
    return { ...report, interrupted: request.abortSignal?.aborted === true };
  };
  const deps = offline({ connect: async () => access({ sweepFleet }) });
  return { ...(await run(['fleet', ...argv], { env: ENV, ...options, deps })), requests };
}

describe('fleet', () => {
  it('sweeps the configured region over eight weeks and says what could be saved', async () => {
    const { status, stdout, stderr, requests } = await fleet([]);

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^\$91 a month could be saved/);
    expect(requests).toMatchObject([{ homeRegion: 'us-east-1', fresh: false, days: 56, sort: 'savings' }]);
  });

  it('passes on everything that was asked', async () => {
    const { requests } = await fleet(
      '--region eu-west-1,us-east-1 --cluster prod --tag env=prod --owner Search --fresh --days 14 --goal safe --sort risk --max-api-usd 0.5'.split(
        ' ',
      ),
    );

    expect(requests).toMatchObject([
      {
        regions: ['eu-west-1', 'us-east-1'],
        cluster: 'prod',
        filter: { tag: 'env=prod', owner: 'Search' },
        fresh: true,
        days: 14,
        goal: 'safe',
        sort: 'risk',
        maxApiUsd: 0.5,
      },
    ]);
  });

  it('prints every service as JSON, however few are shown to people', async () => {
    const { stdout } = await fleet(['--format', 'json', '--top', '1']);

    expect(JSON.parse(stdout)).toMatchObject({ services: [{}, {}, {}], leftOut: [{}, {}, {}] });
    expect(stdout).toBe(`${JSON.stringify(JSON.parse(stdout), null, 2)}\n`);
  });

  it.each([
    ['csv', /^account_id,region,/],
    ['markdown', /^## \$91 a month/],
    ['html', /^<!doctype html>/],
  ])('prints %s', async (format, beginning) => {
    expect((await fleet(['--format', format])).stdout).toMatch(beginning);
  });

  it('ends with 3 only when a size should change and that was asked for', async () => {
    const fits = sampleFleet([sampleService('web', { finding: 'Optimized', recommended: null })]);

    expect((await fleet(['--fail-on-findings'])).status).toBe(3);
    expect((await fleet(['--fail-on-findings'], { report: fits })).status).toBe(0);
  });

  it('prints what is done so far when it is interrupted', async () => {
    const { status, stdout, stderr } = await fleet(['--format', 'json'], { interrupted: AbortSignal.abort() });

    expect(status).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({ services: [{}, {}, {}] });
    expect(stderr).toContain('Stopped before the end.');
  });

  it.each([['--region nowhere'], ['--top 0'], ['--sort size'], ['--format ndjson'], ['web'], ['--max-api-usd x']])(
    'ends with 2 for "fleet %s"',
    async (typed) => {
      const { status, requests } = await fleet(typed.split(' '));

      expect({ status, requests }).toEqual({ status: 2, requests: [] });
    },
  );

  it('fails when no region is set', async () => {
    const { status, stderr } = await fleet([], { env: {} });

    expect(status).toBe(1);
    expect(stderr).toContain('AWS_REGION');
  });
});
