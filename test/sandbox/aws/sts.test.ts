import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import { afterEach, describe, expect, it } from 'vitest';
import { createSecondAccount } from '../../../src/sandbox/account/second-account.ts';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';

const NOW = Date.UTC(2026, 10, 18, 3);
const ROLE = 'arn:aws:iam::210987654321:role/read';

let aws: LocalAws | undefined;
afterEach(() => aws?.close());

async function assume(params: { readonly RoleArn?: string; readonly ExternalId?: string }) {
  aws = await startLocalAws({
    now: () => NOW,
    roles: [{ account: createSecondAccount(1, NOW), roleArn: ROLE, externalId: 'agreed' }],
  });
  const provider = fromTemporaryCredentials({
    params: { RoleArn: ROLE, RoleSessionName: 'test', ...params },
    masterCredentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not-a-secret' },
    clientConfig: { region: 'eu-west-1', endpoint: aws.url, maxAttempts: 1 },
  });
  return await provider();
}

describe('AssumeRole', () => {
  it('gives the SDK credentials that end', async () => {
    const { accessKeyId, sessionToken, expiration } = await assume({ ExternalId: 'agreed' });

    expect(accessKeyId).toMatch(/^ASIA[0-9A-F]{16}$/);
    expect(sessionToken).toBeDefined();
    expect(expiration).toBeInstanceOf(Date);
  });

  it.each([
    ['a wrong external id', { ExternalId: 'guessed' }],
    ['no external id', {}],
    ['a role that is not there', { RoleArn: 'arn:aws:iam::210987654321:role/none', ExternalId: 'agreed' }],
  ])('denies %s', async (_what, params) => {
    await expect(assume(params)).rejects.toMatchObject({ name: 'AccessDenied', $metadata: { httpStatusCode: 403 } });
  });
});
