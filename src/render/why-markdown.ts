import type { LogExcerpt } from '../core/oncall/symptoms.ts';
import type { Words } from '../words/words.ts';
import { escapeMarkdown, fence } from './markdown.ts';
import type { CauseReport, WhyReport } from './why-report.ts';

/** One answer as GitHub Markdown, ending with a newline. */
export function renderWhyMarkdown(report: WhyReport, words: Words): string {
  const { headings } = words.oncall;
  const lines = [`## ${escapeMarkdown(report.headline)}`, ''];
  const [first, ...others] = report.causes;
  if (first !== undefined) lines.push(...actionLine(first, words), '');
  const where = [report.service, report.region, ...(first === undefined ? [] : [first.confidence])];
  lines.push(where.map(escapeMarkdown).join(' · '));
  if (first !== undefined) lines.push(...detailLines(first, words));
  for (const cause of others) {
    lines.push('', `### ${escapeMarkdown(cause.headline)}`, '', ...actionLine(cause, words), '');
    lines.push(escapeMarkdown(cause.confidence), ...detailLines(cause, words));
  }
  if (report.healthy) {
    lines.push('', `### ${headings.lookedAt}`, '', ...list(report.lookedAt), '', linkLine([report.serviceLink]));
  }
  if (report.logs !== null) lines.push('', `### ${headings.logs}`, '', ...logLines(report.logs, words));
  if (report.notRead.length > 0) lines.push('', `### ${headings.notRead}`, '', ...list(report.notRead));
  return `${lines.join('\n')}\n`;
}

function actionLine({ firstAction }: CauseReport, { oncall }: Words): string[] {
  return [`**${oncall.headings.first}:** ${escapeMarkdown(firstAction)}`];
}

function detailLines({ evidence, links }: CauseReport, words: Words): string[] {
  return [
    ...(evidence.length === 0 ? [] : ['', `**${words.oncall.headings.evidence}**`, '', ...list(evidence)]),
    ...(links.length === 0 ? [] : ['', linkLine(links)]),
  ];
}

function linkLine(links: CauseReport['links']): string {
  return links.map(({ text, url }) => `[${escapeMarkdown(text)}](<${url}>)`).join(' · ');
}

function list(sentences: readonly string[]): string[] {
  return sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`);
}

function logLines(logs: LogExcerpt | 'none', { oncall }: Words): string[] {
  if (logs === 'none' || logs.lines.length === 0) return [oncall.noLogs];
  const lines = logs.lines.map(({ at, text }) => `${at.slice(11, 19)}  ${text}`);
  return [escapeMarkdown(oncall.logsOf(logs)), '', fence(lines.join('\n'), 'text')];
}
