import type { Abstention, Confidence } from '../recommendation.ts';
import type { Coverage } from './coverage.ts';
import type { Situation } from './situation.ts';

export function confidenceOf(_situation: Situation, coverage: Coverage, abstained: readonly Abstention[]): Confidence {
  if (abstained.length > 0 || coverage.days < 7) return 'low';
  return coverage.days >= 13 && coverage.gapsPercent < 10 ? 'high' : 'medium';
}
