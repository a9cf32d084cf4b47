import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

const KNOWLEDGE = resolve(import.meta.dirname, '../../knowledge');

export const LANGUAGES = ['en', 'ko'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One file of knowledge/, its front matter as YAML reads it and the text below. */
export type ArticleFile = {
  lang: Language;
  id: string;
  front: Record<string, unknown>;
  questions: string[];
  body: string;
  /** The first paragraph, which is the whole answer when nobody reads on. */
  shortForm: string;
};

/** Every article of a language, by file name. A file without front matter fails here, with its name. */
export function articleFiles(lang: Language): ArticleFile[] {
  const folder = resolve(KNOWLEDGE, lang);
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const [, head, body] = /^---\n(.*?)\n---\n(.*)$/s.exec(readFileSync(resolve(folder, file), 'utf8')) ?? [];
      if (head === undefined || body === undefined) throw new Error(`${lang}/${file} has no front matter`);
      const front: Record<string, unknown> = parse(head);
      const questions = Array.isArray(front.questions) ? front.questions.map(String) : [];
      const shortForm = body.split('\n\n', 1)[0] ?? '';
      return { lang, id: file.replace(/\.md$/, ''), front, questions, body, shortForm };
    });
}

/** A question of the test set, with every article that answers it; none when the articles do not know. */
export type Paraphrase = { lang: Language; question: string; ids: string[] };

/** knowledge/paraphrases.yml, in its order. */
export function paraphrases(): Paraphrase[] {
  const rows: { lang: Language; question: string; id: string | string[] | null }[] = parse(
    readFileSync(resolve(KNOWLEDGE, 'paraphrases.yml'), 'utf8'),
  );
  return rows.map(({ lang, question, id }) => ({ lang, question, ids: id === null ? [] : [id].flat() }));
}
