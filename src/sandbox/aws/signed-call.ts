import type { IncomingHttpHeaders } from 'node:http';
import { awsError } from './aws-error.ts';
import { type Input, isObject } from './input.ts';
import type { AwsService } from './operations.ts';

/** A request that got as far as an operation: which one, and the region of its signature. */
export interface SignedCall {
  readonly service: AwsService;
  readonly operation: string;
  readonly region: string;
  readonly accessKeyId: string;
}

/**
 * The call that the headers of a request make, in the order in which AWS refuses: target, signature, scope. The
 * signature itself is not verified; any credentials will do. `target` stands in for the header where a protocol has none.
 */
export function parseSignedCall(
  headers: IncomingHttpHeaders,
  services: ReadonlyMap<string, AwsService>,
  target = String(headers['x-amz-target'] ?? ''),
): SignedCall {
  const [prefix = '', operation = ''] = target.split('.');
  const service = services.get(prefix);
  if (service === undefined || operation === '') throw awsError('UnknownOperationException', '');
  const { accessKeyId, region, signingName } = parseSignature(headers);
  if (signingName !== service.signingName) {
    throw awsError(
      'InvalidSignatureException',
      `Credential should be scoped to correct service: '${service.signingName}'.`,
    );
  }
  return { service, operation, region, accessKeyId };
}

/** Who signed a request, and for which service and region. */
export function parseSignature(headers: IncomingHttpHeaders): {
  readonly accessKeyId: string;
  readonly region: string;
  readonly signingName: string;
} {
  const authorization = headers.authorization;
  if (authorization === undefined) {
    throw awsError('MissingAuthenticationTokenException', 'Missing Authentication Token');
  }
  const scope = /^AWS4-HMAC-SHA256 +Credential=([^/ ,]+)\/(\d{8})\/([a-z0-9-]+)\/([a-z0-9-]+)\/aws4_request,/.exec(
    authorization,
  );
  if (scope === null || !/SignedHeaders=[^ ,]+/.test(authorization) || !/Signature=[0-9a-f]{64}/.test(authorization)) {
    throw awsError(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential', 'SignedHeaders' and 'Signature' parameters.",
    );
  }
  if (headers['x-amz-date'] === undefined) {
    throw awsError(
      'IncompleteSignatureException',
      "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.",
    );
  }
  const [, accessKeyId = '', , region = '', signingName = ''] = scope;
  return { accessKeyId, region, signingName };
}

/** The input object in a body. Throws SerializationException for anything but a JSON object. */
export function parseInput(body: string): Input {
  let value: unknown;
  try {
    value = body === '' ? {} : JSON.parse(body);
  } catch {
    throw awsError('SerializationException', 'Unable to parse the request body as JSON.');
  }
  if (!isObject(value)) throw awsError('SerializationException', 'Start of structure or map found where not expected.');
  return value;
}

/** The sentence that IAM writes, with the action in it. */
export function accessDenied(accountId: string, action: string): Error {
  return awsError(
    'AccessDeniedException',
    `User: arn:aws:sts::${accountId}:assumed-role/fargate-advisor/sandbox is not authorized to perform: ${action} ` +
      `on resource: * because no identity-based policy allows the ${action} action`,
  );
}
