/** Work that goes on after Slack has had its answer. */
export interface InFlight {
  /** Runs the work and counts it until it settles; gives what it gives. */
  run<T>(work: () => Promise<T>): Promise<T>;
  readonly size: number;
  /** True once nothing is under way, false when that takes longer than `timeoutMs`. */
  drained(timeoutMs: number): Promise<boolean>;
}

/** Counts work under way, so that a stop can wait for it: Bolt's own stop does not. */
export function createInFlight(): InFlight {
  const underWay = new Set<Promise<unknown>>();

  return {
    run(work) {
      const running = work();
      const settled: Promise<unknown> = running.then(
        () => underWay.delete(settled),
        () => underWay.delete(settled),
      );
      underWay.add(settled);
      return running;
    },
    get size() {
      return underWay.size;
    },
    async drained(timeoutMs) {
      let timer: NodeJS.Timeout | undefined;
      const timedOut = new Promise<false>((resolve) => {
        timer = setTimeout(() => resolve(false), timeoutMs);
      });
      const empty = (async () => {
        // Work may start more work, such as the reply about its failure.
        while (underWay.size > 0) await Promise.all(underWay);
        return true as const;
      })();
      const isDrained = await Promise.race([empty, timedOut]);
      clearTimeout(timer);
      return isDrained;
    },
  };
}
