import type { DigestTiming } from '../app/digest-ports.ts';
import { createDigestBuilder, type PrepareDigestDeps } from '../app/prepare-digest.ts';
import type { ShareSweep } from '../app/share-sweep.ts';
import type { Store } from '../app/store.ts';
import { createTickDigests, type TickReport } from '../app/tick-digests.ts';
import type { Config } from '../config.ts';
import type { Ticker } from '../cron/ticker.ts';
import type { Log } from '../slack/logger.ts';

/** The digests, joined to the store and to Slack: every minute what is due is sent. */
export async function createDigests({
  config,
  store,
  log,
  preparing,
  shareSweep,
  timing,
}: {
  readonly config: Pick<Config, 'slack' | 'digestLateness'>;
  readonly store: Store;
  readonly log: Log;
  readonly preparing: PrepareDigestDeps;
  /** Absent where this process sweeps alone. */
  readonly shareSweep?: ShareSweep;
  readonly timing?: DigestTiming;
}): Promise<Ticker> {
  const [{ createTicker }, { createDigestSender, createOwnerNotices }, { createPostOnce }, { createUploadOnce }] =
    await Promise.all([
      import('../cron/ticker.ts'),
      import('../slack/digest/sender.ts'),
      import('../slack/digest/post-once.ts'),
      import('../slack/digest/upload-once.ts'),
    ]);
  const { ledger, subscriptions } = store;
  const once = createPostOnce({ ...config.slack, log });
  let isStopping = false;
  const tickDigests = createTickDigests({
    ledger,
    subscriptions,
    builder: createDigestBuilder({ ...preparing, store, ledger, ...(shareSweep && { shareSweep }) }),
    sender: createDigestSender({ ...once, upload: createUploadOnce({ ...config.slack, log }) }),
    notices: createOwnerNotices(once),
    clock: preparing.clock,
    lateness: config.digestLateness,
    isStopping: () => isStopping,
    ...(timing === undefined ? {} : { timing }),
  });
  const ticker = createTicker({
    name: 'digests',
    every: 'minute',
    tick: async () => logTick(await tickDigests(), log),
    onFailure: (error) => log.error({ error }, 'The digests could not be looked after; the next minute tries again'),
  });
  return {
    start: ticker.start,
    async stop() {
      isStopping = true;
      await ticker.stop();
    },
  };
}

function logTick(report: TickReport, log: Log): void {
  for (const { error, ...run } of report.runs) {
    if (error === undefined) log.info(run, 'A digest was looked after');
    else log.warn({ ...run, error }, 'A digest was looked after, and something failed');
  }
  for (const { error, ...thread } of report.threads) {
    if (error === undefined) log.info(thread, 'A digest was given its thread');
    else log.warn({ ...thread, error }, 'A digest was to be given its thread, and something failed');
  }
  for (const runId of report.skippedLate) log.warn({ runId }, 'A digest came too late and was left out');
  for (const id of report.aheadOfClock)
    log.warn({ id }, 'A digest was sent for a time that this clock has yet to reach');
  for (const error of report.errors) log.error({ error }, 'A digest or a notice failed');
  log.debug({ opened: report.opened, told: report.told }, 'The digests were looked after');
}
