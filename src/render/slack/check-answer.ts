import { formatService } from '../../core/ecs-service.ts';
import type { Words } from '../../words/words.ts';
import type { CheckView, FindingView } from '../check/check-view.ts';
import { shellWord } from '../check/shell-word.ts';
import { escapeSlack, escapeWithin, wholeCodeBlock } from './escape.ts';
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
import { type AskedService, encodeQuestion, sizeQuestion } from './value.ts';

const MARKS = { high: ':red_circle:', medium: ':large_orange_circle:', low: ':white_circle:' } as const;

/** What makes room first when a message is too long: what held, the changes from the last on, what was not read, the findings. */
const RANK = { findings: 1, lists: 50, changes: 100, names: 200 };
/** Half a change must never be pasted; a longer one is for the command line. */
const LONGEST_CHANGE = 1400;

/** The check for whoever asked, with what to press next. */
export function renderCheckAnswer(view: CheckView, ref: AskedService, days: number, words: Words): SlackMessage {
  const value = encodeQuestion(sizeQuestion(ref, days));
  const { buttons } = words.slack;
  const pressable =
    value === null
      ? []
      : [
          button({ label: buttons.share, actionId: ACTION_IDS.checkShare, value, primary: true }),
          button({ label: buttons.size, actionId: ACTION_IDS.sizePick, value }),
        ];
  return fitMessage(fallbackText(view), [...body(view, words), ...keep(...actions(pressable))], words);
}

/** The check as a channel reads it, with who shared it (a Slack user id). */
export function renderSharedCheck(view: CheckView, sharedBy: string, words: Words): SlackMessage {
  const who = /^[A-Z0-9]{1,40}$/.test(sharedBy) ? `<@${sharedBy}>` : escapeWithin(sharedBy, 80);
  const [first, ...rest] = body(view, words);
  const blocks = [...(first === undefined ? [] : [first]), ...keep(context(words.slack.sharedBy(who))), ...rest];
  return fitMessage(fallbackText(view), blocks, words);
}

/** The same for `--format slack`, without buttons where there is no service to ask about again. */
export function renderCheckMessage(view: CheckView, words: Words): SlackMessage {
  return fitMessage(fallbackText(view), body(view, words), words);
}

/** What stands in the answer's place while AWS is read. */
export function renderChecking(service: string, words: Words): SlackMessage {
  const line = words.checks.loading(service.slice(0, 600));
  return fitMessage(
    line,
    keep(section(escapeWithin(line, 2500)), context(escapeSlack(words.slack.loadingNote))),
    words,
  );
}

/** A service in a button that checks it: what is typed after the slash command. */
export function checkCommand(ref: AskedService): string {
  const account = ref.account === undefined ? '' : ` --account ${shellWord(ref.account)}`;
  return `check ${formatService(ref)} --region ${ref.region}${account}`;
}

function fallbackText(view: CheckView): string {
  const [first] = view.findings;
  return `${view.name}: ${view.headline}${first === undefined ? '' : `. ${first.title}`}`;
}

function body(view: CheckView, words: Words): RankedBlock[] {
  const { headings } = words.checks;
  const lists = [
    [headings.notRead, view.notRead],
    [headings.skipped, view.skipped],
  ] as const;
  const names = [
    [headings.passed, view.passed],
    [headings.notApplicable, view.notApplicable],
  ] as const;
  return [
    ...keep(header(view.headline), context(escapeWithin(view.scope, 600))),
    ...view.findings.flatMap((finding, at) => findingBlocks(finding, at, words)),
    ...lists.flatMap(([heading, sentences]) =>
      sentences.length === 0
        ? []
        : optional(RANK.lists, section(`*${escapeSlack(heading)}*\n${bulletList(sentences, 1500, words)}`)),
    ),
    ...names.flatMap(([heading, rules]) =>
      rules.length === 0
        ? []
        : optional(RANK.names, context(`${escapeSlack(heading)}: ${escapeWithin(rules.join(', '), 1200)}`)),
    ),
  ];
}

function findingBlocks(finding: FindingView, at: number, words: Words): RankedBlock[] {
  const title = escapeWithin(finding.title.replace(/[*\n]/g, ' '), 900);
  const lines = [
    `${MARKS[finding.severity]} *${title}*  \`${finding.rule}\` (${escapeSlack(finding.severityName)})`,
    escapeWithin(`${finding.why} ${finding.fix}`, 900),
  ];
  return [
    ...optional(RANK.findings + at, section(lines.join('\n').slice(0, LIMITS.section))),
    ...optional(RANK.changes + at, ...changeSections(finding, words)),
  ];
}

function changeSections({ changes }: FindingView, words: Words) {
  if (changes.length === 0) return [];
  const text = changes
    .flatMap(({ place, code }) => [
      ...(place === null ? [] : [escapeSlack(place)]),
      wholeCodeBlock(code, LONGEST_CHANGE),
    ])
    .map((part) => part ?? escapeSlack(words.checks.changeTooLong))
    .join('\n');
  return [section(text.length <= LIMITS.section ? text : escapeSlack(words.checks.changeTooLong))];
}
