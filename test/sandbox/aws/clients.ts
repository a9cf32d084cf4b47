import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ECSClient } from '@aws-sdk/client-ecs';
import { silenceNodeVersionNotice } from '../../../src/aws/node-version-notice.ts';

/** 20 November 2026, 12:07 in Seoul, a Friday. */
export const testNow = Date.UTC(2026, 10, 20, 3, 7);

/** The real SDK clients with dummy credentials, one attempt a call. */
export function createClients(url: string, region = 'ap-northeast-2') {
  silenceNodeVersionNotice(process.env);
  const config = {
    region,
    endpoint: url,
    maxAttempts: 1,
    credentials: { accessKeyId: 'AKIDSANDBOX', secretAccessKey: 'sandbox' },
  };
  return {
    ecs: new ECSClient(config),
    cloudWatch: new CloudWatchClient(config),
    autoScaling: new ApplicationAutoScalingClient(config),
  };
}

/** What a promise was rejected with. Throws when it was not. */
export async function rejectionOf(
  promise: Promise<unknown>,
): Promise<Error & { readonly $metadata?: { httpStatusCode?: number; requestId?: string } }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('was not rejected');
}
