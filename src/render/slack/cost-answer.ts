import type { NoPrice } from '../../core/pricing/no-price.ts';
import type { Words } from '../../words/words.ts';
import { alignColumns } from '../columns.ts';
import type { CostView } from '../cost-view.ts';
import { codeBlock, escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS, choiceId } from './ids.ts';
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

/** A bill for the person who asked; `command` is the question as it can be typed, which the buttons carry. */
export function renderCostAnswer(view: CostView, command: string, words: Words): SlackMessage {
  const buttons =
    command.length > LIMITS.value
      ? []
      : [
          button({ label: words.slack.buttons.share, actionId: ACTION_IDS.costShare, value: command, primary: true }),
          button({ label: words.cost.form.again, actionId: ACTION_IDS.costForm, value: command }),
        ];
  return fitMessage(fallback(view), [...body(view, words), ...keep(...actions(buttons)), ...foot(view)], words);
}

/** The bill as a channel reads it, with who shared it (a Slack user id). */
export function renderSharedCost(view: CostView, sharedBy: string, words: Words): SlackMessage {
  const who = /^[A-Z0-9]{1,40}$/.test(sharedBy) ? `<@${sharedBy}>` : escapeWithin(sharedBy, 80);
  const shared = keep(context(words.slack.sharedBy(who)));
  return fitMessage(fallback(view), [...body(view, words), ...shared, ...foot(view)], words);
}

/** What is wrong with the question, and the form with all of it to change. */
export function renderCostProblems(sentences: readonly string[], command: string, words: Words): SlackMessage {
  const again = button({ label: words.cost.form.again, actionId: ACTION_IDS.costForm, value: command, primary: true });
  return fitMessage(
    sentences.join(' '),
    keep(section(bulletList(sentences, 2900, words)), ...actions(command.length > LIMITS.value ? [] : [again])),
    words,
  );
}

/** A price that is not known; `nearby` is the same question of the nearest region that has it, to be pressed. */
export function renderNoPrice(missing: NoPrice, nearby: string | null, words: Words): SlackMessage {
  const { what, region, nearest } = missing;
  const sentence = words.cost.noPrice({ what, region, nearest: nearest ?? '' });
  const run =
    nearby === null || nearby.length > LIMITS.value
      ? []
      : [button({ label: nearest ?? '', actionId: choiceId(ACTION_IDS.helpRun, 0), value: nearby })];
  return fitMessage(sentence, keep(section(escapeWithin(sentence, 2900)), ...actions(run)), words);
}

function fallback(view: CostView): string {
  return `${view.headline}. ${view.scope}. ${view.totals}.`;
}

function body(view: CostView, words: Words): RankedBlock[] {
  const { headings, total } = words.cost;
  const bill = [
    ...view.rows.map(({ what, quantity, unitPrice, monthly }) => [what, quantity, `× ${unitPrice}`, monthly]),
    [total, '', '', view.total],
  ];
  const beside = view.alternatives.map(({ what, monthly, difference }) => [what, monthly, difference]);
  return [
    ...keep(header(view.headline), context(escapeWithin(view.scope, 600), escapeWithin(view.totals, 300))),
    ...keep(section(`*${escapeSlack(headings.bill)}*\n${codeBlock(alignColumns(bill, [1, 3]).join('\n'), 2400)}`)),
    ...(beside.length === 0
      ? []
      : optional(
          1,
          section(
            `*${escapeSlack(headings.alternatives)}*\n${codeBlock(alignColumns(beside, [1, 2]).join('\n'), 2400)}`,
          ),
        )),
    ...optional(2, section(`*${escapeSlack(headings.notes)}*\n${bulletList(view.notes, 2400, words)}`)),
  ];
}

function foot(view: CostView): RankedBlock[] {
  return keep(context(escapeWithin(view.prices, 600)));
}
