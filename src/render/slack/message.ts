import type { ActionsBlock, Button, ContextBlock, HeaderBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { Words } from '../../words/words.ts';
import { escapeSlack, escapeWithin, plainWithin } from './escape.ts';

/** A message of Slack; `text` alone carries the result for notifications and screen readers. */
export interface SlackMessage {
  text: string;
  blocks: KnownBlock[];
}

/** Slack's limits, the lower one where its sources differ. */
export const LIMITS = { section: 3000, context: 2000, header: 150, button: 75, url: 3000, value: 2000, blocks: 50 };

/** The whole message as JSON; Slack refuses messages from about 13,000 characters on. */
const WHOLE = 12_500;
const LONGEST_TEXT = 2000;

/** A heading of our own words and figures. */
export function header(text: string): HeaderBlock {
  return { type: 'header', text: { type: 'plain_text', text: plainWithin(text, LIMITS.header) } };
}

/** A paragraph of escaped mrkdwn. `verbatim` keeps Slack from making links and mentions of what looks like one. */
export function section(escaped: string): SectionBlock {
  return { type: 'section', text: { type: 'mrkdwn', text: escaped || '–', verbatim: true } };
}

/** Small grey lines of escaped mrkdwn. */
export function context(...escaped: readonly string[]): ContextBlock {
  const elements = escaped.filter((text) => text !== '').slice(0, 10);
  return { type: 'context', elements: elements.map((text) => ({ type: 'mrkdwn', text, verbatim: true })) };
}

export interface ButtonOptions {
  readonly label: string;
  readonly actionId: string;
  readonly value?: string;
  readonly url?: string;
  readonly primary?: boolean;
  /** What a screen reader says where many buttons have one label. */
  readonly spoken?: string;
}

/** A button, its label within Slack's limit. */
export function button({ label, actionId, value, url, primary, spoken }: ButtonOptions): Button {
  return {
    type: 'button',
    action_id: actionId,
    text: { type: 'plain_text', text: plainWithin(label, LIMITS.button) },
    ...(value === undefined ? {} : { value }),
    ...(url === undefined ? {} : { url }),
    ...(primary === true ? { style: 'primary' } : {}),
    ...(spoken === undefined ? {} : { accessibility_label: plainWithin(spoken, LIMITS.button) }),
  };
}

/** A row of buttons, or nothing when there is none. */
export function actions(buttons: readonly Button[]): ActionsBlock[] {
  return buttons.length === 0 ? [] : [{ type: 'actions', elements: [...buttons] }];
}

/** A bulleted list of at most `most` sentences within `limit` characters after escaping; what does not fit is counted. */
export function bulletList(
  sentences: readonly string[],
  limit: number,
  words: Words,
  most = Number.POSITIVE_INFINITY,
): string {
  const each = 700;
  const lines: string[] = [];
  let length = 0;
  for (const [at, sentence] of sentences.entries()) {
    const line = `• ${escapeWithin(sentence, each)}`;
    const rest = `• ${escapeSlack(words.size.more(sentences.length - at))}`;
    const last = at === sentences.length - 1;
    if (at >= most || length + line.length + 1 + (last ? 0 : rest.length + 8) > limit) {
      lines.push(rest);
      break;
    }
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

/** A block that may be left out when the message is too long, the highest `rank` first; 0 always stays. */
export interface RankedBlock {
  readonly block: KnownBlock;
  readonly rank: number;
}

/** A block that always stays. */
export function keep(...blocks: readonly KnownBlock[]): RankedBlock[] {
  return blocks.map((block) => ({ block, rank: 0 }));
}

/** Blocks that may be left out. */
export function optional(rank: number, ...blocks: readonly KnownBlock[]): RankedBlock[] {
  return blocks.map((block) => ({ block, rank }));
}

/** A message within Slack's limits: what does not fit is left out by rank, and the end says how many parts were. */
export function fitMessage(text: string, ranked: readonly RankedBlock[], words: Words): SlackMessage {
  const fallback = escapeWithin(text, LONGEST_TEXT);
  let kept = [...ranked];
  let left = 0;
  const message = (): SlackMessage => ({
    text: fallback,
    blocks: [...kept.map(({ block }) => block), ...(left === 0 ? [] : [context(escapeSlack(words.size.more(left)))])],
  });
  while (message().blocks.length > LIMITS.blocks || JSON.stringify(message()).length > WHOLE) {
    const rank = Math.max(...kept.map((entry) => entry.rank));
    if (rank <= 0) break;
    const at = kept.findLastIndex((entry) => entry.rank === rank);
    kept = kept.filter((_, index) => index !== at);
    left += 1;
  }
  return message();
}
