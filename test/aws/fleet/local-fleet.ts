import type { FleetScope } from '../../../src/app/ports.ts';
import { createAwsConnections } from '../../../src/aws/clients.ts';
import { createFleetSource } from '../../../src/aws/fleet/fleet-source.ts';
import type { Evidence } from '../../../src/core/evidence.ts';
import type { LeftOut } from '../../../src/core/fleet/left-out.ts';
import type { SampleAccount } from '../../../src/sandbox/account/sample-account.ts';
import { startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { environmentFor, NOW, REGION } from '../local-account.ts';

/** A local AWS and a fleet source at it that neither paces itself nor waits between tries. */
export async function startFleet(account?: SampleAccount) {
  const aws = await startLocalAws({ now: () => NOW, ...(account ? { account } : {}) });
  const connections = createAwsConnections({ environment: environmentFor(aws.url) });
  const clock = () => new Date(NOW);
  const source = createFleetSource({
    connections,
    clock,
    random: () => 0.5,
    retryBaseMs: 0,
    paceOf: () => ({ enter: async () => undefined, chargeDatapoints: () => undefined }),
  });

  async function sweep(scope: Partial<FleetScope> = {}) {
    const evidence: Evidence[] = [];
    const leftOut: LeftOut[] = [];
    const counts = { found: 0, settled: 0 };
    const api = await source.sweep(
      { regions: [REGION], days: 7, ...scope },
      {
        onFound: (services) => {
          counts.found += services;
        },
        onSettled: (services) => {
          counts.settled += services;
        },
        onEvidence: (each) => evidence.push(each),
        onLeftOut: (each) => leftOut.push(each),
      },
    );
    return { evidence, leftOut, api, ...counts };
  }

  return {
    aws,
    connections,
    clock,
    source,
    sweep,
    /** How often an operation was called, tries included. */
    calls: (operation: string) => aws.requests.filter((request) => request.operation === operation).length,
    close: async () => {
      connections.close();
      await aws.close();
    },
  };
}
