import { GOALS, type Goal } from '../../recommendation.ts';
import type { OptionSpec } from '../command-spec.ts';
import { choiceValue, FLAG, numberValue, patternValue } from '../value-kind.ts';
import { BOTH, CLI } from './surfaces.ts';

/** What a person may ask of an answer, whatever it is about. */
export const ANSWER_OPTIONS: {
  readonly goal: OptionSpec<Goal>;
  readonly discountPercent: OptionSpec<number>;
  readonly lang: OptionSpec<string>;
  readonly failOnFindings: OptionSpec<boolean>;
} = {
  goal: { option: 'goal', value: choiceValue(GOALS), surfaces: BOTH },
  discountPercent: {
    option: 'discount',
    value: numberValue('PERCENT', { min: 0, max: 100, decimals: true, units: { '%': 1 } }),
    surfaces: BOTH,
  },
  // A shell's locale, such as ko_KR.UTF-8, names its language too.
  lang: { option: 'lang', value: patternValue('LANG', /^(en|ko)([-_.@][a-z0-9-]+)*$/, 'en|ko'), surfaces: BOTH },
  failOnFindings: { option: 'fail-on-findings', value: FLAG, default: false, surfaces: CLI },
};
