import { formatService } from '../../core/ecs-service.ts';
import type { Words } from '../../words/words.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS, choiceId } from './ids.ts';
import { button, context, fitMessage, keep, optional, type SlackMessage, section } from './message.ts';
import type { AskedService } from './value.ts';
import { encodeWhy, whyQuestion } from './why-value.ts';

const MOST_CANDIDATES = 20;

/** A heading and the services that could be meant, each with a button that asks about it, and a note below. */
export function renderWhyChoice(
  head: string,
  candidates: readonly AskedService[],
  words: Words,
  options: { readonly thread?: string; readonly note?: string } = {},
): SlackMessage {
  const shown = candidates.slice(0, MOST_CANDIDATES);
  const more = candidates.length - shown.length;
  return fitMessage(
    `${head} ${shown.map(formatService).join(', ')}`,
    [
      ...keep(section(escapeWithin(head, 1500))),
      ...shown.flatMap((ref, at) => optional(at + 1, choice(ref, at, words, options.thread))),
      ...(more > 0 ? keep(context(escapeSlack(words.slack.ambiguousMore(more)))) : []),
      ...(options.note === undefined ? [] : keep(context(escapeSlack(options.note)))),
    ],
    words,
  );
}

function choice(ref: AskedService, at: number, words: Words, thread: string | undefined): ReturnType<typeof section> {
  const value = encodeWhy(whyQuestion(ref, thread));
  const name = formatService(ref);
  const block = section(`*${escapeWithin(name.replace(/[*\n]/g, ' '), 560)}*  ${escapeWithin(ref.region, 100)}`);
  if (value === null) return block;
  const { ask } = words.oncall.slack;
  const actionId = choiceId(ACTION_IDS.whyPick, at);
  return { ...block, accessory: button({ label: ask, actionId, value, spoken: `${ask} ${name}` }) };
}

/** That a message names no service, with a field to choose one; the field's block remembers the thread. */
export function renderWhyField(thread: string, words: Words): SlackMessage {
  const { alertNone, choose } = words.oncall.slack;
  const block = section(escapeSlack(alertNone));
  return fitMessage(
    alertNone,
    keep({
      ...block,
      block_id: `${ACTION_IDS.whyChoose}:${thread}`,
      accessory: {
        type: 'external_select',
        action_id: ACTION_IDS.whyChoose,
        min_query_length: 0,
        placeholder: { type: 'plain_text', text: choose },
      },
    }),
    words,
  );
}
