import type { Goal } from '../../recommendation.ts';
import type { CommandProblem } from '../command.ts';
import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, FLAG, numberValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import {
  ACCOUNT_OPTION,
  type AccountOption,
  SERVICE,
  SERVICE_OPTIONS,
  type ServiceOptions,
} from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type OutputFormat = 'text' | 'json' | 'ndjson' | 'markdown' | 'slack';

const FORMATS: readonly OutputFormat[] = ['text', 'json', 'ndjson', 'markdown', 'slack'];

export interface SizeCommand extends Omit<ServiceOptions, 'service'>, AccountOption {
  readonly name: 'size';
  /** Absent when the evidence comes from files. */
  readonly service?: string;
  readonly goal?: Goal;
  readonly discountPercent?: number;
  readonly format?: OutputFormat;
  readonly lang?: string;
  readonly explain: boolean;
  readonly failOnFindings: boolean;
  /** A file of evidence documents, or `-` for standard input. */
  readonly from?: string;
  readonly metrics?: string;
  readonly taskDefinition?: string;
  readonly count?: number;
}

export const SIZE = toCommandSpec<SizeCommand, 'service'>({
  name: 'size',
  surfaces: BOTH,
  positionals: { service: { ...SERVICE, required: false } },
  options: {
    ...SERVICE_OPTIONS,
    ...ACCOUNT_OPTION,
    goal: ANSWER_OPTIONS.goal,
    discountPercent: ANSWER_OPTIONS.discountPercent,
    explain: { option: 'explain', value: FLAG, default: false, surfaces: BOTH },
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
    failOnFindings: ANSWER_OPTIONS.failOnFindings,
    from: { option: 'from', value: textValue('FILE|-'), surfaces: CLI },
    metrics: { option: 'metrics', value: textValue('FILE'), surfaces: CLI },
    taskDefinition: { option: 'task-definition', value: textValue('FILE'), surfaces: CLI },
    count: { option: 'count', value: numberValue('TASKS', { min: 0, max: 100_000 }), surfaces: CLI },
  },
  examples: [
    'size my-service',
    'size prod/my-service --days 14 --goal safe',
    'size --from evidence.json',
    'size --metrics metrics.json --task-definition task-definition.json',
  ],
  check: checkSize,
});

/** Evidence from a file already says which service, where and for how long; saying it twice could contradict it. */
function checkSize(typed: ReadonlySet<string>): CommandProblem[] {
  const problems: CommandProblem[] = [];
  function conflict(key: string, others: Readonly<Record<string, string>>): void {
    const options = Object.keys(others).filter((other) => typed.has(other));
    if (typed.has(key) && options.length > 0) {
      problems.push({
        code: 'ConflictingOptions',
        options: [`--${key}`, ...options.map((other) => others[other] ?? other)],
      });
    }
  }
  function needs(key: string, option: string, neededKey: string, needed: string): void {
    if (typed.has(key) && !typed.has(neededKey)) problems.push({ code: 'NeedsOption', option, needs: needed });
  }
  conflict('from', {
    service: 'SERVICE',
    cluster: '--cluster',
    region: '--region',
    account: '--account',
    days: '--days',
    metrics: '--metrics',
    taskDefinition: '--task-definition',
    count: '--count',
  });
  if (!typed.has('from')) {
    conflict('metrics', { days: '--days' });
    needs('metrics', '--metrics', 'taskDefinition', '--task-definition');
    needs('taskDefinition', '--task-definition', 'metrics', '--metrics');
    needs('count', '--count', 'metrics', '--metrics');
  }
  const fromFiles = ['from', 'metrics', 'taskDefinition'].some((key) => typed.has(key));
  if (!fromFiles && !typed.has('service')) problems.push({ code: 'MissingService', command: 'size' });
  return problems;
}
