import { type DeliveryBody, isRecord, textAt } from './delivery-body.ts';

/** Who did something in Slack, and where. */
export interface Asker {
  readonly userId: string;
  /** Absent where there is no channel: the Home tab, and modals that no message led to. */
  readonly channelId?: string;
  /** The workspaces that the delivery names: where it happened and whom the person belongs to. */
  readonly teamIds: readonly string[];
  readonly enterpriseId?: string;
  /** True when the channel is shared with another organization. */
  readonly isExternallyShared: boolean;
}

/** The person behind any delivery, or undefined when it names none. */
export function askerOf(body: DeliveryBody): Asker | undefined {
  const userId = textAt(body, 'user_id') ?? textAt(body, 'user', 'id') ?? textAt(body, 'event', 'user');
  if (userId === undefined) return undefined;
  const channelId =
    textAt(body, 'channel_id') ??
    textAt(body, 'channel', 'id') ??
    textAt(body, 'container', 'channel_id') ??
    channelOfMessage(body) ??
    channelOfView(textAt(body, 'view', 'private_metadata'));
  const enterpriseId =
    textAt(body, 'enterprise_id') ?? textAt(body, 'enterprise', 'id') ?? textAt(body, 'team', 'enterprise_id');
  const teamIds = [
    textAt(body, 'team_id'),
    textAt(body, 'team', 'id'),
    textAt(body, 'user', 'team_id'),
    textAt(body, 'event', 'user_team'),
  ];
  return {
    userId,
    ...(channelId === undefined ? {} : { channelId }),
    teamIds: [...new Set(teamIds.filter((id) => id !== undefined))],
    ...(enterpriseId === undefined ? {} : { enterpriseId }),
    isExternallyShared: String(body.is_ext_shared_channel) === 'true',
  };
}

/** What a modal remembers: the channel whose message led to it, so that the channel's rule goes on holding. */
export function writeViewMetadata(asker: Asker): string {
  return asker.channelId === undefined ? '' : JSON.stringify({ channelId: asker.channelId });
}

/** Where something was said to the bot; opening the Home tab names a channel too, but happens in none. */
function channelOfMessage(body: DeliveryBody): string | undefined {
  const type = textAt(body, 'event', 'type');
  return type === 'app_mention' || type === 'message' ? textAt(body, 'event', 'channel') : undefined;
}

function channelOfView(metadata: string | undefined): string | undefined {
  if (metadata === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(metadata);
    return isRecord(value) ? textAt(value, 'channelId') : undefined;
  } catch {
    return undefined;
  }
}
