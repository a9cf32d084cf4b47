import { describe, expect, it } from 'vitest';
import { createKnowledgeSearch } from '../../src/search/knowledge-search.ts';
import { KNOWLEDGE_FOLDER } from '../../src/search/read-knowledge.ts';

describe('the articles, warmed', () => {
  it('answer as they do without it', async () => {
    const cold = createKnowledgeSearch(KNOWLEDGE_FOLDER);
    const warm = createKnowledgeSearch(KNOWLEDGE_FOLDER);

    await warm.warm();

    const question = 'exit code 137 without oom';
    expect(await warm.find(question, 'en')).toEqual(await cold.find(question, 'en'));
  });

  it('say which folder cannot be read', async () => {
    const search = createKnowledgeSearch('/nowhere');

    await expect(search.warm()).rejects.toMatchObject({ code: 'file_unreadable' });
  });
});
