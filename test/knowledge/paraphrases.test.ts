import { describe, expect, it } from 'vitest';
import { articleFiles, LANGUAGES, paraphrases } from './article-files.ts';

const rows = paraphrases();
const ids = new Set(articleFiles('en').map(({ id }) => id));
/** What a search sees of a question: letters and digits, in lower case. */
const bare = (question: string) =>
  question
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

describe('the test set of paraphrases', () => {
  it.each(LANGUAGES)('asks at least forty questions with an answer and ten without one in %s', (lang) => {
    const asked = rows.filter((row) => row.lang === lang);
    expect(asked.filter((row) => row.ids.length > 0).length).toBeGreaterThanOrEqual(40);
    expect(asked.filter((row) => row.ids.length === 0).length).toBeGreaterThanOrEqual(10);
  });

  it.each(LANGUAGES)('reaches every article in %s', (lang) => {
    const reached = new Set(rows.filter((row) => row.lang === lang).flatMap((row) => row.ids));
    expect([...ids].filter((id) => !reached.has(id))).toEqual([]);
  });

  it('names only articles that exist', () => {
    expect(rows.flatMap((row) => row.ids).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('asks nothing twice', () => {
    const asked = rows.map((row) => bare(row.question));
    expect(asked.filter((question, index) => asked.indexOf(question) !== index)).toEqual([]);
  });

  it.each(LANGUAGES)('asks nothing that an article lists in %s', (lang) => {
    const listed = new Set(
      articleFiles(lang)
        .flatMap((a) => [...a.questions, String(a.front.title)])
        .map(bare),
    );
    expect(rows.filter((row) => listed.has(bare(row.question))).map((row) => row.question)).toEqual([]);
  });
});
