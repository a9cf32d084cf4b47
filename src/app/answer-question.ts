import type { ServiceRef } from '../core/ecs-service.ts';
import type { Article, ArticleLanguage, ArticleTitle } from '../core/knowledge/article.ts';
import { type ArticleMatch, judge } from '../core/knowledge/match.ts';
import { asksAboutService, type QuestionCommand, questionCommand } from '../core/knowledge/question-command.ts';
import { languageOf } from '../core/knowledge/question-language.ts';
import type { Confidence } from '../core/recommendation.ts';

/** The knowledge base, as an adapter searches it. */
export interface KnowledgeSearch {
  /** The articles that fit a question in that language, the best first. @throws AdvisorError `file_unreadable` */
  find(question: string, lang: ArticleLanguage): Promise<readonly ArticleMatch[]>;
  article(id: string, lang: ArticleLanguage): Promise<Article | null>;
}

/** Where a language model could be joined: it words the answer to a question from the article alone. None is joined. */
export interface AnswerWriter {
  write(question: string, article: Article): Promise<string>;
}

export interface Question {
  readonly text: string;
  /** The language to answer in; the question's own when absent. */
  readonly lang?: ArticleLanguage;
  /** The asker's language, for a question that shows none, such as `exit 137`. */
  readonly fallback: ArticleLanguage;
}

export type QuestionAnswer =
  /** The question is about one service: this command answers it. */
  | { readonly kind: 'command'; readonly lang: ArticleLanguage; readonly command: QuestionCommand }
  | {
      readonly kind: 'known';
      readonly lang: ArticleLanguage;
      readonly article: Article;
      readonly confidence: Confidence;
      readonly answer: string;
      readonly related: readonly ArticleTitle[];
    }
  | {
      readonly kind: 'unknown';
      readonly lang: ArticleLanguage;
      readonly confidence: Confidence;
      readonly closest: readonly ArticleTitle[];
    };

export interface AnswerQuestion {
  (question: Question): Promise<QuestionAnswer>;
  /** An article by its id with the titles of those related to it; null where there is none. */
  readonly article: (
    id: string,
    lang: ArticleLanguage,
  ) => Promise<{ readonly article: Article; readonly related: readonly ArticleTitle[] } | null>;
}

const MOST_RELATED = 3;

/**
 * Answers a question: by the command that it means where it names a service, else by an article, else not at all.
 * `services` is asked only when the question could be about one; where it fails the articles answer.
 */
export function createAnswerQuestion({
  search,
  services,
  writer,
}: {
  readonly search: KnowledgeSearch;
  readonly services: () => Promise<readonly ServiceRef[]>;
  readonly writer?: AnswerWriter;
}): AnswerQuestion {
  async function titlesOf(ids: readonly string[], lang: ArticleLanguage): Promise<readonly ArticleTitle[]> {
    const articles = await Promise.all(ids.slice(0, MOST_RELATED).map((id) => search.article(id, lang)));
    return articles.filter((article) => article !== null).map(({ id, title }) => ({ id, title }));
  }

  async function withRelated(id: string, lang: ArticleLanguage) {
    const article = await search.article(id, lang);
    return article === null ? null : { article, related: await titlesOf(article.related, lang) };
  }

  async function answer({ text, lang: asked, fallback }: Question): Promise<QuestionAnswer> {
    const spoken = languageOf(text) ?? fallback;
    const lang = asked ?? spoken;
    if (asksAboutService(text)) {
      const known = await services().catch(() => []);
      const command = questionCommand(text, known);
      if (command !== null) return { kind: 'command', lang, command };
    }
    const judgement = judge(await search.find(text, spoken));
    const found = judgement.known ? await withRelated(judgement.id, lang) : null;
    const { confidence } = judgement;
    if (found === null) {
      const closest = judgement.known ? [] : judgement.closest.map(({ id }) => id);
      return { kind: 'unknown', lang, confidence, closest: await titlesOf(closest, lang) };
    }
    const written = writer === undefined ? found.article.short : await writer.write(text, found.article);
    return { kind: 'known', lang, confidence, answer: written, ...found };
  }

  return Object.assign(answer, { article: withRelated });
}
