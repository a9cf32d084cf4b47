import { type DeliveryBody, isRecord, textAt } from './delivery-body.ts';
import type { ThreadPlace } from './thread-stage.ts';

/** What a person said to the bot, without the mention of it, and where an answer belongs. */
export interface Spoken {
  readonly kind: 'mention' | 'direct message';
  readonly text: string;
  readonly place: ThreadPlace;
}

const LONGEST = 4000;

/**
 * What a person said, or null where nobody spoke to the bot: messages of bots, of the bot itself and of Slack, edits,
 * deletions and other events about messages, and what is said in channels without a mention. A mention is answered in its
 * thread, a direct message beside it, or in the thread where it was written.
 */
export function spokenTo(body: DeliveryBody): Spoken | null {
  const event = isRecord(body.event) ? body.event : {};
  const [user, channel, ts] = [textAt(event, 'user'), textAt(event, 'channel'), textAt(event, 'ts')];
  if (user === undefined || channel === undefined || ts === undefined) return null;
  const isDirect = event.type === 'message' && event.channel_type === 'im';
  // In a direct message a mention comes as a message too, and would be answered twice.
  const isMention = event.type === 'app_mention' && !channel.startsWith('D');
  if (!isDirect && !isMention) return null;
  const isOfBot = 'bot_id' in event || 'bot_profile' in event || user === 'USLACKBOT' || ownIds(body).includes(user);
  if (isOfBot || 'subtype' in event || 'edited' in event || event.hidden === true) return null;
  const thread = textAt(event, 'thread_ts');
  const threadTs = thread ?? (isMention ? ts : undefined);
  return {
    kind: isMention ? 'mention' : 'direct message',
    text: wordsOf(textAt(event, 'text') ?? ''),
    place: { channel, ...(threadTs === undefined ? {} : { threadTs }) },
  };
}

/** The user ids of the bot, which a delivery names. */
function ownIds(body: DeliveryBody): readonly string[] {
  const authorizations = Array.isArray(body.authorizations) ? body.authorizations : [];
  return authorizations
    .filter((one) => isRecord(one) && one.is_bot === true)
    .flatMap((one) => textAt(one, 'user_id') ?? []);
}

/** Without mentions of anybody; a channel is its name. */
function wordsOf(text: string): string {
  return text
    .replace(/<#[A-Z0-9]+\|([^>]*)>/g, '$1')
    .replace(/<[@!#][^>]*>/g, ' ')
    .replace(/^[\s:,]+/, '')
    .trim()
    .slice(0, LONGEST);
}
