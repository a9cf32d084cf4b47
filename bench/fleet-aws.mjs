// The local AWS with a made-up fleet, in a process of its own: `node fleet-aws.mjs SERVICES`. Sends its address.
import { createSyntheticFleet } from '../dist/sandbox/account/synthetic-fleet.js';
import { startLocalAws } from '../dist/sandbox/aws/local-aws.js';

const now = Date.now();
const aws = await startLocalAws({ now: () => now, account: createSyntheticFleet(Number(process.argv[2]), 7, now) });
process.send(aws.url);
