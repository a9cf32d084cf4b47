import { setImmediate } from 'node:timers/promises';
import type { KnowledgeSearch } from '../app/answer-question.ts';
import { ARTICLE_LANGUAGES, type Article, type ArticleLanguage } from '../core/knowledge/article.ts';
import { createAnalysis } from './analysis.ts';
import { createArticleIndex, type FindArticles } from './article-index.ts';
import { readArticles, readVocabulary, type Vocabulary } from './read-knowledge.ts';
import { createSynonyms } from './synonyms.ts';

export interface ArticleSearch extends KnowledgeSearch {
  /** After it the first question in any language waits no longer than the second. @throws AdvisorError `file_unreadable` */
  warm(): Promise<void>;
}

interface Knowledge {
  readonly articles: Readonly<Record<ArticleLanguage, ReadonlyMap<string, Article>>>;
  readonly indexFor: (lang: ArticleLanguage) => FindArticles;
}

/** The articles of a folder, read at the first question and indexed for each language at the first question in it, or by `warm`. */
export function createKnowledgeSearch(folder: string): ArticleSearch {
  let knowledge: Promise<Knowledge> | undefined;

  function opened(): Promise<Knowledge> {
    knowledge ??= openKnowledge(folder);
    // A folder that could not be read today may be there tomorrow.
    knowledge.catch(() => {
      knowledge = undefined;
    });
    return knowledge;
  }

  return {
    async find(question, lang) {
      const { indexFor } = await opened();
      return indexFor(lang)(question);
    },
    async article(id, lang) {
      const { articles } = await opened();
      return articles[lang].get(id) ?? null;
    },
    async warm() {
      const { indexFor } = await opened();
      for (const lang of ARTICLE_LANGUAGES) {
        // An index is built in one go: between two of them, whoever waits is answered.
        await setImmediate();
        indexFor(lang);
      }
    },
  };
}

async function openKnowledge(folder: string): Promise<Knowledge> {
  const [en, ko, vocabulary] = await Promise.all([
    readArticles(folder, 'en'),
    readArticles(folder, 'ko'),
    readVocabulary(folder),
  ]);
  const articles = { en, ko };
  const indexes = new Map<ArticleLanguage, FindArticles>();
  return {
    articles: { en: byId(en), ko: byId(ko) },
    indexFor(lang) {
      const index = indexes.get(lang) ?? createIndex(articles, lang, vocabulary);
      indexes.set(lang, index);
      return index;
    },
  };
}

/** The index of one language over the articles as they are; exported for whoever measures it. */
export function createIndex(
  articles: Readonly<Record<ArticleLanguage, readonly Article[]>>,
  lang: ArticleLanguage,
  { synonyms, here, elsewhere }: Vocabulary,
): FindArticles {
  const other = byId(articles[lang === 'en' ? 'ko' : 'en']);
  // Engineers mix both languages, so that the keywords of both lead to an article.
  const mixed = articles[lang].map((article) => ({
    ...article,
    keywords: [...new Set([...article.keywords, ...(other.get(article.id)?.keywords ?? [])])],
  }));
  const nouns = mixed.flatMap(({ keywords }) => keywords.flatMap((keyword) => keyword.match(/[가-힣]+/g) ?? []));
  const analyse = createAnalysis(createSynonyms([...synonyms, ...elsewhere], nouns));
  const termOf = (word: string): string[] => analyse(word).map(({ text }) => text);
  return createArticleIndex({
    articles: mixed,
    analyse,
    here: new Set(here.flatMap(termOf)),
    elsewhere: new Set(elsewhere.flatMap(([first = '']) => termOf(first))),
  });
}

function byId(articles: readonly Article[]): ReadonlyMap<string, Article> {
  return new Map(articles.map((article) => [article.id, article]));
}
