import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ArticleFile, articleFiles, LANGUAGES } from './article-files.ts';

const TOPICS = [
  'basics',
  'sizing',
  'network',
  'storage',
  'security',
  'observability',
  'pricing',
  'scaling',
  'deployment',
  'operations',
  'on-call',
  'alternatives',
  'tooling',
];
/** A Korean word carries its particles, so the same answer has fewer of them. */
const SHORT_FORM_WORDS = { en: [25, 70], ko: [15, 60] } as const;
const LONGEST_BODY_WORDS = 180;

const articles = { en: articleFiles('en'), ko: articleFiles('ko') };
const all = [...articles.en, ...articles.ko];
const ids = new Set(articles.en.map(({ id }) => id));
const named = all.map((article) => [`${article.lang}/${article.id}`, article] as const);

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const fenced = (article: ArticleFile, language: string) =>
  [...article.body.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, kind, text]) =>
    kind === language && text !== undefined ? [text] : [],
  );
const withoutSnippets = (body: string) => body.replace(/^```.*?^```$/gms, '');

describe('the knowledge base', () => {
  it('has at least sixty articles, the same in both languages', () => {
    expect(articles.en.length).toBeGreaterThanOrEqual(60);
    expect(articles.ko.map(({ id }) => id)).toEqual(articles.en.map(({ id }) => id));
  });

  it('says the same of an article in both languages where words do not matter', () => {
    const neutral = ({ id, front: { topic, sources, checked, related } }: ArticleFile) => ({
      id,
      topic,
      sources,
      checked,
      related,
    });
    expect(articles.ko.map(neutral)).toEqual(articles.en.map(neutral));
  });

  it.each(LANGUAGES)('asks no question twice in %s', (lang) => {
    const asked = articles[lang].flatMap(({ questions }) => questions.map((question) => question.toLowerCase()));
    expect(asked.filter((question, index) => asked.indexOf(question) !== index)).toEqual([]);
  });

  it('has snippets for Terraform, the command line and eksctl', () => {
    const snippets = (language: string) => articles.en.flatMap((article) => fenced(article, language)).join('\n');
    expect(snippets('hcl')).toContain('aws_ecs_service');
    expect(snippets('bash')).toContain('aws ecs create-service');
    expect(snippets('bash')).toContain('eksctl create fargateprofile');
  });
});

describe.each(named)('%s', (_, article) => {
  const { front, lang, body, questions, shortForm } = article;

  it('has complete front matter', () => {
    expect(front).toEqual({
      title: expect.stringMatching(lang === 'ko' ? /[가-힣]/ : /\w/),
      topic: expect.toSatisfy((topic: string) => TOPICS.includes(topic)),
      questions: expect.arrayContaining([expect.any(String)]),
      keywords: expect.arrayContaining([expect.any(String)]),
      sources: expect.arrayContaining([
        { title: expect.any(String), url: expect.stringMatching(/^https:\/\/[\w.-]+\/[^\s]*$/) },
      ]),
      checked: expect.stringMatching(/^20\d\d-\d\d-\d\d$/),
      related: expect.any(Array),
    });
    expect(questions.length).toBeGreaterThanOrEqual(6);
    expect(questions.length).toBeLessThanOrEqual(10);
  });

  it('was checked on a day that exists', () => {
    const day = String(front.checked);
    expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
  });

  it('is related to one to three other articles that exist', () => {
    const related = [front.related].flat().map(String);
    expect(related.length).toBeGreaterThanOrEqual(1);
    expect(related.length).toBeLessThanOrEqual(3);
    expect(related.filter((id) => !ids.has(id) || id === article.id)).toEqual([]);
  });

  it('answers first, briefly, and then says not much more', () => {
    const [fewest, most] = SHORT_FORM_WORDS[lang];
    expect(shortForm).not.toMatch(/^(#|\||- |```)/);
    expect(words(shortForm)).toBeGreaterThanOrEqual(fewest);
    expect(words(shortForm)).toBeLessThanOrEqual(most);
    expect(words(withoutSnippets(body)) - words(shortForm)).toBeLessThanOrEqual(LONGEST_BODY_WORDS);
  });

  it('is written in its language', () => {
    expect(/[가-힣]/.test(shortForm)).toBe(lang === 'ko');
    expect(/[가-힣]/.test(questions.join())).toBe(lang === 'ko');
  });

  it('has snippets that a machine can read', () => {
    for (const text of fenced(article, 'json')) expect(() => JSON.parse(text)).not.toThrow();
    for (const text of fenced(article, 'yaml')) expect(() => parse(text)).not.toThrow();
  });

  it('starts nothing on awsvpc without a network configuration', () => {
    const starts = fenced(article, 'bash')
      .flatMap((text) => text.replaceAll(/\\\n\s*/g, '').split('\n'))
      .filter((line) => /aws ecs (create-service|run-task)\b/.test(line));
    for (const line of starts) expect(line).toContain('--network-configuration');
  });

  it('reads the metrics of a service with both dimensions', () => {
    expect(body.includes('Name=ServiceName')).toBe(body.includes('Name=ClusterName'));
  });
});
