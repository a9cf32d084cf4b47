import type { QuestionAnswer } from '../../app/answer-question.ts';
import type { Article, ArticleLanguage, ArticleTitle } from '../../core/knowledge/article.ts';
import type { Words } from '../../words/words.ts';
import { articlePieces } from './article-text.ts';
import { encodeArticle } from './article-value.ts';
import { escapeSlack } from './escape.ts';
import { ACTION_IDS, choiceId } from './ids.ts';
import { actions, button, context, fitMessage, keep, optional, type SlackMessage, section } from './message.ts';

type ArticleAnswer = Exclude<QuestionAnswer, { readonly kind: 'command' }>;

/** The short form, its sources, and buttons for more and for what is related; or that it is not known, and what is close. */
export function renderAskAnswer(answer: ArticleAnswer, words: Words): SlackMessage {
  const { ask } = words;
  if (answer.kind === 'unknown') {
    const { closest, lang } = answer;
    return fitMessage(
      ask.unknown,
      [
        ...keep(section(`*${escapeSlack(ask.unknown)}*${closest.length === 0 ? '' : `\n${escapeSlack(ask.closest)}`}`)),
        ...keep(...actions(titleButtons(closest, lang))),
        ...keep(context(escapeSlack(ask.unknownTodo))),
      ],
      words,
    );
  }
  const { article, related, confidence } = answer;
  const sure = confidence === 'high' ? '' : ask.confidence[confidence];
  const more = button({
    label: ask.more,
    actionId: ACTION_IDS.askMore,
    value: encodeArticle(article),
    spoken: ask.moreOf(article.title),
  });
  return fitMessage(
    `${article.title}: ${answer.answer}`,
    [
      ...keep(section(`*${escapeSlack(article.title)}*`)),
      ...articlePieces(answer.answer).flatMap((piece) => keep(section(piece))),
      ...keep(context(sourceLine(article, words), escapeSlack(sure))),
      ...keep(...actions([...(article.body === '' ? [] : [more]), ...titleButtons(related, answer.lang)])),
    ],
    words,
  );
}

/** The whole article. */
export function renderArticle(article: Article, related: readonly ArticleTitle[], words: Words): SlackMessage {
  return fitMessage(
    `${article.title}: ${article.short}`,
    [
      ...keep(section(`*${escapeSlack(article.title)}*`)),
      ...articlePieces(article.short).flatMap((piece) => keep(section(piece))),
      ...articlePieces(article.body).flatMap((piece) => optional(1, section(piece))),
      ...keep(context(sourceLine(article, words), escapeSlack(words.ask.checked(article.checked)))),
      ...keep(...actions(titleButtons(related, article.lang))),
    ],
    words,
  );
}

function sourceLine({ sources }: Article, { ask }: Words): string {
  const links = sources.map(
    ({ title, url }) => `<${url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escapeSlack(title)}>`,
  );
  return `${escapeSlack(ask.headings.sources)}: ${links.join(' · ')}`;
}

function titleButtons(titles: readonly ArticleTitle[], lang: ArticleLanguage) {
  return titles.map(({ id, title }, at) =>
    button({ label: title, actionId: choiceId(ACTION_IDS.askArticle, at), value: encodeArticle({ id, lang }) }),
  );
}
