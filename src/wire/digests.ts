import type { DigestTiming } from '../app/digest-ports.ts';
import { createDigestBuilder, type PrepareDigestDeps } from '../app/prepare-digest.ts';
import { createSendDigestAgain } from '../app/send-digest-again.ts';
import type { Store } from '../app/store.ts';
import { createTickDigests, type TickReport } from '../app/tick-digests.ts';
import type { Environment } from '../cli/cli-io.ts';
import type { Config, StoreConfig } from '../config.ts';
import type { DigestSubscribing } from '../slack/digest/feature.ts';
import type { Log } from '../slack/logger.ts';
import { openStoreOf, warnOfEphemeralStore } from './stores.ts';

/** ECS kills a task 30 s after SIGTERM; what is still under way then is taken up by the next start. */
const DIGEST_DRAIN_MS = 25_000;

/** The digests of the bot process: what subscribing takes, and the ticks that send them. */
export interface Digests {
  readonly store: Store;
  readonly subscribing: DigestSubscribing;
  readonly start: () => void;
  /** No run begins any more; resolves when the one under way has ended, or has taken too long. */
  readonly stop: () => Promise<void>;
}

/** The digests of the bot process, joined to the store and to Slack. @throws AdvisorError `storage_unavailable` */
export async function createDigests(
  { place, slack, digestLateness }: { readonly place: StoreConfig } & Pick<Config, 'slack' | 'digestLateness'>,
  environment: Environment,
  log: Log,
  preparing: PrepareDigestDeps,
  timing: DigestTiming | undefined,
): Promise<Digests> {
  const [{ createMinuteTicker }, { createDigestSender, createOwnerNotices }, { createPostOnce }] = await Promise.all([
    import('../cron/minute-ticker.ts'),
    import('../slack/digest/sender.ts'),
    import('../slack/digest/post-once.ts'),
  ]);
  const { clock } = preparing;
  const store = await openStoreOf(place, clock);
  await warnOfEphemeralStore(place, environment, log);
  const { ledger, subscriptions } = store;
  const once = createPostOnce({ ...slack, log });
  let isStopping = false;
  const tickDigests = createTickDigests({
    ledger,
    subscriptions,
    builder: createDigestBuilder({ ...preparing, store, ledger }),
    sender: createDigestSender(once),
    notices: createOwnerNotices(once),
    clock,
    lateness: digestLateness,
    isStopping: () => isStopping,
    ...(timing === undefined ? {} : { timing }),
  });
  const ticker = createMinuteTicker({
    name: 'digests',
    tick: async () => logTick(await tickDigests(), log),
    onFailure: (error) => log.error({ error }, 'The digests could not be looked after; the next minute tries again'),
  });
  return {
    store,
    subscribing: {
      subscriptions,
      ledger,
      locks: store.locks,
      sendAgain: createSendDigestAgain({ ledger, subscriptions, clock }),
      post: once.post,
    },
    start: ticker.start,
    async stop() {
      isStopping = true;
      let timer: NodeJS.Timeout | undefined;
      const tooLong = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, DIGEST_DRAIN_MS);
      });
      await Promise.race([ticker.stop(), tooLong]);
      clearTimeout(timer);
    },
  };
}

function logTick(report: TickReport, log: Log): void {
  for (const { error, ...run } of report.runs) {
    if (error === undefined) log.info(run, 'A digest was looked after');
    else log.warn({ ...run, error }, 'A digest was looked after, and something failed');
  }
  for (const runId of report.skippedLate) log.warn({ runId }, 'A digest came too late and was left out');
  for (const id of report.aheadOfClock)
    log.warn({ id }, 'A digest was sent for a time that this clock has yet to reach');
  for (const error of report.errors) log.error({ error }, 'A digest or a notice failed');
  log.debug({ opened: report.opened, told: report.told }, 'The digests were looked after');
}
