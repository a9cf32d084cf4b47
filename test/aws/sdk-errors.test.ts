import { describe, expect, it } from 'vitest';
import { translateSdkError } from '../../src/aws/sdk-errors.ts';
import { AdvisorError } from '../../src/core/errors.ts';
import { createWords } from '../../src/words/create-words.ts';
import { errorSentences } from '../../src/words/sentence.ts';

function sdkError(fields: Record<string, unknown>): Error {
  return Object.assign(new Error('of the SDK'), fields);
}

const ANSWERED = { httpStatusCode: 400 };

describe('errors of the SDK', () => {
  it.each([
    ['access_denied', { name: 'AccessDeniedException', $metadata: ANSWERED }],
    ['access_denied', { name: 'AccessDenied', $metadata: ANSWERED }],
    ['access_denied', { name: 'UnauthorizedOperation', $metadata: ANSWERED }],
    ['access_denied', { name: 'Client.UnauthorizedOperation', $metadata: ANSWERED }],
    ['access_denied', { name: 'com.amazonaws.ecs#AccessDeniedException', $metadata: ANSWERED }],
    ['access_denied', { name: 'SyntaxError', $metadata: { httpStatusCode: 403 } }],
    ['access_denied', { name: 'ClientException', message: 'x is not authorized to perform: y', $metadata: ANSWERED }],
    ['credentials_missing', { name: 'CredentialsProviderError' }],
    ['credentials_missing', { name: 'ExpiredTokenException', $metadata: ANSWERED }],
    ['credentials_missing', { name: 'UnrecognizedClientException', $metadata: { httpStatusCode: 403 } }],
    ['throttled', { name: 'ThrottlingException', $metadata: ANSWERED }],
    ['throttled', { name: 'Throttling', $metadata: ANSWERED }],
    ['throttled', { name: 'Whatever', $metadata: { httpStatusCode: 429 } }],
    ['timed_out', { name: 'TimeoutError', $metadata: { attempts: 3 } }],
    ['timed_out', { name: 'AbortError' }],
    ['aws_unavailable', { name: 'TimeoutError', code: 'ECONNRESET', $metadata: { attempts: 3 } }],
    ['aws_unavailable', { code: 'ECONNREFUSED' }],
    ['aws_unavailable', { name: 'SyntaxError', $metadata: { httpStatusCode: 404 } }],
    ['aws_unavailable', { name: 'InternalFailure', $metadata: { httpStatusCode: 500 } }],
    ['aws_unavailable', { name: 'UnknownOperationException', $metadata: ANSWERED }],
    ['cluster_not_found', { name: 'ClusterNotFoundException', $metadata: ANSWERED }],
    ['service_not_found', { name: 'ServiceNotFoundException', $metadata: ANSWERED }],
  ])('become %s: %o', (code, fields) => {
    const cause = sdkError(fields);
    const error = translateSdkError(cause, 'DescribeServices');

    expect(error).toBeInstanceOf(AdvisorError);
    expect(error).toMatchObject({ code, cause, details: { operation: 'DescribeServices' } });
    expect((error as AdvisorError).hint).toMatch(/\w+.*[.]$/);
  });

  it('name the IAM action to allow', () => {
    const error = translateSdkError(sdkError({ name: 'AccessDenied' }), 'GetMetricData') as AdvisorError;

    expect(error.hint).toContain('cloudwatch:GetMetricData');
    expect(error.details.iamAction).toBe('cloudwatch:GetMetricData');
  });

  it('name the cluster that does not exist, and its region', () => {
    const place = { cluster: 'nope', region: 'us-east-1' };
    const error = translateSdkError(sdkError({ name: 'ClusterNotFoundException' }), 'ListServices', place);

    expect((error as AdvisorError).details).toMatchObject(place);
    expect(errorSentences(createWords('en'), error).what).toBe('The cluster nope does not exist in us-east-1.');
  });

  it('leave what is understood and what is a bug alone', () => {
    const known = new AdvisorError('throttled', 'slow');
    const bug = new TypeError('x is not a function');

    expect(translateSdkError(known, 'ListTasks')).toBe(known);
    expect(translateSdkError(bug, 'ListTasks')).toBe(bug);
  });
});
