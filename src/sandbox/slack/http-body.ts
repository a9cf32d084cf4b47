import type { IncomingMessage, ServerResponse } from 'node:http';
import { asObject, type Json, parseJson } from './json.ts';

const MAX_BODY_BYTES = 12_000_000;

/** The whole request body; undefined when it is larger than 12 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size <= MAX_BODY_BYTES) chunks.push(bytes);
  }
  return size > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks);
}

/** A JSON or form body as an object; undefined when JSON does not parse to one. */
export function parseBody(body: Buffer, contentType: string): Json | undefined {
  const text = body.toString('utf8');
  if (contentType.startsWith('application/json')) return text.trim() === '' ? {} : asObject(parseJson(text));
  return Object.fromEntries(new URLSearchParams(text));
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(JSON.stringify(body));
}
