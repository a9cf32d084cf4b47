import type { DeliveryLog } from '../app/store.ts';
import type { Log } from './logger.ts';
import type { ReplayStore } from './replay-store.ts';

/** Slack waits three seconds for the acknowledgement, and a store that is slow today must not use them up. */
const PATIENCE_MS = 800;

/**
 * Lets each delivery in once: in this process by memory, and among replicas by the store that they share. A store that
 * does not answer in time keeps nobody from being answered: then each replica knows its own deliveries only, and the
 * log says so. Without a store there is one process, and its memory is enough.
 */
export function createDeliveriesSeen({
  own,
  shared,
  log,
  patienceMs = PATIENCE_MS,
}: {
  readonly own: ReplayStore;
  readonly shared?: DeliveryLog;
  readonly log: Log;
  readonly patienceMs?: number;
}): DeliveryLog {
  async function claimShared(deliveries: DeliveryLog, keys: readonly string[]): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const tooLong = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`No answer within ${patienceMs} ms`)), patienceMs);
    });
    try {
      return await Promise.race([deliveries.claim(keys), tooLong]);
    } catch (error) {
      log.warn({ error }, 'The store could not say whether a delivery was handled before: it is handled');
      return true;
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async claim(keys) {
      if (keys.length === 0) return true;
      if (!own.claim(keys)) return false;
      if (shared === undefined || (await claimShared(shared, keys))) return true;
      // Whoever has it may fail and release it: then its repetition may come here.
      own.release(keys);
      return false;
    },
    async release(keys) {
      own.release(keys);
      await shared
        ?.release(keys)
        .catch((error: unknown) => log.warn({ error }, 'A delivery that failed stays claimed in the store'));
    },
  };
}
