/** People wait this long without a word; after it they are told that something is under way. */
const PATIENCE_MS = 2500;

/** The result of `work`; `tell` is called once when it takes longer than people wait. A failing `tell` is left alone. */
export async function withSlowNote<Result>(
  work: () => Promise<Result>,
  tell: () => Promise<void>,
  patienceMs = PATIENCE_MS,
): Promise<Result> {
  let told: Promise<void> = Promise.resolve();
  const timer = setTimeout(() => {
    told = tell().catch(() => undefined);
  }, patienceMs);
  try {
    const result = await work();
    // The note must not arrive after what it announces.
    await told;
    return result;
  } finally {
    clearTimeout(timer);
  }
}
