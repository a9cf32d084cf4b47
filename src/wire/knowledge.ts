import type { ArticleSearch } from '../search/knowledge-search.ts';

/** The articles of this version. The search engine is loaded by the first who may ask, and by no other command. */
export async function openKnowledge(): Promise<ArticleSearch> {
  const [{ createKnowledgeSearch }, { KNOWLEDGE_FOLDER }] = await Promise.all([
    import('../search/knowledge-search.ts'),
    import('../search/read-knowledge.ts'),
  ]);
  return createKnowledgeSearch(KNOWLEDGE_FOLDER);
}
