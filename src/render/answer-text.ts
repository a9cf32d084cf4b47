import type { ServiceScope } from '../app/find-service.ts';
import type { CommandProblem } from '../core/command/command.ts';
import { formatService, type ServiceRef } from '../core/ecs-service.ts';
import { errorSentences, problemSentence } from '../words/sentence.ts';
import type { HelpTopic, Words } from '../words/words.ts';
import { createHelpPages, type HelpPage } from './help-page.ts';
import { oneLine } from './plain.ts';
import { createTerminalStyle, type TerminalOptions, type TerminalStyle, wrap } from './terminal.ts';

const PROGRAM = 'fargate-advisor';

/** The services that a name could mean, for a terminal, each as it can be typed. */
export function renderAmbiguousText(asked: string, candidates: readonly ServiceRef[], words: Words): string {
  const head = words.slack.ambiguous({ asked: oneLine(asked), count: candidates.length });
  return `${[head, ...candidates.map(candidateLine)].join('\n')}\n`;
}

/** That no service of the region, or of the cluster, has the name, and the closest, for a terminal. */
export function renderNotFoundText(
  asked: string,
  { region, cluster }: ServiceScope,
  closest: readonly ServiceRef[],
  words: Words,
): string {
  const where = { region: oneLine(region), cluster: cluster === undefined ? null : oneLine(cluster) };
  const near = closest.length === 0 ? [] : [words.slack.closest, ...closest.map(candidateLine)];
  return `${[words.slack.notFound({ asked: oneLine(asked), ...where }), ...near, words.slack.notFoundTodo].join('\n')}\n`;
}

function candidateLine(ref: ServiceRef): string {
  return `  ${oneLine(formatService(ref))}  (${oneLine(ref.region)})`;
}

/** A failure for a terminal: what happened, where exactly, what to do. */
export function renderErrorText(error: unknown, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { what, todo, detail } = errorSentences(words, error);
  const lines = [style.red(oneLine(what))];
  if (detail !== null) lines.push(...wrap(detail, style.width, '  '));
  return `${[...lines, ...wrap(todo, style.width)].join('\n')}\n`;
}

/** What is wrong with the command that was typed, for a terminal. */
export function renderProblemsText(problems: readonly CommandProblem[], words: Words, topic?: HelpTopic): string {
  const lines = problems.map((problem) => oneLine(problemSentence(words, problem)));
  const help = topic === undefined ? `${PROGRAM} help` : `${PROGRAM} help ${topic}`;
  return `${[...lines, words.help.more(help)].join('\n')}\n`;
}

/** The list of commands, or one command's page, for a terminal. */
export function renderHelpText(topic: HelpTopic | undefined, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const pages = createHelpPages('cli', words);
  const page = pages.find(({ name }) => name === topic);
  const lines = page === undefined ? overviewLines(pages, words, style) : pageLines(page, words, style);
  return `${lines.join('\n')}\n`;
}

function overviewLines(pages: readonly HelpPage[], { help }: Words, style: TerminalStyle): string[] {
  const lines = [...wrap(help.intro, style.width), ''];
  for (const { name, summary, examples } of pages) {
    lines.push(`  ${style.bold(`${PROGRAM} ${examples[0] ?? name}`)}`, ...wrap(summary, style.width, '      '));
  }
  lines.push('', help.more(`${PROGRAM} help size`), '', style.bold(help.exitHeading));
  return [...lines, ...help.exitStatuses.map((status) => `  ${status}`)];
}

function pageLines(page: HelpPage, { help }: Words, style: TerminalStyle): string[] {
  const lines = [...wrap(page.summary, style.width), '', style.bold(help.headings.usage)];
  lines.push(...wrap(`${PROGRAM} ${page.usage}`, style.width, '  '));
  if (page.examples.length > 0) {
    lines.push('', style.bold(help.headings.examples), ...page.examples.map((typed) => `  ${PROGRAM} ${typed}`));
  }
  if (page.options.length > 0) lines.push('', style.bold(help.headings.options));
  for (const { usage, what } of page.options) {
    lines.push(`  ${usage}`, ...wrap(what, style.width, '      '));
  }
  if (page.notes.length > 0) lines.push('', ...page.notes.flatMap((note) => wrap(note, style.width)));
  return lines;
}
