import { createAwsConnections } from '../../src/aws/clients.ts';
import { createEvidenceSource } from '../../src/aws/evidence-source.ts';
import type { ServiceRef } from '../../src/core/ecs-service.ts';
import { createSampleAccount, type SampleAccount } from '../../src/sandbox/account/sample-account.ts';
import type { SampleService } from '../../src/sandbox/account/sample-service.ts';
import { startLocalAws } from '../../src/sandbox/aws/local-aws.ts';

/** A Wednesday noon, for the local AWS and for the product. */
export const NOW = Date.UTC(2026, 10, 18, 3);
export const REGION = 'ap-northeast-2';

/** What is read in time is not decided by how busy this machine is. */
const ENDLESS_PATIENCE = { requiredMs: 120_000, optionalMs: 120_000 };

let sample: SampleAccount | undefined;

/** The sample account at that noon, one for all tests, so that its series are worked out once. */
export function sampleAccount(): SampleAccount {
  sample ??= createSampleAccount(1, NOW);
  return sample;
}

/** A local AWS of the sample account with the real clients pointed at it. */
export async function startAccount(
  options: {
    readonly account?: SampleAccount;
    readonly url?: (url: string) => string;
    readonly maxAttempts?: number;
  } = {},
) {
  const aws = await startLocalAws({ now: () => NOW, account: options.account ?? sampleAccount() });
  const connections = createAwsConnections({ environment: environmentFor(aws.url, options.maxAttempts) });
  const clock = () => new Date(NOW);
  return {
    aws,
    connections,
    clock,
    source: createEvidenceSource({ clientsFor: connections.forRegion, clock, ...ENDLESS_PATIENCE }),
    close: async () => {
      connections.close();
      await aws.close();
    },
  };
}

/** The variables that lead the SDK to an address, with keys that any local AWS takes. */
export function environmentFor(url: string, maxAttempts = 3): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
    AWS_MAX_ATTEMPTS: String(maxAttempts),
  };
}

/** The sample account with one of its services changed. */
export function accountWith(name: string, change: (service: SampleService) => Partial<SampleService>): SampleAccount {
  const account = sampleAccount();
  return {
    ...account,
    services: account.services.map((service) => (service.name === name ? { ...service, ...change(service) } : service)),
  };
}

export function prod(name: string): ServiceRef {
  return { region: REGION, cluster: 'prod', name };
}
