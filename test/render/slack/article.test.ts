import { expect, it } from 'vitest';
import { ARTICLE_LANGUAGES } from '../../../src/core/knowledge/article.ts';
import { articlePieces } from '../../../src/render/slack/article-text.ts';
import { decodeArticle, encodeArticle } from '../../../src/render/slack/article-value.ts';
import { renderArticle } from '../../../src/render/slack/ask-answer.ts';
import { KNOWLEDGE_FOLDER, readArticles } from '../../../src/search/read-knowledge.ts';
import { createWords } from '../../../src/words/create-words.ts';

it.each(ARTICLE_LANGUAGES)('every article in %s fits into a message whole', async (lang) => {
  const words = createWords(lang);
  for (const article of await readArticles(KNOWLEDGE_FOLDER, lang)) {
    const { blocks } = renderArticle(article, [], words);
    const texts = blocks.flatMap((block) => (block.type === 'section' ? (block.text?.text ?? '') : []));

    expect(Math.max(...texts.map((text) => text.length)), article.id).toBeLessThanOrEqual(3000);
    expect(texts, article.id).toHaveLength(
      1 + articlePieces(article.short).length + articlePieces(article.body).length,
    );
  }
});

it('writes bold, lists, links and snippets as Slack does, and escapes the rest', () => {
  expect(articlePieces('**a** <!channel>\n\n- [b](https://aws.amazon.com)\n\n```bash\nx > y\n```')).toEqual([
    '*a* &lt;!channel&gt;\n\n• <https://aws.amazon.com|b>\n\n```\nx &gt; y\n```',
  ]);
});

it('trusts no value that comes back from a button', () => {
  expect(decodeArticle(encodeArticle({ lang: 'ko', id: 'exit-139' }))).toEqual({ lang: 'ko', id: 'exit-139' });
  for (const value of ['', 'fr:exit-139', 'en:../secret', 'en:', 'en:a/b']) expect(decodeArticle(value)).toBeNull();
});
