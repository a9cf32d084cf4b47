import MiniSearch from 'minisearch';
import type { Article } from '../core/knowledge/article.ts';
import { type ArticleMatch, fitOf } from '../core/knowledge/match.ts';
import type { Analyse, Term } from './analysis.ts';
import { createSpelling } from './spelling.ts';

/** How much a word counts to the search engine by where it stands. */
const BOOSTS = { title: 3, questions: 3, keywords: 2.5, short: 1.5, body: 0.6 };
type Field = keyof typeof BOOSTS;
/** A word mistyped says a little less. */
const MISTYPED = 0.8;
const MOST = 12;
/** How strange a question stays that names something of which the article knows the word only. */
const NAMED_IN_PASSING = 0.4;

/** Terms by how much they say. */
type Vector = ReadonlyMap<string, number>;

export interface ArticleIndexDeps {
  readonly articles: readonly Article[];
  readonly analyse: Analyse;
  /** Terms of what the articles are about, and of what they are not about. */
  readonly here: ReadonlySet<string>;
  readonly elsewhere: ReadonlySet<string>;
}

/** The articles that fit a question, the best first. */
export type FindArticles = (question: string) => readonly ArticleMatch[];

/** An index in memory. Building it takes some hundred milliseconds, asking it a few. */
export function createArticleIndex({ articles, analyse, here, elsewhere }: ArticleIndexDeps): FindArticles {
  const analysed = new Map<string, readonly Term[]>();
  const termsOf = (text: string): readonly Term[] => {
    const known = analysed.get(text) ?? analyse(text);
    analysed.set(text, known);
    return known;
  };
  const engine = new MiniSearch<Record<Field | 'id', string>>({
    fields: Object.keys(BOOSTS),
    tokenize: (text) => termsOf(text).map((term) => term.text),
    processTerm: (term) => term,
  });
  const frequency = new Map<string, number>();
  const indexed = articles.map((article) => {
    const texts = textsOf(article);
    engine.add({ id: article.id, ...texts });
    const { body, ...rest } = texts;
    const subjects = new Set([texts.title, texts.short].flatMap(termsOf).map(({ text }) => text));
    const named = new Set(termsOf(texts.keywords).map(({ text }) => text));
    const terms = new Set(
      Object.values(rest)
        .flatMap(termsOf)
        .map(({ text }) => text),
    );
    for (const term of terms) frequency.set(term, (frequency.get(term) ?? 0) + 1);
    for (const { text } of termsOf(body)) if (!frequency.has(text)) frequency.set(text, 1);
    return { article, terms, subjects, named };
  });
  const spell = createSpelling(frequency);
  const keywordsOf = articles.map(({ keywords }) => keywords.map((keyword) => vectorOf(termsOf(keyword))));
  // What was analysed for the index is not needed any more.
  analysed.clear();

  /** Rarer words say more. A word that no article knows is as rare as can be. */
  function rarity(term: string): number {
    return Math.log(1 + (articles.length + 0.5) / ((frequency.get(term) ?? 0) + 0.5));
  }

  function vectorOf(terms: readonly Term[]): Vector {
    const vector = new Map<string, number>();
    for (const { text, weight } of terms) vector.set(text, Math.max(vector.get(text) ?? 0, weight * rarity(text)));
    return vector;
  }

  return function find(question) {
    const terms = analyse(question).map(({ text, weight }) => {
      const meant = elsewhere.has(text) ? text : spell(text);
      return meant === text ? { text, weight } : { text: meant, weight: weight * MISTYPED };
    });
    const asked = vectorOf(terms);
    if (asked.size === 0) return [];
    const weights = new Map(terms.map(({ text, weight }) => [text, weight]));
    const found = engine.search(question, {
      tokenize: () => [...weights.keys()],
      boost: BOOSTS,
      boostTerm: (term) => weights.get(term) ?? 1,
    });
    const relevance = new Map(found.map(({ id, score }) => [String(id), score / (found[0]?.score ?? 1)]));
    const whole = sum([...asked.values()]);
    const unknown = sum([...asked].map(([term, weight]) => (frequency.has(term) ? 0 : weight))) / whole;
    const isOnTopic = [...asked.keys()].some((term) => here.has(term));
    const foreign = [...asked.keys()].filter((term) => elsewhere.has(term));
    return indexed
      .map(({ article: { id, title }, terms: known, subjects, named }, at): ArticleMatch => {
        const covered = [...asked].map(([term, weight]) => (known.has(term) ? weight : 0));
        return {
          id,
          title,
          relevance: relevance.get(id) ?? 0,
          keywords: keywordsHeld(asked, keywordsOf[at] ?? []) / whole,
          coverage: sum(covered) / whole,
          holdsPhrase: holdsPhrase(asked, keywordsOf[at] ?? []),
          isOnTopic,
          unknown,
          elsewhere: Math.max(0, ...foreign.map((term) => strangeness(term, subjects, named))),
        };
      })
      .sort((a, b) => fitOf(b) - fitOf(a))
      .slice(0, MOST);
  };
}

/** How little an article is about something that most are not about: it may be its subject, or be named in passing. */
function strangeness(term: string, subjects: ReadonlySet<string>, named: ReadonlySet<string>): number {
  if (subjects.has(term)) return 0;
  return named.has(term) ? NAMED_IN_PASSING : 1;
}

function textsOf({ title, questions, keywords, short, body }: Article): Record<Field, string> {
  const prose = body.replace(/```[\s\S]*?```/g, ' ');
  return { title, questions: questions.join(' . '), keywords: keywords.join(' . '), short, body: prose };
}

/** What the question's words weigh that stand in keywords, each by the fullest keyword: half of one is worth half. */
function keywordsHeld(asked: Vector, keywords: readonly Vector[]): number {
  const held = new Map<string, number>();
  for (const keyword of keywords) {
    const shared = [...keyword].filter(([term]) => asked.has(term));
    const share = sum(shared.map(([, weight]) => weight)) / sum([...keyword.values()]);
    for (const [term] of shared) held.set(term, Math.max(held.get(term) ?? 0, share * (asked.get(term) ?? 0)));
  }
  return sum([...held.values()]);
}

/** True when the question has all the words of a keyword of several: `grace period`, and not a `period` alone. */
function holdsPhrase(asked: Vector, keywords: readonly Vector[]): boolean {
  return keywords.some((keyword) => keyword.size > 1 && [...keyword.keys()].every((term) => asked.has(term)));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
