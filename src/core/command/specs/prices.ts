import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, listValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { REGION } from './service-options.ts';
import { CLI } from './surfaces.ts';

const PRICE_ACTIONS = ['show', 'update'] as const;

export interface PricesCommand {
  readonly name: 'prices';
  /** Absent, they are shown. */
  readonly action?: (typeof PRICE_ACTIONS)[number];
  /** All of them to show, the configured one to update, when absent. */
  readonly regions?: readonly string[];
  readonly format?: 'text' | 'json';
  readonly lang?: string;
}

export const PRICES = toCommandSpec<PricesCommand, 'action'>({
  name: 'prices',
  surfaces: CLI,
  positionals: { action: { value: choiceValue(PRICE_ACTIONS), required: false } },
  options: {
    regions: { option: 'region', value: listValue(REGION), surfaces: CLI },
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(['text', 'json']), surfaces: CLI },
  },
  examples: ['prices', 'prices --region ap-northeast-2', 'prices update --region ap-northeast-2,us-east-1'],
});
