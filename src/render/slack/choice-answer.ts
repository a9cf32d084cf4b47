import type { KnownBlock } from '@slack/types';
import type { Words } from '../../words/words.ts';
import type { ChoiceRow, ChoiceView } from '../choice-view.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS } from './ids.ts';
import {
  actions,
  bulletList,
  button,
  context,
  fitMessage,
  header,
  keep,
  LIMITS,
  optional,
  type RankedBlock,
  type SlackMessage,
  section,
} from './message.ts';

/** A choice for the person who asked; `command` is the question as it can be typed, which the buttons carry. */
export function renderChoiceAnswer(view: ChoiceView, command: string, words: Words): SlackMessage {
  const { share } = words.slack.buttons;
  const buttons =
    command.length > LIMITS.value
      ? []
      : [
          button({ label: share, actionId: ACTION_IDS.chooseShare, value: command, primary: true }),
          button({ label: words.choose.form.again, actionId: ACTION_IDS.chooseForm, value: command }),
        ];
  return fitMessage(fallback(view), [...body(view, words), ...keep(...actions(buttons)), ...foot(view)], words);
}

/** The choice as a channel reads it, with who shared it (a Slack user id). */
export function renderSharedChoice(view: ChoiceView, sharedBy: string, words: Words): SlackMessage {
  const who = /^[A-Z0-9]{1,40}$/.test(sharedBy) ? `<@${sharedBy}>` : escapeWithin(sharedBy, 80);
  return fitMessage(
    fallback(view),
    [...body(view, words), ...keep(context(words.slack.sharedBy(who))), ...foot(view)],
    words,
  );
}

/** What is wrong with the question, and the form with all of it to change. */
export function renderChoiceProblems(sentences: readonly string[], command: string, words: Words): SlackMessage {
  const { again: label } = words.choose.form;
  const again = button({ label, actionId: ACTION_IDS.chooseForm, value: command, primary: true });
  return fitMessage(
    sentences.join(' '),
    keep(section(bulletList(sentences, 2900, words)), ...actions(command.length > LIMITS.value ? [] : [again])),
    words,
  );
}

function fallback(view: ChoiceView): string {
  return `${view.headline}. ${view.scope}.`;
}

function body(view: ChoiceView, words: Words): RankedBlock[] {
  const { headings } = words.choose;
  return [
    ...keep(header(view.headline), context(escapeWithin(view.scope, 900))),
    ...(view.condition === '' ? [] : keep(section(escapeWithin(view.condition, 900)))),
    ...optionBlocks(view.possible, words),
    ...listBlock(
      headings.impossible,
      view.impossible.map(({ name, gates }) => `${name}: ${gates.join(' ')}`),
      2,
      words,
    ),
    ...listBlock(headings.breakEven, view.breakEvens, 1, words),
    ...listBlock(headings.notes, view.notes, 1, words),
    ...listBlock(headings.otherClouds, view.otherClouds, 4, words),
  ];
}

/** The first three in full; of the rest the price, and the strongest of what speaks against them. */
const IN_FULL = 3;

function optionBlocks(rows: readonly ChoiceRow[], words: Words): RankedBlock[] {
  const rest = rows.slice(IN_FULL).map((row, at) => {
    const [against = ''] = row.reasonsAgainst;
    return [titleOf(row, IN_FULL + at, words), escapeWithin(against, 160)].filter((part) => part !== '').join(' · ');
  });
  return [
    ...rows.slice(0, IN_FULL).flatMap((row, at) => keep(...inFull(row, at, words))),
    ...(rest.length === 0 ? [] : keep(section(rest.join('\n')))),
  ];
}

function inFull(row: ChoiceRow, at: number, words: Words): KnownBlock[] {
  const { labels } = words.choose;
  const reasons = [
    ...row.reasonsFor.map((reason) => `+ ${escapeWithin(reason, 300)}`),
    ...row.reasonsAgainst.map((reason) => `− ${escapeWithin(reason, 300)}`),
  ];
  const effort = `${labels.operations}: ${row.operations} · ${labels.startUp}: ${row.startUp}`;
  const about = [effort, row.without].filter((part) => part !== '').join(' · ');
  return [section([titleOf(row, at, words), ...reasons].join('\n')), context(escapeWithin(about, 600))];
}

/** `*1. AWS Lambda* · *$20.60 a month* · a function of 0.5 GB` */
function titleOf(row: ChoiceRow, at: number, { choose: { labels } }: Words): string {
  const price = row.isPriced ? `*${escapeSlack(labels.monthly(row.monthly))}*` : escapeWithin(row.monthly, 200);
  const parts = [`*${at + 1}. ${escapeSlack(row.name)}*`, price, escapeWithin(row.runs, 200)];
  return parts.filter((part) => part !== '').join(' · ');
}

function listBlock(heading: string, sentences: readonly string[], rank: number, words: Words): RankedBlock[] {
  if (sentences.length === 0) return [];
  return optional(rank, section(`*${escapeSlack(heading)}*\n${bulletList(sentences, 2600, words)}`));
}

function foot(view: ChoiceView): RankedBlock[] {
  return view.prices === '' ? [] : keep(context(escapeWithin(view.prices, 600)));
}
