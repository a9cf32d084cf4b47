import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { AdvisorError } from '../core/errors.ts';
import type { Article, ArticleLanguage } from '../core/knowledge/article.ts';

/** The folder of the articles, which lies beside the compiled code as beside the source. */
export const KNOWLEDGE_FOLDER = fileURLToPath(new URL('../../knowledge/', import.meta.url));

/** Every article of a language, by id. @throws AdvisorError `file_unreadable` with the file that is missing or not in form */
export async function readArticles(folder: string, lang: ArticleLanguage): Promise<readonly Article[]> {
  const files = (await readdir(join(folder, lang)).catch(unreadable(join(folder, lang)))).filter((name) =>
    name.endsWith('.md'),
  );
  return await Promise.all(files.sort().map((name) => readArticle(join(folder, lang, name), name.slice(0, -3), lang)));
}

/** Words that mean the same, each list beginning with the one that stands for all. */
export type WordGroups = readonly (readonly string[])[];

export interface Vocabulary {
  readonly synonyms: WordGroups;
  /** What the articles are about. */
  readonly here: readonly string[];
  /** What people also ask about, and most articles are not about. */
  readonly elsewhere: WordGroups;
}

/** The words of synonyms.yml and topics.yml. @throws AdvisorError `file_unreadable` */
export async function readVocabulary(folder: string): Promise<Vocabulary> {
  const [synonyms, topics] = await Promise.all([readYaml(folder, 'synonyms.yml'), readYaml(folder, 'topics.yml')]);
  const { here, elsewhere } = (topics ?? {}) as Record<string, unknown>;
  return { synonyms: groups(synonyms), here: texts(here), elsewhere: groups(elsewhere) };
}

async function readYaml(folder: string, name: string): Promise<unknown> {
  const path = join(folder, name);
  return parse(await readFile(path, 'utf8').catch(unreadable(path)));
}

async function readArticle(path: string, id: string, lang: ArticleLanguage): Promise<Article> {
  const text = await readFile(path, 'utf8').catch(unreadable(path));
  const [, head, body] = /^---\r?\n(.*?)\r?\n---\r?\n(.*)$/s.exec(text) ?? [];
  if (head === undefined || body === undefined) return unreadable(path)(new Error('It has no front matter.'));
  const front: Record<string, unknown> = parse(head);
  const [short = '', ...rest] = body.trim().split(/\n{2,}/);
  const sources = Array.isArray(front.sources) ? front.sources : [];
  return {
    id,
    lang,
    title: String(front.title),
    questions: texts(front.questions),
    keywords: texts(front.keywords),
    sources: sources.map(({ title, url }) => ({ title: String(title), url: String(url) })),
    related: texts(front.related),
    short,
    body: rest.join('\n\n'),
    checked: String(front.checked),
  };
}

function groups(value: unknown): WordGroups {
  return Array.isArray(value) ? value.map(texts) : [];
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function unreadable(path: string): (cause: unknown) => never {
  return (cause) => {
    throw new AdvisorError('file_unreadable', `The file ${path} of the knowledge base cannot be read.`, {
      hint: 'The folder knowledge/ belongs beside dist/.',
      details: { path },
      cause,
    });
  };
}
