import type { LogExcerpt } from '../core/oncall/symptoms.ts';
import type { Words } from '../words/words.ts';
import { oneLine } from './plain.ts';
import { bullet, createTerminalStyle, type TerminalOptions, type TerminalStyle, wrap } from './terminal.ts';
import type { CauseReport, WhyReport } from './why-report.ts';

/** One answer for a terminal, ending with a newline: what is wrong and since when, what to do first, then why. */
export function renderWhyText(report: WhyReport, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { headings } = words.oncall;
  const [first, ...others] = report.causes;
  const isUncertain = report.healthy ? report.notRead.length > 0 : report.causes.every(({ isOver }) => isOver);
  const tone = isUncertain ? style.yellow : report.healthy ? style.green : style.red;
  const lines = wrap(oneLine(report.headline), style.width).map((line) => style.bold(tone(line)));
  if (first !== undefined) lines.push(...actionLines(first, words, style));
  const where = [report.service, report.region, ...(first === undefined ? [] : [first.confidence])].join(' · ');
  lines.push('', ...wrap(oneLine(where), style.width).map(style.dim));
  if (first !== undefined) lines.push(...evidenceLines(first, words, style));
  if (others.length > 0) lines.push('', style.bold(headings.also));
  for (const [at, cause] of others.entries()) {
    lines.push(...(at === 0 ? [] : ['']), ...wrap(oneLine(cause.headline), style.width).map(style.bold));
    lines.push(...actionLines(cause, words, style), style.dim(cause.confidence), ...evidenceLines(cause, words, style));
  }
  if (report.healthy) lines.push('', style.bold(headings.lookedAt), ...bullets(report.lookedAt, style));
  if (report.healthy) lines.push('', ...linkLines([report.serviceLink], style));
  if (report.logs !== null) lines.push('', style.bold(headings.logs), ...logLines(report.logs, words, style));
  if (report.notRead.length > 0) lines.push('', style.bold(headings.notRead), ...bullets(report.notRead, style));
  return `${lines.join('\n')}\n`;
}

function actionLines({ firstAction }: CauseReport, { oncall }: Words, style: TerminalStyle): string[] {
  return wrap(`${oncall.headings.first}: ${oneLine(firstAction)}`, style.width);
}

function evidenceLines({ evidence, links }: CauseReport, words: Words, style: TerminalStyle): string[] {
  return [
    ...(evidence.length === 0 ? [] : [style.bold(words.oncall.headings.evidence), ...bullets(evidence, style)]),
    ...linkLines(links, style),
  ];
}

function linkLines(links: CauseReport['links'], style: TerminalStyle): string[] {
  return links.map(({ text, url }) => style.dim(`  ${text}: ${url}`));
}

function bullets(sentences: readonly string[], style: TerminalStyle): string[] {
  return sentences.flatMap((sentence) => bullet(oneLine(sentence), style.width));
}

function logLines(logs: LogExcerpt | 'none', { oncall }: Words, style: TerminalStyle): string[] {
  if (logs === 'none' || logs.lines.length === 0) return wrap(oncall.noLogs, style.width);
  return [
    ...wrap(oneLine(oncall.logsOf(logs)), style.width).map(style.dim),
    ...logs.lines.map(({ at, text }) => `  ${at.slice(11, 19)}  ${oneLine(text)}`),
  ];
}
