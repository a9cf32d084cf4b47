import { AdvisorError, isAdvisorError } from '../core/errors.ts';
import type { Asker } from './asker.ts';
import type { BoundedCache } from './bounded-cache.ts';
import type { Identity } from './identity.ts';
import type { People, Person } from './people.ts';
import { platformErrorOf } from './stage.ts';

export type RefusalReason = 'guest' | 'outsider' | 'channel' | 'userGroup' | 'unverified';

export type AccessVerdict =
  | { readonly kind: 'allowed'; readonly person: Person }
  | {
      readonly kind: 'refused';
      readonly reason: RefusalReason;
      /** The scope without which nobody can be checked, when that is what Slack said. */
      readonly missingScope?: string;
      readonly error?: unknown;
    };

export type CheckAccess = (asker: Asker) => Promise<AccessVerdict>;

export interface AccessRules {
  readonly allowedChannels: readonly string[];
  readonly allowedUsergroups: readonly string[];
  readonly allowGuests: boolean;
}

/**
 * Whether someone may use the bot, asked anew for every command, button and view. Members of the bot's own workspace
 * (or of its Enterprise organization) may; guests, strangers and people in externally shared channels may not. The
 * lists narrow further; with a list of channels, what happens outside of any channel is refused too. What cannot be
 * checked is refused.
 */
export function createAccess({
  identity,
  people,
  usergroupMembers,
  rules,
}: {
  readonly identity: () => Promise<Identity>;
  readonly people: People;
  readonly usergroupMembers: BoundedCache<ReadonlySet<string>>;
  readonly rules: AccessRules;
}): CheckAccess {
  async function isInAllowedUsergroup(userId: string): Promise<boolean> {
    if (rules.allowedUsergroups.length === 0) return true;
    const lists = rules.allowedUsergroups.map((usergroup) => usergroupMembers.get(usergroup));
    const groups = await Promise.all(lists).catch(unreadable('usergroups:read'));
    return groups.some((members) => members.has(userId));
  }

  async function check(asker: Asker): Promise<AccessVerdict> {
    const home = await identity();
    if (asker.isExternallyShared || !isOfHome(home, asker.teamIds, asker.enterpriseId)) return refused('outsider');
    const isAllowedChannel = asker.channelId !== undefined && rules.allowedChannels.includes(asker.channelId);
    if (rules.allowedChannels.length > 0 && !isAllowedChannel) return refused('channel');
    const person = await people.get(asker.userId).catch(unreadable('users:read'));
    const teamIds = person.teamId === undefined ? [] : [person.teamId];
    if (person.isStranger || person.isDeactivated || !isOfHome(home, teamIds, person.enterpriseId))
      return refused('outsider');
    if (person.isGuest && !rules.allowGuests) return refused('guest');
    return (await isInAllowedUsergroup(asker.userId)) ? { kind: 'allowed', person } : refused('userGroup');
  }

  return async function checkAccess(asker) {
    try {
      return await check(asker);
    } catch (error) {
      const missingScope = missingScopeOf(error);
      return { kind: 'refused', reason: 'unverified', error, ...(missingScope === undefined ? {} : { missingScope }) };
    }
  };
}

function isOfHome(home: Identity, teamIds: readonly string[], enterpriseId: string | undefined): boolean {
  if (home.enterpriseId !== undefined && enterpriseId === home.enterpriseId) return true;
  return teamIds.every((id) => id === home.teamId || id === home.enterpriseId);
}

function refused(reason: RefusalReason): AccessVerdict {
  return { kind: 'refused', reason };
}

/** Turns a refusal of Slack into one that knows which scope the call takes. */
function unreadable(scope: string): (cause: unknown) => never {
  return (cause) => {
    throw new AdvisorError('slack_failed', 'Slack did not say who someone is.', { details: { scope }, cause });
  };
}

/** The scope that the app lacks, when that is why Slack refused. */
function missingScopeOf(error: unknown): string | undefined {
  if (!isAdvisorError(error) || platformErrorOf(error.cause) !== 'missing_scope') return undefined;
  return String(error.details.scope);
}
