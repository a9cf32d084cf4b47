import { once } from 'node:events';
import type { Writable } from 'node:stream';

/** Text on its way to a stream, in few large writes. */
export interface Output {
  /** Holds the text until the next flush. */
  readonly write: (text: string) => void;
  /** The text is with the stream, and the stream has room for more; true while anybody reads it. */
  readonly flush: () => Promise<boolean>;
}

/**
 * Writes to a stream that may be slow or go away. A reader that has seen enough (`| head -1`) is not an error: what
 * follows is dropped and `flush` answers false. Any other failure of the stream is thrown by `flush`. A stream can fail
 * after its last write, so that its errors are listened to for good.
 */
export function createOutput(stream: Writable): Output {
  let pending: string[] = [];
  let gone = false;
  let failure: Error | undefined;
  const closed = new AbortController();

  function onError(error: NodeJS.ErrnoException): void {
    gone = true;
    if (error.code !== 'EPIPE') failure = error;
    closed.abort();
  }

  async function flush(): Promise<boolean> {
    const text = pending.join('');
    pending = [];
    if (text !== '' && !gone && !stream.write(text)) {
      await once(stream, 'drain', { signal: closed.signal }).catch(() => undefined);
    }
    if (failure) throw failure;
    return !gone;
  }

  stream.on('error', onError);
  return {
    write: (text) => {
      pending.push(text);
    },
    flush,
  };
}
