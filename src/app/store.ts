import type { DigestFilter } from '../core/digest/filter.ts';
import type { DigestRun, RunNotice } from '../core/digest/run.ts';
import type { DigestSchedule } from '../core/digest/schedule.ts';
import type { DigestSubscription, PauseReason, RefusalCode } from '../core/digest/subscription.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import type { FleetApiUse } from '../core/fleet/api-use.ts';
import type { LeftOut } from '../core/fleet/left-out.ts';
import type { FleetPlace, Shard, ShardResult } from '../core/fleet/shard.ts';
import type { ServiceStop } from '../core/oncall/service-stop.ts';
import type { TaskStop } from '../core/oncall/symptoms.ts';
import type { KeptPrices } from '../core/pricing/published/kept-prices.ts';
import type { Finding, Goal } from '../core/recommendation.ts';
import type { Usage } from '../core/sizing/usage.ts';
import type { TaskSize } from '../core/task-size.ts';
import type { MetricMemory } from './ports.ts';

/**
 * What the product remembers, by use. Instants are ISO 8601 in UTC with milliseconds, as `Date.toISOString` writes
 * them, so that they sort as text. Every method may throw AdvisorError `storage_unavailable`.
 */
export interface Store {
  readonly metrics: MetricHistory;
  readonly shards: ShardStore;
  readonly plans: SweepPlans;
  readonly recommendations: RecommendationLog;
  readonly decisions: DecisionLog;
  readonly subscriptions: DigestSubscriptions;
  readonly ledger: DigestLedger;
  readonly deliveries: DeliveryLog;
  readonly stoppedTasks: StoppedTaskLog;
  readonly locks: StoreLocks;
  readonly prices: PriceArchive;
  readonly maintenance: StoreMaintenance;
  readonly close: () => Promise<void>;
}

/** Datapoints that outlive CloudWatch's own retention. */
export interface MetricHistory extends MetricMemory {
  /** For every service that has datapoints, the end of its newest period: what is after that has to be fetched. */
  newest(): Promise<readonly { readonly service: ServiceRef; readonly newestAt: string }[]>;
}

/**
 * Results of sweeps that are under way, by shard, so that an interrupted one goes on where it was and several processes
 * can share one. A sweep has an id of its caller's choosing.
 */
export interface ShardStore {
  /** Keeps the result under the sweep, in the place of an older one of the same shard. */
  put(sweepId: string, result: ShardResult): Promise<void>;
  /** The shards that have a result, by key, without the results: what tells whether a sweep is whole. */
  kept(sweepId: string): Promise<readonly { readonly shard: Shard; readonly sweptAt: string }[]>;
  /** True when the shard has a result. */
  has(sweepId: string, shard: Shard): Promise<boolean>;
  /** Every result of the sweep that is not older than `since`, by the key of its shard. */
  results(sweepId: string, since?: string): Promise<readonly ShardResult[]>;
  /** Forgets the sweep. */
  forget(sweepId: string): Promise<void>;
}

/** What a sweep that several processes share consists of: its shards, and what could not be listed. */
export interface SweepPlan {
  /** When the sweep began. */
  readonly sweptAt: string;
  readonly places: readonly FleetPlace[];
  readonly shards: readonly Shard[];
  readonly leftOut: readonly LeftOut[];
  /** What listing asked of AWS. */
  readonly api: FleetApiUse;
}

/** The plans of sweeps that are shared, by the id of the sweep. */
export interface SweepPlans {
  find(sweepId: string): Promise<SweepPlan | null>;
  /** Keeps the plan unless the sweep has one; gives the one that counts. */
  keep(sweepId: string, plan: SweepPlan): Promise<SweepPlan>;
}

/** A recommendation as it was given. */
export interface GivenRecommendation {
  readonly id: string;
  readonly service: ServiceRef;
  readonly givenAt: string;
  readonly goal: Goal;
  readonly finding: Finding;
  readonly current: TaskSize | null;
  readonly recommended: TaskSize | null;
  readonly currentMonthlyUsd: number | null;
  readonly estimatedMonthlySavingsUsd: number | null;
  /** Of the service then, as AWS had them; absent where there were none. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly owner?: string;
  /** What the service took then, so that a later change of its size can be verified; null where that is not known. */
  readonly usage: Usage | null;
  /** The document `fargate-advisor/recommendation/1`, or any JSON. */
  readonly document: unknown;
}

