import { DIGEST_TIMING, type DigestBuilder, type DigestSender, type DigestTiming } from './digest-ports.ts';
import type { Clock } from './ports.ts';
import type { DigestLedger, DigestSubscriptions } from './store.ts';

/** What became of one thread, for the log. */
export interface ThreadReport {
  readonly runId: string;
  readonly error?: unknown;
}

export type ResumeThreads = (isStopping: () => boolean) => Promise<readonly ThreadReport[]>;

export interface ResumeThreadsDeps<Content> {
  readonly ledger: Pick<DigestLedger, 'withoutThread' | 'startThread'>;
  readonly subscriptions: Pick<DigestSubscriptions, 'find'>;
  readonly builder: DigestBuilder<Content>;
  readonly sender: Pick<DigestSender<Content>, 'followUp'>;
  readonly clock: Clock;
  readonly timing?: DigestTiming;
}

/**
 * Gives digests their thread whose process was gone between the message and it, from what is true now. Each is begun in
 * the ledger first, so that it is tried once, by one replica.
 * @throws AdvisorError `storage_unavailable`
 */
export function createResumeThreads<Content>(deps: ResumeThreadsDeps<Content>): ResumeThreads {
  const { ledger, subscriptions, builder, sender, clock, timing = DIGEST_TIMING } = deps;

  async function resume(runId: string, subscriptionId: string, slotAt: string, ts: string): Promise<ThreadReport> {
    const subscription = await subscriptions.find(subscriptionId);
    if (subscription === null) return { runId };
    try {
      const built = await builder.build({ subscription, slotAt, renewLease: async () => true });
      if (built.kind !== 'ready') return { runId };
      await sender.followUp?.({ runId, subscription, slotAt, content: built.content, replacesTs: ts }, ts);
      return { runId };
    } catch (error) {
      return { runId, error };
    }
  }

  return async function resumeThreads(isStopping) {
    if (sender.followUp === undefined) return [];
    const now = clock().getTime();
    const sentBefore = new Date(now - (timing.leaseSeconds + timing.clockSkewSeconds) * 1000).toISOString();
    const reports: ThreadReport[] = [];
    for (const run of await ledger.withoutThread({ sentBefore, at: new Date(now).toISOString() })) {
      const { id, subscriptionId, slotAt, messageTs } = run;
      if (isStopping()) break;
      if (messageTs !== null && (await ledger.startThread(id, messageTs))) {
        reports.push(await resume(id, subscriptionId, slotAt, messageTs));
      }
    }
    return reports;
  };
}
