import type { DigestFilter } from '../../digest/filter.ts';
import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, numberValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { FILTER_OPTIONS } from './service-filter.ts';
import { SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type DigestFormat = 'text' | 'json' | 'markdown';

const FORMATS: readonly DigestFormat[] = ['text', 'json', 'markdown'];

export interface DigestCommand {
  readonly name: 'digest';
  /** A schedule such as `weekly mon 09:00`, or one of the words that the feature knows; absent, the digest of now. */
  readonly what?: string;
  readonly cluster?: string;
  /** `key` or `key=value`. */
  readonly tag?: string;
  readonly owner?: string;
  readonly minimumSavingUsd?: number;
  readonly region?: string;
  readonly days: number;
  readonly discountPercent?: number;
  readonly format?: DigestFormat;
  readonly lang?: string;
}

/** What the command lets through. */
export function filterOf({
  cluster,
  tag,
  owner,
  minimumSavingUsd,
}: Omit<DigestCommand, 'name' | 'days'>): DigestFilter {
  return {
    ...(cluster !== undefined && { cluster }),
    ...(tag !== undefined && { tag }),
    ...(owner !== undefined && { owner }),
    ...(minimumSavingUsd !== undefined && { minimumMonthlySavingsUsd: minimumSavingUsd }),
  };
}

export const DIGEST = toCommandSpec<DigestCommand, 'what'>({
  name: 'digest',
  surfaces: BOTH,
  positionals: { what: { value: textValue('WHEN|list|pause|resume|stop'), required: false, takesRest: true } },
  options: {
    cluster: SERVICE_OPTIONS.cluster,
    ...FILTER_OPTIONS,
    minimumSavingUsd: {
      option: 'min-saving',
      value: numberValue('USD', { min: 0, max: 1_000_000, decimals: true }),
      surfaces: BOTH,
    },
    region: { ...SERVICE_OPTIONS.region, surfaces: CLI },
    days: { ...SERVICE_OPTIONS.days, surfaces: CLI },
    discountPercent: { ...ANSWER_OPTIONS.discountPercent, surfaces: CLI },
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: ['digest', 'digest --tag team=web --format markdown'],
  slackExamples: [
    'digest weekly mon 09:00',
    'digest daily 9 --cluster prod',
    'digest monthly 1 --tag team=web --min-saving 50',
    'digest list',
  ],
});
