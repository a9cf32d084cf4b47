import { setMaxListeners } from 'node:events';

/** Work that may be stopped: the signal is aborted when its time is up. */
export type Stoppable<Result> = (abortSignal: AbortSignal) => Promise<Result>;

function timeoutError(): Error {
  return Object.assign(new Error('The time for AWS to answer was up.'), { name: 'TimeoutError' });
}

/**
 * The result of `work`, or a rejection named TimeoutError after `milliseconds`, whether or not the work heeds its
 * signal (the SDK's adaptive retries sleep through it). The signal is also aborted with `parent`.
 */
export async function withDeadline<Result>(
  milliseconds: number,
  parent: AbortSignal,
  work: Stoppable<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abortSignal = AbortSignal.any([parent, controller.signal]);
  // Several calls at once may listen, each for as long as it is under way.
  setMaxListeners(0, abortSignal);
  return await new Promise<Result>((resolve, reject) => {
    const timer = setTimeout(() => controller.abort(), Math.max(0, milliseconds));
    const onAbort = (): void => reject(timeoutError());
    abortSignal.addEventListener('abort', onAbort, { once: true });
    if (abortSignal.aborted) onAbort();
    work(abortSignal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer);
        // A composite signal that is listened to lives as long as its parent, and with it the result.
        abortSignal.removeEventListener('abort', onAbort);
      });
  });
}
