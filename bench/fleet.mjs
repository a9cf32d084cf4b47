import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { aimed, figure, title } from './report.mjs';

/** Services, and the days of their metrics: fewer days for more services, since the local AWS makes up every datapoint. */
const FLEETS = [
  { services: 100, days: 56 },
  { services: 1000, days: 14 },
  { services: 5000, days: 2 },
];
const AIM_RATIO = 1.05;
const AIM_MIB = 300;

/** Sweeps of made-up fleets: calls beside the fewest possible, services a second, memory, and CloudWatch's bill. */
export async function benchFleet(fleets = FLEETS) {
  for (const { services, days } of fleets) {
    const folder = await mkdtemp(join(tmpdir(), 'fargate-advisor-bench-'));
    const aws = fork(pathOf('./fleet-aws.mjs'), [String(services)], { stdio: 'inherit' });
    try {
      const [url] = await once(aws, 'message');
      report(await sweep(url, days), `${days} days`);
      const store = join(folder, 'advisor.db');
      report(await sweep(url, days, store), `${days} days, kept in a store`);
      report(await sweep(url, days, store), `${days} days, of which the store has all but the last hours`);
    } finally {
      aws.kill('SIGKILL');
      await rm(folder, { recursive: true, force: true });
    }
  }
}

async function sweep(url, days, ...store) {
  const [result] = await once(
    fork(pathOf('./fleet-sweep.mjs'), [url, String(days), ...store], { stdio: 'inherit' }),
    'message',
  );
  return result;
}

function report({ services, leftOut, api, seconds, peakKib }, what) {
  title(`A fleet of ${services} services, ${what} (${leftOut} left out)`);
  figure('calls, the fewest possible', `${api.calls}, ${api.minimumCalls}`);
  aimed('calls over the fewest possible', { value: api.calls / api.minimumCalls, aim: AIM_RATIO });
  figure('services a second, the local AWS included', (services / seconds).toFixed(1));
  aimed('most resident memory', { value: peakKib / 1024, aim: AIM_MIB, unit: ' MiB' });
  figure('CloudWatch would bill', `$${api.usd.toFixed(4)} for ${api.metricsRequested} metrics`);
}

function pathOf(script) {
  return fileURLToPath(new URL(script, import.meta.url));
}
