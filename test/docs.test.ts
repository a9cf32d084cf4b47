import { readdirSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderChecksPage } from '../src/render/check/checks-page.ts';
import { createWords } from '../src/words/create-words.ts';

const ROOT = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(resolve(ROOT, path), 'utf8');
const cliDocs = read('docs/cli.md');
const words = createWords('en');

describe('docs/cli.md', () => {
  it.each([
    ...Object.keys(words.notices.warnings),
    ...Object.keys(words.notices.abstentions),
    ...Object.keys(words.errors.byCode),
    ...Object.keys(words.oncall.titles),
    ...Object.keys(words.checks.notKnown),
    ...Object.keys(words.migration.issues),
    ...Object.keys(words.choose.gates),
    ...Object.keys(words.choose.unpriced),
    ...Object.keys(words.choose.notes),
    ...Object.keys(words.doctor.fine),
    ...Object.keys(words.doctor.warnings),
    ...Object.keys(words.doctor.failures),
  ])('explains %s', (code) => {
    expect(cliDocs).toContain(`\`${code}\``);
  });
});

describe('docs/checks.md', () => {
  it('is what the rules and their sentences say: npm run docs:checks writes it', () => {
    expect(read('docs/checks.md')).toBe(renderChecksPage(words));
  });
});

describe('links between documents', () => {
  const documents = [
    'README.md',
    'CONTRIBUTING.md',
    ...readdirSync(resolve(ROOT, 'docs'))
      .filter((f) => f.endsWith('.md'))
      .map((f) => `docs/${f}`),
  ];

  it.each(documents)('%s points at files that exist', (document) => {
    const targets = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    const missing = targets.filter((target) => {
      try {
        readFileSync(resolve(ROOT, dirname(document), target));
        return false;
      } catch (error) {
        return (error as { code?: string }).code !== 'EISDIR';
      }
    });

    expect(missing).toEqual([]);
  });
});
