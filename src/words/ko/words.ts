import { englishWords } from '../en/words.ts';
import type { Words } from '../words.ts';

/** Everything that the product says, in Korean. */
export function koreanWords(): Words {
  return { ...englishWords(), locale: 'ko' };
}