export interface RecommendationLog {
  /** Keeps them, all or none. One that is there already (by id) is left as it is. */
  record(given: readonly GivenRecommendation[]): Promise<void>;
  /** The newest of every service that was given before `before`, by service. */
  latest(query: { readonly before?: string; readonly service?: ServiceRef }): Promise<readonly GivenRecommendation[]>;
  /** The newest first. */
  list(query: {
    readonly service?: ServiceRef;
    readonly since?: string;
    readonly limit: number;
  }): Promise<readonly GivenRecommendation[]>;
}

/** What a person decided about a recommendation. A snooze ends at `until`, and so does a dismissal that has one. */
export interface Decision {
  readonly id: string;
  readonly service: ServiceRef;
  readonly kind: 'accepted' | 'dismissed' | 'snoozed' | 'reopened';
  readonly until: string | null;
  /** The Slack user or the name at the command line. */
  readonly by: string;
  readonly reason: string | null;
  readonly recommendationId: string | null;
  readonly decidedAt: string;
}

export interface DecisionLog {
  /** Keeps the decision; one that is there already (by id) is left as it is. */
  record(decision: Decision): Promise<void>;
  /** The newest decision of every service, without those that have ended at `at` or were reopened. */
  inForce(at: string): Promise<readonly Decision[]>;
  /** All decisions about a service, the newest first. */
  history(service: ServiceRef): Promise<readonly Decision[]>;
}

/** What may be changed about a subscription that is there. */
export interface SubscriptionChange {
  readonly schedule?: DigestSchedule;
  readonly filter?: DigestFilter;
  readonly channelId?: string;
  readonly locale?: string;
}

export interface DigestSubscriptions {
  /** Keeps the subscription as it is given; its first slot is the first after `handledUntil`. */
  add(subscription: DigestSubscription): Promise<void>;
  find(id: string): Promise<DigestSubscription | null>;
  /** Those that are not stopped, the oldest first. */
  list(query: {
    readonly teamId?: string;
    readonly channelId?: string;
    readonly ownerId?: string;
  }): Promise<readonly DigestSubscription[]>;
  active(): Promise<readonly DigestSubscription[]>;
  /** A changed schedule begins after `at`. False when there is no such subscription, or it was stopped. */
  change(id: string, change: SubscriptionChange, at: string): Promise<boolean>;
  /** False when it was not active. */
  pause(id: string, because: PauseReason): Promise<boolean>;
  /** Active again from `at`: slots before it are not made up for. False when it was not paused. */
  resume(id: string, at: string): Promise<boolean>;
  /** Its runs stay in the ledger. False when there is none, or it was stopped already. */
  stop(id: string): Promise<boolean>;
}

/** A run, and what its claimant may do: make it, or find out what became of it. */
export interface RunClaim {
  readonly kind: 'run' | 'reconcile';
  readonly run: DigestRun;
}

/** Where a claimed run ends up. */
export type RunSettlement =
  | { readonly state: 'sent'; readonly messageTs: string }
  /** Given back, to be claimed again from `notBefore`; `failure` counts as a failed attempt. */
  | { readonly state: 'pending'; readonly notBefore: string; readonly failure: string | null }
  | { readonly state: 'refused'; readonly refusal: RefusalCode; readonly pause: PauseReason | null }
  | { readonly state: 'unknown'; readonly failure: string }
  | { readonly state: 'failed'; readonly failure: string }
  | { readonly state: 'skipped_late' | 'cancelled' };

/** How long a claim lasts, and how far apart the clocks of two replicas may be. */
export interface LeaseTerms {
  readonly leaseSeconds: number;
  readonly clockSkewSeconds: number;
}

