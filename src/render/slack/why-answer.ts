import type { Button } from '@slack/types';
import type { LogExcerpt } from '../../core/oncall/symptoms.ts';
import type { Words } from '../../words/words.ts';
import type { CauseReport, WhyReport } from '../why-report.ts';
import { codeBlock, escapeSlack, escapeWithin } from './escape.ts';
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
import { encodeWhy, type WhyQuestion } from './why-value.ts';

/** Proofs of the first cause and of the others: the rest is on the command line and in the console. */
const MOST_PROOFS = 8;
const MOST_PROOFS_BELOW = 3;

/** The answer to whoever asked: what is wrong and since when, what to do first, the evidence, and what to press next. */
export function renderWhyAnswer(
  report: WhyReport,
  question: WhyQuestion,
  words: Words,
  { sharedBy = '' }: { readonly sharedBy?: string } = {},
): SlackMessage {
  const [first, ...others] = report.causes;
  const by = /^[A-Z0-9]{1,40}$/.test(sharedBy) ? [words.slack.sharedBy(`<@${sharedBy}>`)] : [];
  return fitMessage(
    fallbackText(report, words),
    [
      ...keep(section(`*${plainMark(report)} ${bold(report.headline)}*`)),
      ...(first === undefined ? [] : keep(section(actionText(first, words)))),
      ...keep(context(`*${bold(report.service)}* · ${escapeWithin(report.region, 60)}`, ...confidenceOf(first), ...by)),
      ...(first === undefined ? [] : detailBlocks(first, words, 2, MOST_PROOFS)),
      ...(others.length === 0 ? [] : optional(3, header(words.oncall.headings.also))),
      ...others.flatMap((cause, at) => [
        ...optional(3 + at, section(`*${bold(cause.headline)}*\n${actionText(cause, words)}`)),
        ...detailBlocks(cause, words, 4 + others.length, MOST_PROOFS_BELOW),
      ]),
      ...(report.healthy ? lookedAtBlocks(report, words) : []),
      ...logBlocks(report.logs, words),
      ...notReadBlocks(report, words),
      ...keep(...actions(buttons(question, words))),
    ],
    words,
  );
}

/** The log lines alone, beside an answer that stands already. */
export function renderWhyLogs(report: WhyReport, words: Words): SlackMessage {
  return fitMessage(
    `${words.oncall.headings.logs}: ${report.service}`,
    [
      ...keep(context(`*${bold(report.service)}* · ${escapeWithin(report.region, 60)}`)),
      ...logBlocks(report.logs, words),
      ...notReadBlocks(report, words),
    ],
    words,
  );
}

/** What stands in the answer's place while AWS is read. */
export function renderWhyLoading(service: string, words: Words): SlackMessage {
  const line = words.oncall.loading(service.slice(0, 600));
  return fitMessage(
    line,
    keep(section(escapeWithin(line, 2500)), context(escapeSlack(words.slack.loadingNote))),
    words,
  );
}

function fallbackText(report: WhyReport, words: Words): string {
  const [first] = report.causes;
  const todo = first === undefined ? '' : ` ${words.oncall.headings.first}: ${first.firstAction}`;
  return `${report.service}: ${report.headline}.${todo}`;
}

function plainMark({ healthy, causes, notRead }: WhyReport): string {
  if (!healthy) return causes.every(({ isOver }) => isOver) ? ':large_yellow_circle:' : ':red_circle:';
  return notRead.length > 0 ? ':large_yellow_circle:' : ':large_green_circle:';
}

function bold(text: string): string {
  // A star or line break inside would end the bold text early.
  return escapeWithin(text.replace(/[*\n]/g, ' '), 1200);
}

function actionText({ firstAction }: CauseReport, { oncall }: Words): string {
  return `*${escapeSlack(oncall.headings.first)}:* ${escapeWithin(firstAction, 1500)}`;
}

function confidenceOf(cause: CauseReport | undefined): string[] {
  return cause === undefined ? [] : [escapeSlack(cause.confidence)];
}

function detailBlocks(cause: CauseReport, words: Words, rank: number, most: number): RankedBlock[] {
  const blocks: RankedBlock[] = [];
  if (cause.evidence.length > 0) {
    const list = bulletList(cause.evidence, 2600, words, most);
    blocks.push(...optional(rank, section(`*${words.oncall.headings.evidence}*\n${list}`)));
  }
  const links = cause.links.filter(({ url }) => url.length < LIMITS.url / 4);
  if (links.length > 0) {
    const drawn = links.map(
      ({ text, url }) => `<${url.replaceAll('>', '%3E').replaceAll('|', '%7C')}|${escapeSlack(text)}>`,
    );
    blocks.push(...optional(rank + 1, context(`${escapeSlack(words.oncall.headings.links)}: ${drawn.join(' · ')}`)));
  }
  return blocks;
}

function lookedAtBlocks(report: WhyReport, words: Words): RankedBlock[] {
  const list = bulletList(report.lookedAt, 2600, words);
  return report.lookedAt.length === 0 ? [] : optional(2, section(`*${words.oncall.headings.lookedAt}*\n${list}`));
}

function notReadBlocks(report: WhyReport, words: Words): RankedBlock[] {
  if (report.notRead.length === 0) return [];
  return optional(1, section(`*${words.oncall.headings.notRead}*\n${bulletList(report.notRead, 2000, words)}`));
}

function logBlocks(logs: LogExcerpt | 'none' | null, words: Words): RankedBlock[] {
  if (logs === null) return [];
  const { oncall } = words;
  if (logs === 'none' || logs.lines.length === 0) return keep(section(escapeSlack(oncall.noLogs)));
  const lines = logs.lines.map(({ at, text }) => `${at.slice(11, 19)}  ${text}`);
  const caption = `*${escapeSlack(oncall.headings.logs)}* ${escapeWithin(oncall.logsOf(logs), 300)}`;
  // The newest lines say why: what does not fit is cut at the beginning.
  let shown = lines;
  while (shown.length > 1 && shown.join('\n').length > 2200) shown = shown.slice(1);
  return keep(section(`${caption}\n${codeBlock(shown.join('\n'), 2600)}`));
}

function buttons(question: WhyQuestion, words: Words): Button[] {
  const value = encodeWhy(question);
  if (value === null) return [];
  const { slack } = words.oncall;
  const share = button({ label: words.slack.buttons.share, actionId: ACTION_IDS.whyShare, value, primary: true });
  return [
    // In a thread everyone reads it already.
    ...(question.thread === undefined ? [share] : []),
    button({ label: slack.logs, actionId: ACTION_IDS.whyLogs, value }),
    button({ label: slack.sizeIt, actionId: ACTION_IDS.whySize, value }),
    button({ label: slack.refresh, actionId: ACTION_IDS.whyRefresh, value }),
  ];
}
