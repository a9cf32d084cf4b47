/** The languages that the articles are written in. */
export const ARTICLE_LANGUAGES = ['en', 'ko'] as const;
export type ArticleLanguage = (typeof ARTICLE_LANGUAGES)[number];

export interface ArticleSource {
  readonly title: string;
  readonly url: string;
}

/** One answer of the knowledge base in one language. The ids are the same in every language. */
export interface Article {
  readonly id: string;
  readonly lang: ArticleLanguage;
  readonly title: string;
  /** Questions that people ask for it. */
  readonly questions: readonly string[];
  readonly keywords: readonly string[];
  readonly sources: readonly ArticleSource[];
  /** Ids of the articles to read next. */
  readonly related: readonly string[];
  /** The whole answer in one paragraph of Markdown. */
  readonly short: string;
  /** What else is known, as Markdown; empty where the short form is all. */
  readonly body: string;
  /** The day its facts were held against the sources, as `2026-11-21`. */
  readonly checked: string;
}

/** What a list shows of an article. */
export type ArticleTitle = Pick<Article, 'id' | 'title'>;
