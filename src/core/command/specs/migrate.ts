import type { CommandProblem } from '../command.ts';
import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, numberValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type MigrateFormat = 'text' | 'json' | 'markdown' | 'slack';

const FORMATS: readonly MigrateFormat[] = ['text', 'json', 'markdown', 'slack'];

export interface MigrateCommand {
  readonly name: 'migrate';
  /** A family, `family:revision` or an ARN; absent with a file. */
  readonly definition?: string;
  /** The service that runs it, which says more: its strategy, its target groups, its number of tasks. */
  readonly serviceName?: string;
  readonly cluster?: string;
  readonly region?: string;
  readonly count?: number;
  /** A file that holds a task definition, or `-` for standard input. */
  readonly from?: string;
  readonly lang?: string;
  readonly format?: MigrateFormat;
}

export const MIGRATE = toCommandSpec<MigrateCommand, 'definition'>({
  name: 'migrate',
  surfaces: BOTH,
  positionals: { definition: { value: textValue('TASK-DEFINITION'), required: false } },
  options: {
    serviceName: { option: 'service', value: textValue('SERVICE'), surfaces: BOTH },
    cluster: SERVICE_OPTIONS.cluster,
    region: SERVICE_OPTIONS.region,
    count: { option: 'count', value: numberValue('TASKS', { min: 0, max: 100_000 }), surfaces: BOTH },
    from: { option: 'from', value: textValue('FILE|-'), surfaces: CLI },
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: [
    'migrate legacy-web',
    'migrate legacy-web:7 --service prod/legacy-web',
    'migrate --from task-definition.json',
  ],
  check: checkMigrate,
});

function checkMigrate(typed: ReadonlySet<string>): CommandProblem[] {
  if (!typed.has('from')) {
    if (!typed.has('definition')) return [{ code: 'MissingValue', option: 'migrate', expected: 'TASK-DEFINITION' }];
    const needsService = typed.has('cluster') && !typed.has('serviceName');
    return needsService ? [{ code: 'NeedsOption', option: '--cluster', needs: '--service' }] : [];
  }
  const others: Readonly<Record<string, string>> = {
    definition: 'TASK-DEFINITION',
    serviceName: '--service',
    cluster: '--cluster',
  };
  const options = Object.keys(others).filter((key) => typed.has(key));
  return options.length === 0
    ? []
    : [{ code: 'ConflictingOptions', options: ['--from', ...options.map((key) => others[key] ?? key)] }];
}
