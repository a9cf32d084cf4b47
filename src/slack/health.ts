/** Whether this process lives, and whether it should be sent work. */
export interface Health {
  setReady(isReady: boolean): void;
  /** The answer to a health check, or undefined when `path` is none. */
  answer(path: string): { readonly status: 200 | 503; readonly body: string } | undefined;
}

/** `/livez` says 200 as long as the process answers; `/readyz` says 503 until started and from the first moment of a stop. */
export function createHealth(): Health {
  let isReady = false;
  return {
    setReady(value) {
      isReady = value;
    },
    answer(path) {
      if (path === '/livez') return { status: 200, body: 'ok\n' };
      if (path !== '/readyz') return undefined;
      return isReady ? { status: 200, body: 'ready\n' } : { status: 503, body: 'not ready\n' };
    },
  };
}
