/** Resolves when it is the caller's turn to begin. */
export type Turn = () => Promise<void>;

interface TurnsOptions {
  /** How long nothing more may have been asked for before the next job begins. */
  readonly quietMs?: number;
  /** After this long the next job begins although more keeps coming. */
  readonly longestMs?: number;
}

/**
 * Turns that let acknowledgements go first: Slack sends several commands at once, and the work behind one keeps the
 * process from reading the next. A job begins once nothing has come for a moment, and one job at a time, so that what
 * comes meanwhile is read in between. It ends when it ends; only beginnings wait.
 */
export function createTurns({ quietMs = 5, longestMs = 100 }: TurnsOptions = {}): Turn {
  const waiting: { readonly askedAt: number; readonly begin: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;

  /** How long the job that waits longest may still be put off. */
  function leftMs(): number {
    const [first] = waiting;
    return first === undefined ? 0 : Math.max(0, first.askedAt + longestMs - performance.now());
  }

  function rest(): void {
    clearTimeout(timer);
    clearImmediate(immediate);
    if (waiting.length > 0) timer = setTimeout(readOnce, Math.min(quietMs, leftMs()));
  }

  /** What the network has brought by now is read before the immediate comes. */
  function readOnce(): void {
    immediate = setImmediate(beginNext);
  }

  function beginNext(): void {
    waiting.shift()?.begin();
    rest();
  }

  return () =>
    new Promise((resolve) => {
      waiting.push({ askedAt: performance.now(), begin: resolve });
      // Otherwise the next beginning is on its way, and a stream of commands cannot put it off for ever.
      if (waiting.length === 1 || leftMs() > 0) rest();
    });
}
