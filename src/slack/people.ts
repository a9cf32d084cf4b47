import type { WebClient } from '@slack/web-api';
import type { Clock } from '../app/ports.ts';
import { type BoundedCache, createBoundedCache } from './bounded-cache.ts';

/** What Slack knows about someone, as far as it matters here. */
export interface Person {
  readonly userId: string;
  /** Such as `ko-KR`; absent when Slack does not say. */
  readonly locale?: string;
  /** IANA name, such as `Asia/Seoul`. */
  readonly timeZone?: string;
  readonly teamId?: string;
  readonly enterpriseId?: string;
  readonly isGuest: boolean;
  /** From another workspace, seen through a shared channel. */
  readonly isStranger: boolean;
  readonly isDeactivated: boolean;
}

export type People = BoundedCache<Person>;

/** People by user id, from `users.info` (scope `users:read`), kept ten minutes. */
export function createPeople({ client, clock }: { readonly client: WebClient; readonly clock: Clock }): People {
  async function load(userId: string): Promise<Person> {
    const { user } = await client.users.info({ user: userId, include_locale: true });
    const enterpriseId = user?.enterprise_user?.enterprise_id;
    return {
      userId,
      ...(user?.locale === undefined ? {} : { locale: user.locale }),
      ...(user?.tz === undefined ? {} : { timeZone: user.tz }),
      ...(user?.team_id === undefined ? {} : { teamId: user.team_id }),
      ...(enterpriseId === undefined ? {} : { enterpriseId }),
      // An answer without a user says nothing about the person, and nothing is not enough.
      isGuest: user === undefined || user.is_restricted === true || user.is_ultra_restricted === true,
      isStranger: user?.is_stranger === true,
      isDeactivated: user?.deleted === true,
    };
  }

  return createBoundedCache({ load, clock, ttlSeconds: 600 });
}

/** The members of a user group by its id, from `usergroups.users.list` (scope `usergroups:read`), kept five minutes. */
export function createUsergroupMembers({
  client,
  clock,
}: {
  readonly client: WebClient;
  readonly clock: Clock;
}): BoundedCache<ReadonlySet<string>> {
  async function load(usergroup: string): Promise<ReadonlySet<string>> {
    const { users } = await client.usergroups.users.list({ usergroup });
    return new Set(users ?? []);
  }

  return createBoundedCache({ load, clock, ttlSeconds: 300, capacity: 100 });
}
