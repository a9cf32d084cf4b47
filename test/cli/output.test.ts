import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createOutput } from '../../src/cli/output.ts';

describe('output', () => {
  it('writes what was held in one piece', async () => {
    const writes: string[] = [];
    const output = createOutput(
      new Writable({
        write(chunk, _encoding, done) {
          writes.push(String(chunk));
          done();
        },
      }),
    );

    output.write('a');
    output.write('b');
    await output.flush();
    await output.flush();

    expect(writes).toEqual(['ab']);
  });

  it('waits for a slow reader', async () => {
    let release = (): void => undefined;
    const stream = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        release = done;
      },
    });
    const output = createOutput(stream);
    let isFlushed = false;

    output.write('much');
    const flushing = output.flush().then((isRead) => {
      isFlushed = true;
      return isRead;
    });
    await Promise.resolve();
    expect(isFlushed).toBe(false);
    release();

    expect(await flushing).toBe(true);
  });

  it('is quiet about a reader that has gone away', async () => {
    const output = createOutput(failing('EPIPE'));

    output.write('a');

    expect(await output.flush()).toBe(false);
    output.write('b');
    expect(await output.flush()).toBe(false);
  });

  it('fails when the stream fails', async () => {
    const output = createOutput(failing('ENOSPC'));

    output.write('a');

    await expect(output.flush()).rejects.toThrow('ENOSPC');
  });
});

function failing(code: string): Writable {
  return new Writable({
    highWaterMark: 1,
    write(_chunk, _encoding, done) {
      done(Object.assign(new Error(code), { code }));
    },
  });
}
