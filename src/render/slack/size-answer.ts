import type { Button } from '@slack/types';
import { formatService } from '../../core/ecs-service.ts';
import { GOALS } from '../../core/recommendation.ts';
import type { Explanation } from '../../core/sizing/explanation.ts';
import { explanationSentence } from '../../words/sentence.ts';
import type { Words } from '../../words/words.ts';
import type { SizeReport } from '../size-report.ts';
import { displayWidth, padEnd } from '../terminal.ts';
import { codeBlock, escapeSlack, escapeWithin, wholeCodeBlock } from './escape.ts';
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
import { encodeQuestion, type SizeQuestion } from './value.ts';

/** The windows that a button offers, in days. */
const WINDOWS_DAYS = [7, 14, 28, 56];

/** How many reasons the answer itself gives; "Why?" gives all of them. */
const MOST_REASONS = 6;

/** The answer to whoever asked: number first, what it rests on, why, the options, the change, and what to press next. */
export function renderSizeAnswer(report: SizeReport, question: SizeQuestion, words: Words): SlackMessage {
  return fitMessage(
    fallbackText(report, words),
    [
      ...head(report),
      ...body(report, words),
      ...keep(
        ...actions([...shareButton(question, words), ...whyButton(question, words), ...consoleButton(report, words)]),
      ),
      ...optional(1, ...actions(again(report, question, words))),
      ...foot(report),
    ],
    words,
  );
}

/** The answer as a channel reads it, with who shared it (a Slack user id). */
export function renderSharedAnswer(
  report: SizeReport,
  question: SizeQuestion,
  sharedBy: string,
  words: Words,
): SlackMessage {
  const who = /^[A-Z0-9]{1,40}$/.test(sharedBy) ? `<@${sharedBy}>` : escapeWithin(sharedBy, 80);
  return fitMessage(
    fallbackText(report, words),
    [
      ...head(report),
      ...keep(context(words.slack.sharedBy(who))),
      ...body(report, words),
      ...keep(...actions([...whyButton(question, words), ...consoleButton(report, words)])),
      ...foot(report),
    ],
    words,
  );
}

/** All reasons of an answer and the steps behind it. */
export function renderExplanation(report: SizeReport, explanation: Explanation, words: Words): SlackMessage {
  const steps = [...report.why, ...explanation.map((step) => explanationSentence(words, step))];
  const { headings } = words.size;
  const heading = report.tone === 'unknown' ? headings.notComputed : headings.explanation;
  const pages: string[][] = [];
  for (let at = 0; at < steps.length; at += 12) pages.push(steps.slice(at, at + 12));
  return fitMessage(
    `${heading}: ${fallbackText(report, words)}`,
    [
      ...keep(header(heading)),
      ...keep(context(bold(report.title), escapeWithin(report.headline, 300))),
      ...pages.flatMap((page, at) => optional(at + 1, section(bulletList(page, LIMITS.section, words)))),
      ...foot(report),
    ],
    words,
  );
}

function fallbackText(report: SizeReport, words: Words): string {
  return `${formatService(report.service)}: ${report.headline}. ${report.confidence}, ${report.window}. ${report.why[0] ?? words.size.noData}`;
}

function bold(text: string): string {
  // A star or line break inside would end the bold text early.
  return `*${escapeWithin(text.replace(/[*\n]/g, ' '), 600)}*`;
}

function head(report: SizeReport): RankedBlock[] {
  return keep(
    header(report.headline),
    context(bold(report.title), `${escapeSlack(report.confidence)} · ${escapeWithin(report.window, 300)}`),
  );
}

