import type { Words } from '../words/words.ts';
import type { ChoiceView } from './choice-view.ts';
import { escapeMarkdown } from './markdown.ts';

/** A choice as GitHub Markdown, ending with a newline. */
export function renderChoiceMarkdown(view: ChoiceView, words: Words): string {
  const { headings, columns, labels } = words.choose;
  const lines = [`## ${escapeMarkdown(view.headline)}`, '', escapeMarkdown(view.scope)];
  if (view.condition !== '') lines.push('', escapeMarkdown(view.condition));
  if (view.possible.length > 0) {
    lines.push('', `### ${headings.possible}`, '', row([columns.option, columns.monthly, columns.runs]));
    lines.push('| --- | ---: | --- |');
    lines.push(...view.possible.map(({ name, monthly, runs }) => row([name, monthly, runs])));
    for (const option of view.possible) {
      lines.push('', `**${escapeMarkdown(option.name)}**`, '');
      lines.push(...option.reasonsFor.map((reason) => `- ${labels.speaksFor}: ${escapeMarkdown(reason)}`));
      lines.push(...option.reasonsAgainst.map((reason) => `- ${labels.speaksAgainst}: ${escapeMarkdown(reason)}`));
      lines.push(`- ${labels.operations}: ${option.operations}; ${labels.startUp}: ${option.startUp}`);
      if (option.without !== '') lines.push(`- ${escapeMarkdown(option.without)}`);
    }
  }
  list(
    headings.impossible,
    view.impossible.map(({ name, gates }) => `${name}: ${gates.join(' ')}`),
  );
  list(headings.breakEven, view.breakEvens);
  list(headings.notes, view.notes);
  list(headings.otherClouds, view.otherClouds);
  if (view.prices !== '') lines.push('', escapeMarkdown(view.prices));
  return `${lines.join('\n')}\n`;

  function list(heading: string, sentences: readonly string[]): void {
    if (sentences.length === 0) return;
    lines.push('', `### ${heading}`, '', ...sentences.map((sentence) => `- ${escapeMarkdown(sentence)}`));
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => escapeMarkdown(cell).replaceAll('|', '\\|')).join(' | ')} |`;
}
