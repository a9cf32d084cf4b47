// One sweep in a process of its own: `node fleet-sweep.mjs URL DAYS [STORE]`. Sends what it asked of AWS, how long it took
// and the most memory that it held. With a store it keeps what it reads, and asks only for what is newer than what is
// kept. It does not keep to AWS's rates: what is measured is the program.
import { createListShards } from '../dist/app/list-shards.js';
import { createSweepFleet } from '../dist/app/sweep-fleet.js';
import { createAwsConnections } from '../dist/aws/clients.js';
import { createFleetSource } from '../dist/aws/fleet/fleet-source.js';
import { createPriceBook } from '../dist/core/pricing/price-book.js';
import { openStore } from '../dist/storage/open-store.js';

const [, , url, days, path] = process.argv;
const clock = () => new Date();
const store = path === undefined ? undefined : await openStore({ path, clock });
const connections = createAwsConnections({
  environment: {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIASANDBOXSANDBOX00',
    AWS_SECRET_ACCESS_KEY: 'sample-secret-of-the-sandbox',
  },
});
const paceOf = () => ({ enter: async () => undefined, chargeDatapoints: () => undefined });
const source = createFleetSource({ connections, clock, paceOf, ...(store && { memory: store.metrics }) });
const listShards = createListShards({ source, accounts: [] });
const sweepFleet = createSweepFleet({
  source,
  listShards,
  prices: createPriceBook(),
  clock,
  ...(store && { shards: store.shards }),
});
const startedMs = performance.now();
const report = await sweepFleet({ regions: ['ap-northeast-2'], days: Number(days) });
const seconds = (performance.now() - startedMs) / 1000;
connections.close();
await store?.close();
process.send({
  services: report.services.length,
  leftOut: report.leftOut.length,
  api: report.api,
  seconds,
  peakKib: process.resourceUsage().maxRSS,
});
