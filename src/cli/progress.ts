import type { CliIo } from './cli-io.ts';

/** Says on a terminal what is being waited for. */
export interface Progress {
  /** From a second on, the text turns beside a spinner; a later text takes its place at once. */
  readonly show: (text: string) => void;
  /** Nothing of it is left on the screen. */
  readonly stop: () => void;
}

/** Runs a task after a while unless it is called off. */
export type Schedule = (task: () => void, delayMs: number) => () => void;

/** What a person notices as waiting. */
const PATIENCE_MS = 1000;

/** Progress on stderr, where that is a terminal and nobody's log. */
export function createProgress({ stderr, env }: Pick<CliIo, 'stderr' | 'env'>, schedule: Schedule = later): Progress {
  const visible = stderr.isTTY === true && env.TERM !== 'dumb' && env.CI === undefined;
  let text = '';
  let callOff: (() => void) | undefined;
  let spinner: { text: string; stop(): unknown } | undefined;

  async function start(stillWanted: () => boolean): Promise<void> {
    const { default: yoctoSpinner } = await import('yocto-spinner');
    // Ctrl-C is ours to handle: the spinner would end the process without a word.
    if (stillWanted()) spinner = yoctoSpinner({ text, stream: stderr, handleSignals: false }).start();
  }

  return {
    show: (next) => {
      text = next;
      if (spinner !== undefined) spinner.text = next;
      if (!visible || callOff !== undefined) return;
      let wanted = true;
      const cancel = schedule(() => void start(() => wanted), PATIENCE_MS);
      callOff = () => {
        wanted = false;
        cancel();
      };
    },
    stop: () => {
      callOff?.();
      callOff = undefined;
      spinner?.stop();
      spinner = undefined;
    },
  };
}

function later(task: () => void, delayMs: number): () => void {
  const timer = setTimeout(task, delayMs);
  return () => {
    clearTimeout(timer);
  };
}
