// One sweep in a process of its own: `node fleet-sweep.mjs URL DAYS`. Sends what it asked of AWS, how long it took and
// the most memory that it held. It does not keep to AWS's rates: what is measured is the program.
import { createSweepFleet } from '../dist/app/sweep-fleet.js';
import { createAwsConnections } from '../dist/aws/clients.js';
import { createFleetSource } from '../dist/aws/fleet/fleet-source.js';
import { createPriceBook } from '../dist/core/pricing/price-book.js';

const [, , url, days] = process.argv;
const clock = () => new Date();
const connections = createAwsConnections({
  environment: {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIASANDBOXSANDBOX00',
    AWS_SECRET_ACCESS_KEY: 'sample-secret-of-the-sandbox',
  },
});
const paceOf = () => ({ enter: async () => undefined, chargeDatapoints: () => undefined });
const source = createFleetSource({ connections, clock, paceOf });
const sweepFleet = createSweepFleet({ source, prices: createPriceBook(), clock });
const startedMs = performance.now();
const report = await sweepFleet({ regions: ['ap-northeast-2'], days: Number(days) });
const seconds = (performance.now() - startedMs) / 1000;
connections.close();
process.send({
  services: report.services.length,
  leftOut: report.leftOut.length,
  api: report.api,
  seconds,
  peakKib: process.resourceUsage().maxRSS,
});
