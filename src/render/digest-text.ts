import type { DigestContent } from '../core/digest/content.ts';
import { leftOutSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { createDigestView, digestLine } from './digest-view.ts';
import { escapeMarkdown } from './markdown.ts';
import { oneLine } from './plain.ts';
import { createTerminalStyle, type TerminalOptions, wrap } from './terminal.ts';

/** A digest for a terminal, ending with a newline. */
export function renderDigestText(content: DigestContent, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const lines = [...wrap(titleOf(content, words), style.width).map(style.bold)];
  for (const { heading, items } of listsOf(content, words)) {
    lines.push('', style.bold(heading), ...items.flatMap((item) => wrap(oneLine(item), style.width, '  ')));
  }
  const notes = createDigestView(content, words).notes.flatMap((note) => wrap(note, style.width).map(style.dim));
  return `${[...lines, ...(notes.length === 0 ? [] : ['', ...notes])].join('\n')}\n`;
}

/** A digest as GitHub Markdown, ending with a newline. */
export function renderDigestMarkdown(content: DigestContent, words: Words): string {
  const lines = [`## ${escapeMarkdown(titleOf(content, words))}`];
  for (const { heading, items } of listsOf(content, words)) {
    lines.push('', `### ${heading}`, '', ...items.map((item) => `- ${escapeMarkdown(item)}`));
  }
  const { notes } = createDigestView(content, words);
  return `${[...lines, ...notes.flatMap((note) => ['', escapeMarkdown(note)])].join('\n')}\n`;
}

/** A digest ready for JSON.stringify: its figures, with a sentence for everything left out. */
export function toDigestDocument(content: DigestContent, words: Words): Record<string, unknown> {
  const leftOut = content.leftOut.map((entry) => ({ ...entry, why: leftOutSentence(words, entry) }));
  return { ...content, leftOut };
}

function titleOf(content: DigestContent, words: Words): string {
  const { headline, facts } = createDigestView(content, words);
  return [headline, ...facts].join(' · ');
}

function listsOf(
  content: DigestContent,
  words: Words,
): readonly { readonly heading: string; readonly items: readonly string[] }[] {
  const view = createDigestView(content, words);
  const { headings } = words.digest;
  if (view.isQuiet) return [];
  return [
    { heading: headings.worse, items: view.worse },
    { heading: headings.atRisk, items: view.atRisk.map(digestLine) },
    { heading: headings.top, items: view.top.map(digestLine) },
    { heading: headings.applied, items: view.applied },
    { heading: headings.rest, items: view.rest.map(digestLine) },
    { heading: headings.leftOut, items: view.leftOut },
  ].filter(({ items }) => items.length > 0);
}
