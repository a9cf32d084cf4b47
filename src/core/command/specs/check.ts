import { SEVERITIES, type Severity } from '../../checks/rule.ts';
import type { CommandProblem } from '../command.ts';
import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import {
  ACCOUNT_OPTION,
  type AccountOption,
  SERVICE,
  SERVICE_OPTIONS,
  type ServiceOptions,
} from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type CheckFormat = 'text' | 'json' | 'markdown' | 'slack';

const FORMATS: readonly CheckFormat[] = ['text', 'json', 'markdown', 'slack'];

export interface CheckCommand extends Omit<ServiceOptions, 'service'>, AccountOption {
  readonly name: 'check';
  /** Absent when a task definition of a file is checked. */
  readonly service?: string;
  /** A finding of this severity or a higher one sets the exit status. */
  readonly severity?: Severity;
  /** A file that holds a task definition, or `-` for standard input. */
  readonly from?: string;
  readonly lang?: string;
  readonly format?: CheckFormat;
}

export const CHECK = toCommandSpec<CheckCommand, 'service'>({
  name: 'check',
  surfaces: BOTH,
  positionals: { service: { ...SERVICE, required: false } },
  options: {
    ...SERVICE_OPTIONS,
    ...ACCOUNT_OPTION,
    severity: { option: 'severity', value: choiceValue(SEVERITIES), surfaces: CLI },
    from: { option: 'from', value: textValue('FILE|-'), surfaces: CLI },
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: ['check my-service', 'check prod/my-service --severity high', 'check --from task-definition.json'],
  check: checkCheck,
});

/** A file holds no service, and a service is not looked for in a file. */
function checkCheck(typed: ReadonlySet<string>): CommandProblem[] {
  if (!typed.has('from')) return typed.has('service') ? [] : [{ code: 'MissingService', command: 'check' }];
  const others: Readonly<Record<string, string>> = {
    service: 'SERVICE',
    cluster: '--cluster',
    account: '--account',
    days: '--days',
  };
  const options = Object.keys(others).filter((key) => typed.has(key));
  return options.length === 0
    ? []
    : [{ code: 'ConflictingOptions', options: ['--from', ...options.map((key) => others[key] ?? key)] }];
}
