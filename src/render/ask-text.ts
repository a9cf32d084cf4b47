import type { QuestionAnswer } from '../app/answer-question.ts';
import type { Words } from '../words/words.ts';
import { printable } from './plain.ts';
import { bullet, createTerminalStyle, type TerminalOptions, type TerminalStyle, wrap } from './terminal.ts';

/** An answer of the articles for a terminal, ending with a newline. */
export function renderAskText(
  answer: Exclude<QuestionAnswer, { readonly kind: 'command' }>,
  words: Words,
  options: TerminalOptions = {},
): string {
  const style = createTerminalStyle(options);
  const { headings, confidence, checked } = words.ask;
  if (answer.kind === 'unknown') {
    const titles = answer.closest.map(({ title }) => title);
    const rest = titles.length === 0 ? [] : ['', words.ask.closest, ...bullets(titles, style)];
    return lines([...wrap(words.ask.unknown, style.width).map(style.bold), ...rest, '', ...todo(words, style)]);
  }
  const { article, related } = answer;
  const sure = answer.confidence === 'high' ? '' : confidence[answer.confidence];
  return lines([
    ...wrap(article.title, style.width).map(style.bold),
    ...(sure === '' ? [] : wrap(sure, style.width).map(style.yellow)),
    '',
    ...wrap(plainMarkdown(answer.answer), style.width),
    ...(article.body === '' ? [] : ['', ...bodyLines(article.body, style)]),
    '',
    style.bold(headings.sources),
    ...article.sources.flatMap(({ title, url }) => [...bullet(title, style.width), style.dim(`    ${url}`)]),
    ...(related.length === 0 ? [] : ['', style.bold(headings.related)]),
    ...bullets(
      related.map(({ title }) => title),
      style,
    ),
    '',
    style.dim(checked(article.checked)),
  ]);
}

function todo(words: Words, style: TerminalStyle): string[] {
  return wrap(words.ask.unknownTodo, style.width);
}

function bullets(sentences: readonly string[], style: TerminalStyle): string[] {
  return sentences.flatMap((sentence) => bullet(sentence, style.width));
}

/** Prose is wrapped; snippets and tables stay as they are, so that they can be copied. */
function bodyLines(body: string, style: TerminalStyle): string[] {
  let isCode = false;
  return printable(body)
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('```')) {
        isCode = !isCode;
        return [];
      }
      if (isCode) return [`    ${line}`];
      if (line.startsWith('|') || line.trim() === '') return [line];
      const item = /^(?:[-*]|\d+\.) +(.*)$/.exec(line);
      return item?.[1] === undefined
        ? wrap(plainMarkdown(line), style.width)
        : bullet(plainMarkdown(item[1]), style.width);
    });
}

/** Without the marks that a terminal does not show; a link shows its address. */
function plainMarkdown(text: string): string {
  return text
    .replace(/\*\*([^*]+)\*\*/g, '$1')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1 ($2)');
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
