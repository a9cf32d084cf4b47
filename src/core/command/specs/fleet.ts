import { FLEET_SORTS, type FleetSort } from '../../fleet/fleet-totals.ts';
import type { Goal } from '../../recommendation.ts';
import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, listValue, numberValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { REGION, SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type FleetFormat = 'text' | 'json' | 'csv' | 'markdown' | 'html';

const FORMATS: readonly FleetFormat[] = ['text', 'json', 'csv', 'markdown', 'html'];

export interface FleetCommand {
  readonly name: 'fleet';
  readonly cluster?: string;
  /** The configured region when absent. */
  readonly regions?: readonly string[];
  /** How many services a person is shown. */
  readonly top: number;
  readonly sort: FleetSort;
  readonly days: number;
  readonly goal?: Goal;
  readonly discountPercent?: number;
  /** CloudWatch is asked for no metric beyond this price. */
  readonly maxApiUsd?: number;
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
    top: { option: 'top', value: numberValue('SERVICES', { min: 1, max: 10_000 }), default: 20, surfaces: BOTH },
    sort: { option: 'sort', value: choiceValue(FLEET_SORTS), default: 'savings', surfaces: BOTH },
    days: SERVICE_OPTIONS.days,
    ...ANSWER_OPTIONS,
    maxApiUsd: {
      option: 'max-api-usd',
      value: numberValue('USD', { min: 0, max: 10_000, decimals: true }),
      surfaces: BOTH,
    },
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: ['fleet', 'fleet --cluster prod --sort risk', 'fleet --region us-east-1,eu-west-1 --format html'],
});
