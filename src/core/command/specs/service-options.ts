import type { OptionSpec, PositionalSpec } from '../command-spec.ts';
import { numberValue, patternValue, textValue } from '../value-kind.ts';
import { BOTH } from './surfaces.ts';

/** What a command about one service is told. */
export interface ServiceOptions {
  readonly service: string;
  readonly cluster?: string;
  readonly region?: string;
  readonly days: number;
}

/** What a command about one service is told where several accounts are configured. */
export interface AccountOption {
  /** Id or name; the account of the credentials when absent. */
  readonly account?: string;
}

export const ACCOUNT_OPTION: { readonly account: OptionSpec<string> } = {
  account: { option: 'account', value: textValue('ACCOUNT'), surfaces: BOTH },
};

export const SERVICE: PositionalSpec<string> = { value: textValue('SERVICE'), required: true };

export const REGION = patternValue('REGION', /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, 'us-east-1');

export const SERVICE_OPTIONS: {
  readonly cluster: OptionSpec<string>;
  readonly region: OptionSpec<string>;
  readonly days: OptionSpec<number>;
} = {
  cluster: { option: 'cluster', value: textValue('CLUSTER'), surfaces: BOTH },
  region: { option: 'region', value: REGION, surfaces: BOTH },
  // Eight weeks hold every weekday eight times and, nearly always, two ends of a month, and fit one GetMetricData call.
  days: {
    option: 'days',
    value: numberValue('DAYS', {
      min: 1,
      max: 63,
      units: { d: 1, day: 1, days: 1, w: 7, week: 7, weeks: 7 },
    }),
    default: 56,
    surfaces: BOTH,
    because: 'FiveMinuteRetention',
  },
};
