import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { ECSClient, type ECSClientConfig } from '@aws-sdk/client-ecs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { AdvisorError } from '../core/errors.ts';
import type { FleetAccount } from '../core/fleet/account.ts';
import type { FleetPlace } from '../core/fleet/shard.ts';
import { type CredentialProvider, createAccountCredentials } from './account-credentials.ts';
import { silenceNodeVersionNotice } from './node-version-notice.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The SDK clients of one region. They share one pool of connections and one set of credentials. */
export interface AwsClients {
  readonly region: string;
  readonly ecs: ECSClient;
  /**
   * For the many calls that a service's history takes. Adaptive retries slow a whole client down when one of its
   * calls is throttled: that must not keep the service itself waiting.
   */
  readonly ecsHistory: ECSClient;
  readonly cloudWatch: CloudWatchClient;
  readonly applicationAutoScaling: ApplicationAutoScalingClient;
  /** What a client of another service of AWS is made with, named as in `AWS_ENDPOINT_URL_<SERVICE>`. */
  readonly settingsFor: (service: string) => ClientSettings;
}

/** Region, credentials, pool, retries and endpoint, which all clients of a region share. */
export type ClientSettings = Pick<
  ECSClientConfig,
  'region' | 'requestHandler' | 'credentials' | 'retryMode' | 'maxAttempts' | 'retryStrategy' | 'endpoint'
>;

/** When and how often the SDK tries a call again. */
export type RetryStrategy = NonNullable<ECSClientConfig['retryStrategy']>;

/** How a set of clients of its own differs from the shared one. */
export interface ApartOptions {
  readonly retryStrategy: RetryStrategy;
  /** Awaited before each request leaves, with the operation's name: retries too. */
  readonly beforeRequest: (operation: string) => Promise<void>;
}

export interface AwsConnections {
  /** The clients of a region, the same set each time; of a configured account where one is named. */
  readonly forRegion: (region: string, accountId?: string) => AwsClients;
  /** A new set of clients over the same pool, for work with a rate of its own. */
  readonly apart: (place: FleetPlace, options: ApartOptions) => AwsClients;
  /** Closes every connection; requests in flight fail. */
  readonly close: () => void;
}

interface AwsClientsOptions {
  readonly region: string;
  /** Read in place of the process's variables: endpoints, static keys, `AWS_MAX_ATTEMPTS`. */
  readonly environment?: Environment;
  readonly requestHandler?: NodeHttpHandler;
  /** Adaptive retries unless given. */
  readonly retryStrategy?: RetryStrategy;
  /** Those of another account; the credentials at hand unless given. */
  readonly credentials?: CredentialProvider;
}

/** One evidence asks a dozen things at once, and for a service deployed many times a day some hundred task definitions. */
const MAX_SOCKETS = 256;
const CONNECTION_TIMEOUT_MS = 3_000;
const REQUEST_TIMEOUT_MS = 15_000;
const MAX_ATTEMPTS = 4;

/** Variables by which the SDK finds a service's endpoint, such as `AWS_ENDPOINT_URL_ECS`. */
function endpointOf(environment: Environment, service: string): { endpoint?: string } {
  if (environment.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS === 'true') return {};
  const endpoint = environment[`AWS_ENDPOINT_URL_${service}`] || environment.AWS_ENDPOINT_URL;
  return endpoint ? { endpoint } : {};
}

function staticCredentialsOf(environment: Environment) {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } = environment;
  const { AWS_SESSION_TOKEN: sessionToken } = environment;
  if (!accessKeyId || !secretAccessKey) return {};
  return { credentials: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) } };
}

function maxAttemptsOf(environment: Environment): number {
  const attempts = Number(environment.AWS_MAX_ATTEMPTS);
  return Number.isInteger(attempts) && attempts > 0 ? attempts : MAX_ATTEMPTS;
}

/** A keep-alive pool for all clients of a process. */
export function createRequestHandler(): NodeHttpHandler {
  const pool = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return new NodeHttpHandler({
    httpAgent: new HttpAgent(pool),
    httpsAgent: new HttpsAgent(pool),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    throwOnRequestTimeout: true,
  });
}

