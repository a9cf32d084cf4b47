import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, FLAG } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { ACCOUNT_OPTION, type AccountOption, SERVICE, SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type WhyFormat = 'text' | 'json' | 'markdown' | 'slack';

const FORMATS: readonly WhyFormat[] = ['text', 'json', 'markdown', 'slack'];

export interface WhyCommand extends AccountOption {
  readonly name: 'why';
  readonly service: string;
  /** `why my-service logs` is `why my-service --logs`. */
  readonly what?: 'logs';
  readonly cluster?: string;
  readonly region?: string;
  /** Reads the last lines of the container that stopped. */
  readonly logs: boolean;
  readonly format?: WhyFormat;
  readonly lang?: string;
}

export const WHY = toCommandSpec<WhyCommand, 'service' | 'what'>({
  name: 'why',
  surfaces: BOTH,
  positionals: { service: SERVICE, what: { value: choiceValue(['logs']), required: false } },
  options: {
    cluster: SERVICE_OPTIONS.cluster,
    region: SERVICE_OPTIONS.region,
    ...ACCOUNT_OPTION,
    logs: { option: 'logs', value: FLAG, default: false, surfaces: BOTH },
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: ['why my-service', 'why prod/checkout logs'],
});

/** True when the person asked for log lines, by the option or by the word. */
export function wantsLogs({ logs, what }: Pick<WhyCommand, 'logs' | 'what'>): boolean {
  return logs || what === 'logs';
}
