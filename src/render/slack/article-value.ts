import { ARTICLE_LANGUAGES, type Article } from '../../core/knowledge/article.ts';

/** An article as a button's value. */
export type ArticleKey = Pick<Article, 'id' | 'lang'>;

export function encodeArticle({ lang, id }: ArticleKey): string {
  return `${lang}:${id}`;
}

/** The article that a button carries, or null: values come back over the network and are not trusted. */
export function decodeArticle(value: string): ArticleKey | null {
  const [, code, id] = /^([a-z]{2}):([a-z0-9-]{1,80})$/.exec(value) ?? [];
  const lang = ARTICLE_LANGUAGES.find((each) => each === code);
  return lang === undefined || id === undefined ? null : { lang, id };
}
