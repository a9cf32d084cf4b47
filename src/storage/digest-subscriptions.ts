import { type Kysely, sql } from 'kysely';
import type { DigestSubscriptions } from '../app/store.ts';
import type { DigestSubscription, PauseReason, SubscriptionStatus } from '../core/digest/subscription.ts';
import type { StoreTables, SubscriptionRow } from './tables.ts';

export function createDigestSubscriptions(tables: Kysely<StoreTables>): DigestSubscriptions {
  const living = () =>
    tables
      .selectFrom('digest_subscription')
      .selectAll()
      .where('status', '!=', 'stopped')
      .orderBy('created_at')
      .orderBy('id');

  return {
    async add(subscription) {
      await tables.insertInto('digest_subscription').values(toRow(subscription)).execute();
    },
    async find(id) {
      const row = await tables.selectFrom('digest_subscription').selectAll().where('id', '=', id).executeTakeFirst();
      return row === undefined ? null : toSubscription(row);
    },
    async list({ teamId, channelId, ownerId }) {
      let query = living();
      if (teamId !== undefined) query = query.where('team_id', '=', teamId);
      if (channelId !== undefined) query = query.where('channel_id', '=', channelId);
      if (ownerId !== undefined) query = query.where('owner_id', '=', ownerId);
      return (await query.execute()).map(toSubscription);
    },
    async active() {
      return (await living().where('status', '=', 'active').execute()).map(toSubscription);
    },
    async change(id, { schedule, filter, channelId, locale }, at) {
      const { numUpdatedRows } = await tables
        .updateTable('digest_subscription')
        .set({
          ...(schedule !== undefined && { schedule: JSON.stringify(schedule), handled_until: later(at) }),
          ...(filter !== undefined && { filter: JSON.stringify(filter) }),
          ...(channelId !== undefined && { channel_id: channelId }),
          ...(locale !== undefined && { locale }),
          status: sql<string>`status`,
        })
        .where('id', '=', id)
        .where('status', '!=', 'stopped')
        .executeTakeFirst();
      return numUpdatedRows === 1n;
    },
    pause: (id, because) => move(id, ['active'], { status: 'paused', paused_because: because }),
    resume: (id, at) => move(id, ['paused'], { status: 'active', paused_because: null, handled_until: at }),
    stop: (id) => move(id, ['active', 'paused'], { status: 'stopped', paused_because: null }),
  };

  async function move(id: string, from: readonly string[], to: Partial<SubscriptionRow>): Promise<boolean> {
    const { numUpdatedRows } = await tables
      .updateTable('digest_subscription')
      .set(to)
      .where('id', '=', id)
      .where('status', 'in', from)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}

/** A schedule that was changed by a replica whose clock is behind must not bring a handled slot back. */
function later(at: string) {
  return sql<string>`case when handled_until > ${at} then handled_until else ${at} end`;
}

function toRow(subscription: DigestSubscription): SubscriptionRow {
  const { status } = subscription;
  return {
    id: subscription.id,
    team_id: subscription.teamId,
    channel_id: subscription.channelId,
    owner_id: subscription.ownerId,
    schedule: JSON.stringify(subscription.schedule),
    filter: JSON.stringify(subscription.filter),
    locale: subscription.locale,
    status: status.kind,
    paused_because: status.kind === 'paused' ? status.because : null,
    handled_until: subscription.handledUntil,
    created_at: subscription.createdAt,
  };
}

function toSubscription(row: SubscriptionRow): DigestSubscription {
  return {
    id: row.id,
    teamId: row.team_id,
    channelId: row.channel_id,
    ownerId: row.owner_id,
    schedule: JSON.parse(row.schedule),
    filter: JSON.parse(row.filter),
    locale: row.locale,
    status: toStatus(row),
    handledUntil: row.handled_until,
    createdAt: row.created_at,
  };
}

function toStatus({ status, paused_because }: SubscriptionRow): SubscriptionStatus {
  if (status === 'active') return { kind: 'active' };
  return status === 'stopped'
    ? { kind: 'stopped' }
    : { kind: 'paused', because: (paused_because ?? 'asked') as PauseReason };
}
