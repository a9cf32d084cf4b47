import type { Kysely } from 'kysely';
import type { DigestLedger, RunClaim, RunSettlement } from '../app/store.ts';
import { type DigestRun, type RunNotice, type RunState, runId } from '../core/digest/run.ts';
import type { RefusalCode } from '../core/digest/subscription.ts';
import type { RunRow, StoreTables } from './tables.ts';

/** Candidates that are tried before others are looked for: other replicas may be faster at the first few. */
const CANDIDATES = 5;

/**
 * The ledger in the store. Every step is one statement, or begins with one, that only takes effect on a row that still
 * stands as its caller saw it: of several callers one changes the row, and the others see that they did not.
 */
export function createDigestLedger(tables: Kysely<StoreTables>): DigestLedger {
  async function stepOf(run: DigestRun, to: Partial<RunRow>, states: readonly RunState[]): Promise<boolean> {
    const { numUpdatedRows } = await tables
      .updateTable('digest_run')
      .set(to)
      .where('id', '=', run.id)
      .where('fencing', '=', run.fencing)
      .where('state', 'in', states)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async function take(row: RunRow, leaseUntil: string, at: string): Promise<RunClaim | null> {
    const taken = await tables
      .updateTable('digest_run')
      .set({
        state: row.state === 'sending' ? 'sending' : 'preparing',
        // Whoever was preparing it is gone: that attempt failed, or a run that kills its process would go on for ever.
        failures: row.failures + (row.state === 'preparing' ? 1 : 0),
        fencing: row.fencing + 1,
        lease_until: leaseUntil,
        updated_at: at,
      })
      .where('id', '=', row.id)
      .where('fencing', '=', row.fencing)
      .where('state', '=', row.state)
      .returningAll()
      .executeTakeFirst();
    if (taken === undefined) return null;
    return { kind: row.state === 'sending' ? 'reconcile' : 'run', run: toRun(taken) };
  }

  return {
    open({ subscriptionId, slotAt, expiresAt, state, at }) {
      return tables.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('digest_subscription')
          .set({ handled_until: slotAt })
          .where('id', '=', subscriptionId)
          .where('status', '=', 'active')
          .where('handled_until', '<', slotAt)
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return false;
        const { numInsertedOrUpdatedRows } = await transaction
          .insertInto('digest_run')
          .values({ ...newRow(subscriptionId, slotAt), state, expires_at: expiresAt, not_before: at, updated_at: at })
          .onConflict((conflict) => conflict.columns(['subscription_id', 'slot_at']).doNothing())
          .executeTakeFirst();
        return numInsertedOrUpdatedRows === 1n;
      });
    },
    async claim({ leaseSeconds, clockSkewSeconds }, at) {
      for (;;) {
        const rows = await tables
          .selectFrom('digest_run')
          .selectAll()
          .where(({ and, or, eb }) =>
            or([
              and([eb('state', '=', 'pending'), eb('not_before', '<=', at)]),
              and([eb('state', 'in', ['preparing', 'sending']), eb('lease_until', '<', plus(at, -clockSkewSeconds))]),
            ]),
          )
          .orderBy('slot_at')
          .orderBy('id')
          .limit(CANDIDATES)
          .execute();
        if (rows.length === 0) return null;
        for (const row of rows) {
          const claim = await take(row, plus(at, leaseSeconds), at);
          if (claim !== null) return claim;
        }
      }
    },
    renew: (run, leaseUntil) => stepOf(run, { lease_until: leaseUntil }, ['preparing', 'sending']),
    startSending: (run, { leaseUntil, at }) =>
      stepOf(run, { state: 'sending', lease_until: leaseUntil, sending_started_at: at, updated_at: at }, ['preparing']),
    settle(run, settlement, at) {
      const to = { ...settled(run, settlement), lease_until: null, updated_at: at };
      return tables.transaction().execute(async (transaction) => {
        const { numUpdatedRows } = await transaction
          .updateTable('digest_run')
          .set(to)
          .where('id', '=', run.id)
          .where('fencing', '=', run.fencing)
          .where('state', 'in', ['preparing', 'sending'])
          .executeTakeFirst();
        if (numUpdatedRows !== 1n) return false;
        if (settlement.state === 'refused' && settlement.pause !== null) {
          await transaction
            .updateTable('digest_subscription')
            .set({ status: 'paused', paused_because: settlement.pause })
            .where('id', '=', run.subscriptionId)
            .where('status', '=', 'active')
            .execute();
        }
        return true;
      });
    },
    async startThread(id, messageTs) {
      const { numUpdatedRows } = await tables
        .updateTable('digest_run')
        .set({ thread_ts: messageTs })
        .where('id', '=', id)
        .where(({ eb, or }) => or([eb('thread_ts', 'is', null), eb('thread_ts', '!=', messageTs)]))
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async withoutThread({ sentBefore, at }) {
      const rows = await tables
        .selectFrom('digest_run')
        .selectAll()
        .where('state', '=', 'sent')
        .where('message_ts', 'is not', null)
        .where('thread_ts', 'is', null)
        .where('updated_at', '<', sentBefore)
        .where('expires_at', '>', at)
        .orderBy('slot_at')
        .limit(CANDIDATES)
        .execute();
      return rows.map(toRun);
    },
    async reopen(id, { expiresAt, at }) {
      const { numUpdatedRows } = await tables
        .updateTable('digest_run')
        .set({
          state: 'pending',
          failures: 0,
          not_before: at,
          expires_at: expiresAt,
          is_by_hand: 1,
          refusal: null,
          failure: null,
          notice: null,
          updated_at: at,
        })
        .where('id', '=', id)
        .where('state', 'in', ['unknown', 'refused', 'failed', 'sent'])
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    async find(id) {
      const row = await tables.selectFrom('digest_run').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toRun(row);
    },
    async list({ subscriptionId, limit }) {
      const rows = await tables
        .selectFrom('digest_run')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .orderBy('slot_at', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toRun);
    },
    async lastSent(subscriptionId, slotAt) {
      const row = await tables
        .selectFrom('digest_run')
        .selectAll()
        .where('subscription_id', '=', subscriptionId)
        .where('slot_at', '<', slotAt)
        .where('state', '=', 'sent')
        .orderBy('slot_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined ? null : toRun(row);
    },
    async claimNotice({ leaseSeconds, clockSkewSeconds }, at) {
      const rows = await tables
        .selectFrom('digest_run')
        .selectAll()
        .where('notice', 'is not', null)
        .where(({ eb, or }) =>
          or([eb('notice_lease_until', 'is', null), eb('notice_lease_until', '<', plus(at, -clockSkewSeconds))]),
        )
        .orderBy('slot_at')
        .limit(CANDIDATES)
        .execute();
      for (const row of rows) {
        const taken = await tables
          .updateTable('digest_run')
          .set({ notice_lease_until: plus(at, leaseSeconds), notice_tries: row.notice_tries + 1 })
          .where('id', '=', row.id)
          .where('notice', 'is not', null)
          .where('notice_tries', '=', row.notice_tries)
          .returningAll()
          .executeTakeFirst();
        const run = taken === undefined ? null : toRun(taken);
        if (taken && run?.notice) return { run, notice: run.notice, tries: taken.notice_tries };
      }
      return null;
    },
    async closeNotice(id) {
      await tables.updateTable('digest_run').set({ notice: null }).where('id', '=', id).execute();
    },
  };
}

function newRow(subscriptionId: string, slotAt: string) {
  return {
    id: runId(subscriptionId, slotAt),
    subscription_id: subscriptionId,
    slot_at: slotAt,
    failures: 0,
    fencing: 0,
    lease_until: null,
    is_by_hand: 0,
    sending_started_at: null,
    message_ts: null,
    refusal: null,
    failure: null,
    notice: null,
    notice_tries: 0,
    notice_lease_until: null,
    thread_ts: null,
  };
}

function settled(run: DigestRun, settlement: RunSettlement): Partial<RunRow> {
  const { state } = settlement;
  const told = { notice_tries: 0, notice_lease_until: null };
  switch (settlement.state) {
    case 'sent':
      return { state, message_ts: settlement.messageTs, failure: null };
    case 'pending': {
      const failures = run.failures + (settlement.failure === null ? 0 : 1);
      return { state, not_before: settlement.notBefore, failures, failure: settlement.failure };
    }
    case 'refused':
      return { state, refusal: settlement.refusal, notice: 'refused', ...told };
    case 'unknown':
    case 'failed':
      return { state, failure: settlement.failure, notice: settlement.state, ...told };
    case 'skipped_late':
    case 'cancelled':
      return { state };
  }
}

function plus(at: string, seconds: number): string {
  return new Date(Date.parse(at) + seconds * 1000).toISOString();
}

function toRun(row: RunRow): DigestRun {
  return {
    id: row.id,
    subscriptionId: row.subscription_id,
    slotAt: row.slot_at,
    state: row.state as RunState,
    failures: row.failures,
    fencing: row.fencing,
    leaseUntil: row.lease_until,
    notBefore: row.not_before,
    expiresAt: row.expires_at,
    isByHand: row.is_by_hand === 1,
    sendingStartedAt: row.sending_started_at,
    messageTs: row.message_ts,
    refusal: row.refusal as RefusalCode | null,
    failure: row.failure,
    notice: row.notice as RunNotice | null,
  };
}
