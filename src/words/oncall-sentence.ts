import type { Cause, Proof } from '../core/oncall/cause.ts';
import type { LookedAt } from '../core/oncall/looked-at.ts';
import type { Words } from './words.ts';

/** What is wrong, without a full stop. */
export function causeTitle(words: Words, cause: Pick<Cause, 'code' | 'figures'>): string {
  const sentence = words.oncall.titles[cause.code] as (figures: Cause['figures']) => string;
  return sentence(cause.figures);
}

/** What to do first about a cause. */
export function firstAction(words: Words, cause: Pick<Cause, 'code' | 'figures'>): string {
  const sentence = words.oncall.firstActions[cause.code] as (figures: Cause['figures']) => string;
  return sentence(cause.figures);
}

/** The sentence of one fact that a cause rests on. */
export function proofSentence(words: Words, proof: Proof): string {
  const sentence = words.oncall.proofs[proof.code] as (figures: Proof['figures']) => string;
  return sentence(proof.figures);
}

/** The sentence of one thing that was looked at. */
export function lookedAtSentence(words: Words, seen: LookedAt): string {
  const sentence = words.oncall.lookedAt[seen.code] as (figures: LookedAt['figures']) => string;
  return sentence(seen.figures);
}
