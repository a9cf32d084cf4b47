import { AdvisorError, type ErrorCode, isAdvisorError } from '../core/errors.ts';
import { IAM_ACTIONS, type Operation } from './iam-actions.ts';

/** The fields by which SDK, HTTP and socket errors are told apart; any may be missing. */
interface SdkFault {
  readonly name: string;
  readonly code: string;
  readonly message: string;
  readonly status: number;
  readonly fromAws: boolean;
}

const CREDENTIALS_MISSING = new Set(['CredentialsProviderError', 'ProviderError', 'MissingAuthenticationToken']);
const CREDENTIALS_REFUSED = new Set([
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'RequestExpired',
  'SignatureDoesNotMatch',
  'TokenRefreshRequired',
  'UnrecognizedClientException',
]);
const DENIED = /^(Client\.)?(AccessDenied|AuthorizationError|Forbidden|NotAuthorized|OptInRequired|Unauthorized)/;
const THROTTLED =
  /^(BandwidthLimitExceeded|LimitExceeded|PriorRequestNotComplete|Request(LimitExceeded|Throttled)|SlowDown|Thrott|TooManyRequests)/;
const TIMED_OUT = new Set(['AbortError', 'RequestTimeout', 'RequestTimeoutException', 'TimeoutError']);
const UNREACHABLE = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
]);

function faultOf(error: unknown): SdkFault {
  const { name, code, message, $metadata, $fault } = (error ?? {}) as Record<string, unknown>;
  const status = ($metadata as { httpStatusCode?: unknown } | undefined)?.httpStatusCode;
  return {
    name: typeof name === 'string' ? name.replace(/^.*#/, '') : '',
    code: typeof code === 'string' ? code : '',
    message: typeof message === 'string' ? message : '',
    status: typeof status === 'number' ? status : 0,
    fromAws: $metadata !== undefined || $fault !== undefined,
  };
}

function codeOf(fault: SdkFault): ErrorCode | null {
  const { name, code, status } = fault;
  if (CREDENTIALS_MISSING.has(name) || CREDENTIALS_REFUSED.has(name)) return 'credentials_missing';
  if (THROTTLED.test(name) || status === 429) return 'throttled';
  if (DENIED.test(name) || status === 403 || / is not authorized to perform/.test(fault.message)) {
    return 'access_denied';
  }
  if (name === 'ClusterNotFoundException') return 'cluster_not_found';
  if (name === 'ServiceNotFoundException' || name === 'ServiceNotActiveException') return 'service_not_found';
  if (UNREACHABLE.has(code)) return 'aws_unavailable';
  if (TIMED_OUT.has(name) || code === 'ETIMEDOUT') return 'timed_out';
  return fault.fromAws ? 'aws_unavailable' : null;
}

function hintOf(code: ErrorCode, operation: Operation, fault: SdkFault): string {
  switch (code) {
    case 'access_denied':
      return `Allow ${IAM_ACTIONS[operation]} for the role that Fargate Advisor runs as; docs/iam/read.json has the whole policy.`;
    case 'credentials_missing':
      return CREDENTIALS_REFUSED.has(fault.name)
        ? 'AWS refused the credentials: renew them (aws sso login, or new keys) and check the clock of this machine.'
        : 'Give AWS credentials: AWS_PROFILE, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a task role.';
    case 'throttled':
      return 'AWS limits the rate of requests of this account: try again in a minute.';
    case 'timed_out':
      return 'Try again, and check the network between here and AWS.';
    case 'cluster_not_found':
      return 'Check the name of the cluster and the region.';
    case 'service_not_found':
      return 'Check the name of the service, its cluster and the region.';
    default:
      return fault.status >= 400 && fault.status < 500
        ? 'AWS refused the request: check the region and the variables AWS_ENDPOINT_URL*.'
        : 'Check the network, the region and the variables AWS_ENDPOINT_URL*, then try again.';
  }
}

function messageOf(code: ErrorCode, operation: Operation, fault: SdkFault): string {
  switch (code) {
    case 'access_denied':
      return `AWS denied ${operation}.`;
    case 'credentials_missing':
      return CREDENTIALS_REFUSED.has(fault.name)
        ? 'AWS did not accept the credentials.'
        : 'There are no AWS credentials here.';
    case 'throttled':
      return `AWS throttled ${operation}.`;
    case 'timed_out':
      return `${operation} timed out.`;
    case 'cluster_not_found':
      return 'There is no such ECS cluster.';
    case 'service_not_found':
      return 'There is no such ECS service.';
    default:
      return `${operation} failed: ${fault.code || fault.name || 'no usable answer'}.`;
  }
}

/** How AWS took a call that failed. `answered` means that it was let in, and that what it asked for was not there. */
export interface FaultKind {
  readonly kind: 'answered' | 'denied' | 'noCredentials' | 'refusedCredentials' | 'unanswered' | 'unreachable';
  readonly awsCode: string;
}

/** Tells a refusal from an answer that found nothing. */
export function faultKindOf(error: unknown): FaultKind {
  const fault = faultOf(error);
  const awsCode = fault.name || fault.code || 'no answer';
  switch (codeOf(fault)) {
    case 'credentials_missing':
      return { kind: CREDENTIALS_REFUSED.has(fault.name) ? 'refusedCredentials' : 'noCredentials', awsCode };
    case 'access_denied':
      return { kind: 'denied', awsCode };
    case 'throttled':
      return { kind: 'unanswered', awsCode };
    case 'timed_out':
      return { kind: 'unreachable', awsCode };
    case 'aws_unavailable':
      if (!fault.fromAws || fault.status === 0) return { kind: 'unreachable', awsCode: fault.code || awsCode };
      return { kind: fault.status >= 400 && fault.status < 500 ? 'answered' : 'unanswered', awsCode };
    case null:
      return { kind: 'unanswered', awsCode };
    default:
      return { kind: 'answered', awsCode };
  }
}

/** Where an operation looked, so that the sentence can name it. */
interface Place {
  readonly cluster?: string;
  readonly region?: string;
}

/**
 * What the SDK threw during an operation, as an AdvisorError with what to do about it. An AdvisorError, and an
 * error that is not of the SDK, the network or AWS (a bug), come back as they are.
 */
export function translateSdkError(error: unknown, operation: Operation, place: Place = {}): unknown {
  if (isAdvisorError(error)) return error;
  const fault = faultOf(error);
  const code = codeOf(fault);
  if (code === null) return error;
  return new AdvisorError(code, messageOf(code, operation, fault), {
    hint: hintOf(code, operation, fault),
    details: {
      operation,
      ...(code === 'cluster_not_found' ? place : {}),
      ...(code === 'access_denied' ? { iamAction: IAM_ACTIONS[operation] } : {}),
      ...(fault.name ? { awsCode: fault.name } : {}),
      ...(fault.status ? { httpStatus: fault.status } : {}),
    },
    cause: error,
  });
}
