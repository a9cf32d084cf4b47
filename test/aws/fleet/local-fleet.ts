import { createListShards, type SweepScope } from '../../../src/app/list-shards.ts';
import type { ShardWork } from '../../../src/app/ports.ts';
import { createAwsConnections } from '../../../src/aws/clients.ts';
import { createFleetSource } from '../../../src/aws/fleet/fleet-source.ts';
import type { Evidence } from '../../../src/core/evidence.ts';
import { addApiUse } from '../../../src/core/fleet/api-use.ts';
import type { LeftOut } from '../../../src/core/fleet/left-out.ts';
import type { SampleAccount } from '../../../src/sandbox/account/sample-account.ts';
import { startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { environmentFor, NOW, REGION, sampleAccount } from '../local-account.ts';

/** A local AWS and a fleet source at it that neither paces itself nor waits between tries. */
export async function startFleet(account?: SampleAccount) {
  const aws = await startLocalAws({ now: () => NOW, account: account ?? sampleAccount() });
  const connections = createAwsConnections({ environment: environmentFor(aws.url) });
  const clock = () => new Date(NOW);
  const source = createFleetSource({
    connections,
    clock,
    random: () => 0.5,
    retryBaseMs: 0,
    paceOf: () => ({ enter: async () => undefined, chargeDatapoints: () => undefined }),
  });

  const listShards = createListShards({ source, accounts: [] });

  /** What a sweep tells; fails as one does of which nothing could be read. */
  async function sweep({ days = 7, ...scope }: Partial<ShardWork> & SweepScope = {}) {
    const evidence: Evidence[] = [];
    const leftOut: LeftOut[] = [];
    const ended: string[] = [];
    const failures: unknown[] = [];
    const counts = { found: 0, settled: 0 };
    const listing = await listShards({ regions: [REGION], ...scope });
    leftOut.push(...listing.leftOut);
    const asked = await source.sweep(
      { ...scope, days, shards: listing.shards },
      {
        onFound: (services) => {
          counts.found += services;
        },
        onSettled: (services) => {
          counts.settled += services;
        },
        onEvidence: (each) => evidence.push(each),
        onLeftOut: (each) => leftOut.push(each),
        onShardEnd: ({ cluster }, { error }) => {
          ended.push(cluster);
          if (error !== undefined) failures.push(error);
        },
      },
    );
    if (failures.length > 0 && failures.length === listing.shards.length) throw failures[0];
    return { evidence, leftOut, ended, api: addApiUse(listing.api, asked), ...counts };
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
