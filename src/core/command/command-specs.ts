import { GOALS } from '../recommendation.ts';
import {
  COMMAND_NAMES,
  type CollectCommand,
  type Command,
  type CommandProblem,
  type MetricsQueryCommand,
  type OutputFormat,
  type SizeCommand,
  type Surface,
} from './command.ts';
import { type CommandSpec, type OptionSpec, type PositionalSpec, toCommandSpec } from './command-spec.ts';
import { choiceValue, FLAG, numberValue, patternValue, textValue } from './value-kind.ts';

const BOTH: readonly Surface[] = ['slack', 'cli'];
const CLI: readonly Surface[] = ['cli'];

const FORMATS: readonly OutputFormat[] = ['text', 'json', 'ndjson', 'markdown', 'slack'];

const SERVICE: PositionalSpec<string> = { value: textValue('SERVICE'), required: true };

const SERVICE_OPTIONS: {
  readonly cluster: OptionSpec<string>;
  readonly region: OptionSpec<string>;
  readonly days: OptionSpec<number>;
} = {
  cluster: { option: 'cluster', value: textValue('CLUSTER'), surfaces: BOTH },
  region: {
    option: 'region',
    value: patternValue('REGION', /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, 'us-east-1'),
    surfaces: BOTH,
  },
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

const SIZE = toCommandSpec<SizeCommand, 'service'>({
  name: 'size',
  surfaces: BOTH,
  positionals: { service: { ...SERVICE, required: false } },
  options: {
    ...SERVICE_OPTIONS,
    goal: { option: 'goal', value: choiceValue(GOALS), surfaces: BOTH },
    discountPercent: {
      option: 'discount',
      value: numberValue('PERCENT', { min: 0, max: 100, decimals: true, units: { '%': 1 } }),
      surfaces: BOTH,
    },
    explain: { option: 'explain', value: FLAG, default: false, surfaces: BOTH },
    lang: { option: 'lang', value: patternValue('LANG', /^[a-z]{2,3}([-_.@][a-z0-9-]+)*$/, 'en'), surfaces: BOTH },
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
    failOnFindings: { option: 'fail-on-findings', value: FLAG, default: false, surfaces: CLI },
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

const COLLECT = toCommandSpec<CollectCommand, 'service'>({
  name: 'collect',
  surfaces: CLI,
  positionals: { service: SERVICE },
  options: { ...SERVICE_OPTIONS, output: { option: 'output', value: textValue('FILE'), surfaces: CLI } },
  examples: ['collect my-service --output evidence.json'],
});

const METRICS_QUERY = toCommandSpec<MetricsQueryCommand, 'service'>({
  name: 'metrics-query',
  surfaces: CLI,
  positionals: { service: SERVICE },
  options: SERVICE_OPTIONS,
  examples: ['metrics-query prod/my-service --region us-east-1 --days 14'],
});

const HELP = toCommandSpec<Extract<Command, { name: 'help' }>, 'topic'>({
  name: 'help',
  surfaces: BOTH,
  positionals: { topic: { value: { ...choiceValue(COMMAND_NAMES), placeholder: 'COMMAND' }, required: false } },
  options: {},
  examples: ['help size'],
});

const VERSION = toCommandSpec<Extract<Command, { name: 'version' }>, never>({
  name: 'version',
  surfaces: BOTH,
  positionals: {},
  options: {},
  examples: [],
});

/** Every command. A new one is a name and a type in command.ts and a table here. */
export const COMMAND_SPECS: readonly CommandSpec[] = [SIZE, COLLECT, METRICS_QUERY, HELP, VERSION];

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