/** The truth about which digest was sent: one run a subscription and slot. `at` is always the caller's clock. */
export interface DigestLedger {
  /**
   * Opens the run of a slot and marks all slots up to it as handled, in one step. False when the slot is not newer than
   * what was handled before, or the subscription is not active: of several callers one gets true.
   */
  open(due: {
    readonly subscriptionId: string;
    readonly slotAt: string;
    readonly expiresAt: string;
    readonly state: 'pending' | 'skipped_late';
    readonly at: string;
  }): Promise<boolean>;
  /** The oldest run that may be worked on now, under a new lease and fencing token; null when there is none. */
  claim(terms: LeaseTerms, at: string): Promise<RunClaim | null>;
  /** A claim that still holds lasts until `leaseUntil`; false when it was lost. */
  renew(run: DigestRun, leaseUntil: string): Promise<boolean>;
  /** `preparing` becomes `sending`, which is written before a request leaves; false when the claim was lost. */
  startSending(run: DigestRun, terms: { readonly leaseUntil: string; readonly at: string }): Promise<boolean>;
  /** The claimed run ends up so; false when the claim was lost, and then nothing has changed. */
  settle(run: DigestRun, settlement: RunSettlement, at: string): Promise<boolean>;
  /**
   * What follows a message is about to be posted in its thread. True once for each message, which is written before
   * anything leaves: what was begun is not begun again, even when it broke off.
   */
  startThread(id: string, messageTs: string): Promise<boolean>;
  /** Runs that were sent before `sentBefore` and whose thread nobody has begun, as long as they are of use; a few. */
  withoutThread(query: { readonly sentBefore: string; readonly at: string }): Promise<readonly DigestRun[]>;
  /**
   * A person wants the run again: an `unknown`, `refused`, `failed` or `sent` one becomes `pending`. False when it is
   * in another state.
   */
  reopen(id: string, terms: { readonly expiresAt: string; readonly at: string }): Promise<boolean>;
  find(id: string): Promise<DigestRun | null>;
  /** The newest slot first. */
  list(query: { readonly subscriptionId: string; readonly limit: number }): Promise<readonly DigestRun[]>;
  /** The run of the newest slot before `slotAt` whose digest is in the channel. */
  lastSent(subscriptionId: string, slotAt: string): Promise<DigestRun | null>;
  /** A run whose owner has yet to be told something, kept from other replicas for a lease; null when there is none. */
  claimNotice(
    terms: LeaseTerms,
    at: string,
  ): Promise<{ readonly run: DigestRun; readonly notice: RunNotice; readonly tries: number } | null>;
  /** The owner was told, or cannot be told. */
  closeNotice(id: string): Promise<void>;
}

/** Requests of Slack that were seen, across replicas. */
export interface DeliveryLog {
  /** True when none of the keys was claimed within the time that keys live; then all of them are. */
  claim(keys: readonly string[]): Promise<boolean>;
  /** Forgets the keys, so that a delivery that could not be handled may come again. */
  release(keys: readonly string[]): Promise<void>;
}

/** Stopped tasks, since ECS forgets them after about an hour. */
export interface StoppedTaskLog {
  /** Keeps the stops, each task once, and forgets what stopped a week before `at`. */
  record(stops: readonly ServiceStop[], at: string): Promise<void>;
  /** The stops of the service from `since` on, oldest first; of every account where the service names none. */
  list(query: { readonly service: ServiceRef; readonly since: string }): Promise<readonly TaskStop[]>;
}

/** A lock that ends by itself. */
export interface StoreLock {
  readonly name: string;
  readonly holder: string;
  readonly fencing: number;
}

/** Prices that were read from AWS's public files: the newest reading of each service and region. */
export interface PriceArchive {
  all(): Promise<readonly KeptPrices[]>;
  /** Keeps them, each whole and in place of the reading before it; two at once lose nothing of each other. */
  keep(read: readonly KeptPrices[]): Promise<void>;
}

export interface StoreLocks {
  /** The lock for so long, or null while another holder has it. The holder itself may take it again. */
  take(name: string, terms: { readonly holder: string; readonly seconds: number }): Promise<StoreLock | null>;
  release(lock: StoreLock): Promise<void>;
}

/** For how many days what is kept; absent means for ever. */
export interface Retention {
  readonly fiveMinuteMetricDays?: number;
  readonly metricDays?: number;
  readonly recommendationDays?: number;
  readonly runDays?: number;
  /** Of shards whose sweep never came to its end. */
  readonly shardDays?: number;
}

export interface StoreStatus {
  readonly engine: 'sqlite' | 'postgresql';
  readonly schemaVersion: number;
  readonly rows: Readonly<Record<string, number>>;
}

export interface StoreMaintenance {
  status(): Promise<StoreStatus>;
  /** The whole store as lines of JSON, as it is at one moment, for `import` on either engine. */
  export(): AsyncIterable<string>;
  /**
   * Adds what the lines hold, all or none; what is there already is left as it is. The number of rows added.
   * @throws AdvisorError `export_invalid` when the lines are no export, or one of a newer schema
   */
  import(lines: AsyncIterable<string>): Promise<number>;
  /**
   * Deletes what is older, joins five-minute datapoints that are old into hours, and forgets deliveries that may come
   * again. The number of rows gone, without deliveries.
   */
  applyRetention(retention: Retention): Promise<number>;
  /** Gives freed space back. */
  vacuum(): Promise<void>;
}
