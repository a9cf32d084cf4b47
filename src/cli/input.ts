import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { AdvisorError, type ErrorCode } from '../core/errors.ts';

/** Fewer, larger reads: a document of a few weeks is some hundred kilobytes. */
const CHUNK_BYTES = 1024 * 1024;

/**
 * The chunks of a file, or of `stdin` for `-`.
 * @throws AdvisorError `file_unreadable` that names the file as it was typed
 */
export async function* readChunks(path: string, stdin: Readable): AsyncGenerator<Buffer> {
  const stream = path === '-' ? stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
  try {
    for await (const chunk of stream) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/**
 * The JSON of a file, or of `stdin` for `-`.
 * @throws AdvisorError `file_unreadable`, and `invalid` where it is not JSON
 */
export async function readJsonFile(
  path: string,
  stdin: Readable,
  invalid: ErrorCode = 'evidence_invalid',
): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of readChunks(path, stdin)) chunks.push(chunk);
  try {
    return JSON.parse(
      Buffer.concat(chunks)
        .toString('utf8')
        .replace(/^\ufeff/, ''),
    );
  } catch (cause) {
    throw new AdvisorError(invalid, `${path}: not JSON.`, { cause, details: { path } });
  }
}

/** The error for a file that the system would not read, with the system's word for why, such as ENOENT. */
function unreadable(path: string, cause: unknown): AdvisorError {
  const why = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
  return new AdvisorError('file_unreadable', `${path}: ${why}`, { cause, details: { path, why } });
}