/** A handler over another's pool that says each request's operation before it leaves. */
function createAnnouncingHandler(
  inner: NodeHttpHandler,
  beforeRequest: (operation: string) => Promise<void>,
): NodeHttpHandler {
  const handle: NodeHttpHandler['handle'] = async (request, options) => {
    const target = request.headers['x-amz-target'] ?? '';
    await beforeRequest(target.slice(target.indexOf('.') + 1));
    return await inner.handle(request, options);
  };
  // The pool belongs to the connections: one set of clients must not close it for the others.
  return Object.assign(Object.create(inner), { handle, destroy: () => undefined });
}

/**
 * Clients for ECS, CloudWatch and Application Auto Scaling in one region: standard credential chain,
 * `AWS_ENDPOINT_URL*` honoured, adaptive retries, 3 s to connect and 15 s a request.
 */
export function createAwsClients(options: AwsClientsOptions): AwsClients {
  silenceNodeVersionNotice(process.env);
  const { region, environment, retryStrategy, requestHandler = createRequestHandler(), credentials } = options;
  const base = {
    region,
    requestHandler,
    ...(retryStrategy
      ? { retryStrategy }
      : { retryMode: 'adaptive', maxAttempts: maxAttemptsOf(environment ?? process.env) }),
    ...(environment ? staticCredentialsOf(environment) : {}),
    ...(credentials ? { credentials } : {}),
  };
  const at = (service: string) => (environment ? endpointOf(environment, service) : {});
  const ecs = new ECSClient({ ...base, ...at('ECS') });
  // The first client's provider remembers what it found: one look at the credential chain serves all.
  const shared = { ...base, credentials: ecs.config.credentials };
  const clients = {
    ecs,
    ecsHistory: new ECSClient({ ...shared, ...at('ECS') }),
    cloudWatch: new CloudWatchClient({ ...shared, ...at('CLOUDWATCH') }),
    applicationAutoScaling: new ApplicationAutoScalingClient({ ...shared, ...at('APPLICATION_AUTO_SCALING') }),
  };
  // It copies every answer, a hundred thousand datapoints at a time, for a logger that nobody has set.
  for (const { middlewareStack } of Object.values(clients)) middlewareStack.remove('loggerMiddleware');
  return { region, ...clients, settingsFor: (service) => ({ ...shared, ...at(service) }) };
}

/**
 * One set of clients per account and region over one pool of connections. Both are few, so sets are kept for good. For
 * `forRegion` an account that is not among `accounts`, or has no role, is that of the credentials at hand; `apart` refuses
 * one that is not among them, as a sweep must not count one account for another.
 */
export function createAwsConnections(
  options: { readonly environment?: Environment; readonly accounts?: readonly FleetAccount[] } = {},
): AwsConnections {
  const { environment, accounts = [] } = options;
  const requestHandler = createRequestHandler();
  const sets = new Map<string, AwsClients>();
  const providers = new Map<string, CredentialProvider>();

  function credentialsOf({ accountId, region }: FleetPlace): { credentials?: CredentialProvider } {
    if (accountId === undefined) return {};
    const account = accounts.find(({ id }) => id === accountId);
    if (account === undefined) {
      throw new AdvisorError('config_invalid', `The account ${accountId} is not configured.`, {
        hint: 'Name it in the file that ADVISOR_ACCOUNTS names.',
      });
    }
    if (account.roleArn === undefined) return {};
    const given =
      environment === undefined ? {} : { ...staticCredentialsOf(environment), ...endpointOf(environment, 'STS') };
    const provider =
      providers.get(accountId) ??
      createAccountCredentials(account, {
        region,
        requestHandler,
        ...('credentials' in given && given.credentials ? { masterCredentials: given.credentials } : {}),
        ...('endpoint' in given && given.endpoint ? { endpoint: given.endpoint } : {}),
      });
    providers.set(accountId, provider);
    return { credentials: provider };
  }

  return {
    forRegion: (region, asked) => {
      const accountId = accounts.find(({ id, roleArn }) => id === asked && roleArn !== undefined)?.id;
      const key = `${accountId ?? ''} ${region}`;
      const place = accountId === undefined ? { region } : { accountId, region };
      const clients =
        sets.get(key) ??
        createAwsClients({ ...(environment && { environment }), ...credentialsOf(place), region, requestHandler });
      sets.set(key, clients);
      return clients;
    },
    apart: (place, { retryStrategy, beforeRequest }) =>
      createAwsClients({
        ...(environment && { environment }),
        ...credentialsOf(place),
        region: place.region,
        retryStrategy,
        requestHandler: createAnnouncingHandler(requestHandler, beforeRequest),
      }),
    close: () => {
      requestHandler.destroy();
      sets.clear();
    },
  };
}
