import type { ArticleLanguage } from './article.ts';

/** Words that only a sentence in English has. */
const ENGLISH =
  /\b(?:a|an|the|is|are|was|do|does|did|can|could|should|would|will|how|what|whats|why|when|where|which|who|my|our|we|i|it|to|of|for|with|without|from|on|in|if|or|vs|not|than)\b/gi;

/**
 * The language that a question is asked in, or null where it shows none: `exit 137` and `ecs oom` are neither. Korean with
 * English names in it is Korean; an English sentence around one Korean word is English.
 */
export function languageOf(text: string): ArticleLanguage | null {
  const korean = text.match(/[가-힣]+/g)?.length ?? 0;
  const english = text.match(ENGLISH)?.length ?? 0;
  if (korean === 0) return english === 0 ? null : 'en';
  return english > korean && english > 1 ? 'en' : 'ko';
}
