import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { awsError, errorAnswer, isAwsError } from './aws-error.ts';
import { queryError } from './query-protocol.ts';

const largestBodyBytes = 1_048_576;

/** Gives the whole body, or null when it is larger than AWS takes. */
export function readBody(request: IncomingMessage, done: (body: string | null) => void): void {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    // The rest is read and dropped, so that the client gets to see the answer.
    if (bytes <= largestBodyBytes) chunks.push(chunk);
  });
  request.on('end', () => done(bytes > largestBodyBytes ? null : Buffer.concat(chunks).toString('utf8')));
  request.on('error', () => request.socket.destroy());
}

/** Answers with the body, or with the error that making it threw. */
export function answerOr(
  response: ServerResponse,
  contentType: string,
  isQueryMode: boolean,
  body: () => string,
): void {
  try {
    answer(response, 200, contentType, body(), {});
  } catch (error) {
    answerError(response, error, contentType, isQueryMode);
  }
}

/** Answers in AWS's shape; an error that is not AWS's is a 500 without its text. */
export function answerError(response: ServerResponse, error: unknown, contentType: string, isQueryMode: boolean): void {
  const known = isAwsError(error) ? error : awsError('InternalFailure', 'Internal failure', 500);
  const { body, headers } = contentType === 'text/xml' ? queryError(known) : errorAnswer(known, isQueryMode);
  answer(response, known.statusCode, contentType, body, headers);
}

/** One complete answer with a request id. */
export function answer(
  response: ServerResponse,
  statusCode: number,
  contentType: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  response.writeHead(statusCode, {
    'content-type': contentType,
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    ...headers,
  });
  response.end(body);
}
