import type { QuestionAnswer } from '../app/answer-question.ts';
import type { Words } from '../words/words.ts';
import { escapeMarkdown } from './markdown.ts';

/** An answer of the articles as GitHub Markdown, ending with a newline. */
export function renderAskMarkdown(answer: Exclude<QuestionAnswer, { readonly kind: 'command' }>, words: Words): string {
  const { headings, confidence, checked, closest, unknown, unknownTodo } = words.ask;
  if (answer.kind === 'unknown') {
    const titles = answer.closest.map(({ title }) => `- ${escapeMarkdown(title)}`);
    return `${[`## ${unknown}`, '', ...(titles.length === 0 ? [] : [closest, '', ...titles, '']), unknownTodo].join('\n')}\n`;
  }
  const { article, related } = answer;
  const sure = answer.confidence === 'high' ? '' : confidence[answer.confidence];
  const parts = [
    `## ${escapeMarkdown(article.title)}`,
    ...(sure === '' ? [] : [`_${sure}_`]),
    answer.answer,
    ...(article.body === '' ? [] : [article.body]),
    `### ${headings.sources}`,
    article.sources.map(({ title, url }) => `- [${escapeMarkdown(title)}](<${url}>)`).join('\n'),
    ...(related.length === 0
      ? []
      : [`### ${headings.related}`, related.map(({ title }) => `- ${escapeMarkdown(title)}`).join('\n')]),
    checked(article.checked),
  ];
  return `${parts.join('\n\n')}\n`;
}
