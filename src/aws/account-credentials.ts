import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { NodeHttpHandler } from '@smithy/node-http-handler';
import { AdvisorError, isAdvisorError } from '../core/errors.ts';
import type { FleetAccount } from '../core/fleet/account.ts';
import { translateSdkError } from './sdk-errors.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

export type CredentialProvider = () => Promise<Credentials>;

export interface AssumeOptions {
  readonly region: string;
  readonly requestHandler: NodeHttpHandler;
  /** Of the credentials at hand, where they are given and not to be looked for. */
  readonly masterCredentials?: Credentials;
  readonly endpoint?: string;
}

/** What CloudTrail of the other account shows as the session's name. */
const SESSION_NAME = 'fargate-advisor';
/** The shortest time that every role allows; it is renewed as it ends. */
const SESSION_SECONDS = 3_600;
const RENEWED_BEFORE_MS = 5 * 60_000;

/**
 * Credentials of an account by AssumeRole, one call an hour whatever number of regions and clients ask for them.
 * @throws AdvisorError `access_denied` with the action `sts:AssumeRole`, and those of every other call
 */
export function createAccountCredentials(account: FleetAccount, options: AssumeOptions): CredentialProvider {
  const { region, requestHandler, masterCredentials, endpoint } = options;
  const { id, roleArn = '', externalId } = account;
  const assume = fromTemporaryCredentials({
    params: {
      RoleArn: roleArn,
      RoleSessionName: SESSION_NAME,
      DurationSeconds: SESSION_SECONDS,
      ...(externalId === undefined ? {} : { ExternalId: externalId }),
    },
    clientConfig: { region, requestHandler, ...(endpoint === undefined ? {} : { endpoint }) },
    ...(masterCredentials === undefined ? {} : { masterCredentials }),
  });
  let kept: { readonly credentials: Promise<Credentials>; renewAtMs: number } | undefined;

  async function fresh(): Promise<Credentials> {
    try {
      return await assume();
    } catch (error) {
      kept = undefined;
      throw assumeFailed(error, account, id);
    }
  }

  return () => {
    if (kept !== undefined && Date.now() < kept.renewAtMs) return kept.credentials;
    const renewal = { credentials: fresh(), renewAtMs: Number.POSITIVE_INFINITY };
    kept = renewal;
    renewal.credentials.then(
      ({ expiration }) => {
        if (expiration !== undefined) renewal.renewAtMs = expiration.getTime() - RENEWED_BEFORE_MS;
      },
      () => undefined,
    );
    return renewal.credentials;
  };
}

function assumeFailed(error: unknown, { name, roleArn = '' }: FleetAccount, account: string): unknown {
  const known = translateSdkError(error, 'AssumeRole');
  if (!isAdvisorError(known) || known.code !== 'access_denied') return known;
  return new AdvisorError('access_denied', `The role of the account ${name} may not be assumed.`, {
    hint: 'Check the role ARN and the external id in the file of accounts, and the trust policy of the role: docs/accounts.md has it.',
    details: { ...known.details, account, roleArn },
    cause: error,
  });
}