function body(report: SizeReport, words: Words): RankedBlock[] {
  const { headings } = words.size;
  const label = Math.max(...report.utilization.map((row) => displayWidth(row.label)));
  const drawn = report.utilization.map((row) => `${padEnd(row.label, label)}  ${row.line}  ${row.range}`);
  const ranked: RankedBlock[] = [];
  if (report.why.length > 0) {
    ranked.push(...optional(2, section(`*${headings.why}*\n${bulletList(report.why, 2600, words, MOST_REASONS)}`)));
  }
  ranked.push(...optional(7, section(codeBlock(drawn.join('\n'), 800))));
  if (report.options.length > 0) ranked.push(...optional(3, optionSection(report, words)));
  if (report.economics.length > 0) {
    ranked.push(...optional(2, context(escapeWithin(report.economics.join(' '), 900))));
  }
  if (report.change !== null) {
    const { change } = report;
    const { kinds } = words.change;
    const tooLong = escapeSlack(words.change.tooLong);
    const notes = change.notes.length === 0 ? '' : `\n${bulletList(change.notes, 1200, words)}`;
    ranked.push(
      ...optional(
        4,
        section(
          `*${headings.change}: ${kinds.terraform}*${notes}\n${wholeCodeBlock(change.terraform, 1600) ?? tooLong}`,
        ),
      ),
    );
    if (change.shell !== null) {
      const shell = wholeCodeBlock(change.shell, 2900) ?? tooLong;
      ranked.push(...optional(5, section(`*${headings.change}: ${kinds.shell}*\n${shell}`)));
    }
  }
  if (report.notRead.length > 0) {
    ranked.push(...optional(6, section(`*${headings.notRead}*\n${bulletList(report.notRead, 1500, words)}`)));
  }
  return ranked;
}

function optionSection(report: SizeReport, words: Words): ReturnType<typeof section> {
  const fields = report.options.slice(0, 10).map((row) => {
    const lines = [
      `*${escapeSlack(row.name)}*${row.asked ? ` (${escapeSlack(words.size.asked)})` : ''}: ${escapeSlack(row.size)}, ${escapeSlack(row.what)}`,
      escapeSlack(row.price),
      escapeSlack(row.replay),
      ...(row.scaling === null ? [] : [escapeSlack(row.scaling)]),
    ];
    return lines.join('\n').slice(0, 1000);
  });
  return section(`*${words.size.headings.options}*\n${fields.join('\n\n')}`.slice(0, LIMITS.section));
}

function foot(report: SizeReport): RankedBlock[] {
  return report.prices === null ? [] : optional(1, context(escapeWithin(report.prices, 600)));
}

function shareButton(question: SizeQuestion, words: Words): Button[] {
  return valued(question, (value) =>
    button({ label: words.slack.buttons.share, actionId: ACTION_IDS.sizeShare, value, primary: true }),
  );
}

function whyButton(question: SizeQuestion, words: Words): Button[] {
  return valued(question, (value) => button({ label: words.slack.buttons.why, actionId: ACTION_IDS.sizeWhy, value }));
}

function consoleButton(report: SizeReport, words: Words): Button[] {
  if (report.consoleUrl === null || report.consoleUrl.length > LIMITS.url) return [];
  return [button({ label: words.slack.buttons.openConsole, actionId: ACTION_IDS.openConsole, url: report.consoleUrl })];
}

function valued(question: SizeQuestion, draw: (value: string) => Button): Button[] {
  const value = encodeQuestion(question);
  return value === null ? [] : [draw(value)];
}

/** The same question with another goal or window. */
function again(report: SizeReport, question: SizeQuestion, words: Words): Button[] {
  const { buttons } = words.slack;
  const goals = GOALS.filter((goal) => goal !== report.goal).flatMap((goal) =>
    valued({ ...question, goal }, (value) =>
      button({ label: buttons.goal[goal], actionId: choiceId(ACTION_IDS.sizeGoal, goal), value }),
    ),
  );
  const days = WINDOWS_DAYS.filter((window) => window !== question.days).flatMap((window) =>
    valued({ ...question, days: window }, (value) =>
      button({ label: buttons.days(window), actionId: choiceId(ACTION_IDS.sizeDays, window), value }),
    ),
  );
  return [...goals, ...days];
}
