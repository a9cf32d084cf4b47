import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type AskFormat = 'text' | 'json' | 'markdown' | 'slack';

const FORMATS: readonly AskFormat[] = ['text', 'json', 'markdown', 'slack'];

export interface AskCommand {
  readonly name: 'ask';
  /** In anybody's words; always there in a command that was understood. */
  readonly question?: string;
  /** Where the services are that a question may name. */
  readonly region?: string;
  readonly format?: AskFormat;
  readonly lang?: string;
}

export const ASK = toCommandSpec<AskCommand, 'question'>({
  name: 'ask',
  surfaces: BOTH,
  positionals: { question: { value: textValue('QUESTION'), required: false, takesRest: true, isFreeText: true } },
  options: {
    region: SERVICE_OPTIONS.region,
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: ['ask "what does exit code 137 mean"', 'ask "is checkout too big?"'],
  check: (typed) => (typed.has('question') ? [] : [{ code: 'MissingValue', option: 'ask', expected: 'QUESTION' }]),
});
