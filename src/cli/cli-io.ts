import type { Readable, Writable } from 'node:stream';

export type Environment = Readonly<Record<string, string | undefined>>;

/** A stream to write to that may be a terminal. */
export type OutputStream = Writable & { readonly isTTY?: boolean; readonly columns?: number };

/** What a process has to do with the world. */
export interface CliIo {
  readonly stdin: Readable;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly env: Environment;
  /** Aborts when the person presses Ctrl-C. */
  readonly interrupted: AbortSignal;
}

/** How to draw on a stream: its width, and colour where a person will see it. */
export function terminalOptions(
  stream: OutputStream,
  env: Environment,
): { readonly width?: number; readonly colour: boolean } {
  const { isTTY, columns } = stream;
  return { ...(isTTY && columns !== undefined && { width: columns }), colour: hasColour(stream, env) };
}

/**
 * FORCE_COLOR decides, then NO_COLOR (https://no-color.org: any value but the empty one), then whether it is a terminal
 * that can.
 */
function hasColour(stream: OutputStream, env: Environment): boolean {
  const { FORCE_COLOR: force, NO_COLOR: no, TERM: term } = env;
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (no) return false;
  return stream.isTTY === true && term !== 'dumb';
}
