import { FLEET_SORTS, type FleetSort } from '../../fleet/fleet-totals.ts';
import type { Goal } from '../../recommendation.ts';
import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, FLAG, listValue, numberValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { FILTER_OPTIONS } from './service-filter.ts';
import { REGION, SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type FleetFormat = 'text' | 'json' | 'csv' | 'markdown' | 'html';

const FORMATS: readonly FleetFormat[] = ['text', 'json', 'csv', 'markdown', 'html'];

export interface FleetCommand {
  readonly name: 'fleet';
  readonly cluster?: string;
  /** Those of the accounts when absent, else the configured region. */
  readonly regions?: readonly string[];
  /** Ids or names of configured accounts; all of them when absent. */
  readonly accounts?: readonly string[];
  /** `key` or `key=value`. */
  readonly tag?: string;
  readonly owner?: string;
  /** How many services a person is shown. */
  readonly top: number;
  readonly sort: FleetSort;
  readonly days: number;
  readonly goal?: Goal;
  readonly discountPercent?: number;
  /** CloudWatch is asked for no metric beyond this price. */
  readonly maxApiUsd?: number;
  /** Takes nothing from a sweep that was interrupted before. */
  readonly fresh: boolean;
  readonly format?: FleetFormat;
  readonly lang?: string;
  readonly failOnFindings: boolean;
}

export const FLEET = toCommandSpec<FleetCommand, never>({
  name: 'fleet',
  surfaces: BOTH,
  positionals: {},
  options: {
    cluster: SERVICE_OPTIONS.cluster,
    regions: { option: 'region', value: listValue(REGION), surfaces: BOTH },
    accounts: { option: 'account', value: listValue(textValue('ACCOUNT')), surfaces: BOTH },
    ...FILTER_OPTIONS,
    top: { option: 'top', value: numberValue('SERVICES', { min: 1, max: 10_000 }), default: 20, surfaces: BOTH },
    sort: { option: 'sort', value: choiceValue(FLEET_SORTS), default: 'savings', surfaces: BOTH },
    days: SERVICE_OPTIONS.days,
    ...ANSWER_OPTIONS,
    maxApiUsd: {
      option: 'max-api-usd',
      value: numberValue('USD', { min: 0, max: 10_000, decimals: true }),
      surfaces: BOTH,
    },
    fresh: { option: 'fresh', value: FLAG, default: false, surfaces: BOTH },
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: ['fleet', 'fleet --cluster prod --sort risk', 'fleet --region us-east-1,eu-west-1 --format html'],
});
