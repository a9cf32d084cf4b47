/** Runs what it is given, at most `limit` at a time, in the order of asking; each call settles as its work does. */
export function limitConcurrency(limit: number): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async function run(work) {
    if (running >= limit) await new Promise<void>((resolve) => waiting.push(resolve));
    else running++;
    try {
      return await work();
    } finally {
      // A place is handed on rather than given back, so that nobody who asks in between takes it.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
