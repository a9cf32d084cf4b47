import { FLEET_SORTS } from '../fleet/fleet-totals.ts';
import { GOALS, type Goal } from '../recommendation.ts';
import {
  COMMAND_NAMES,
  type CollectCommand,
  type Command,
  type CommandProblem,
  DB_ACTIONS,
  type DbCommand,
  type DigestCommand,
  type DigestFormat,
  type FleetCommand,
  type FleetFormat,
  type MetricsQueryCommand,
  type OutputFormat,
  type SizeCommand,
  type Surface,
} from './command.ts';
import { type CommandSpec, type OptionSpec, type PositionalSpec, toCommandSpec } from './command-spec.ts';
import { choiceValue, FLAG, listValue, numberValue, patternValue, textValue } from './value-kind.ts';

const BOTH: readonly Surface[] = ['slack', 'cli'];
const CLI: readonly Surface[] = ['cli'];

const FORMATS: readonly OutputFormat[] = ['text', 'json', 'ndjson', 'markdown', 'slack'];
const FLEET_FORMATS: readonly FleetFormat[] = ['text', 'json', 'csv', 'markdown', 'html'];

const DIGEST_FORMATS: readonly DigestFormat[] = ['text', 'json', 'markdown'];

const SERVICE: PositionalSpec<string> = { value: textValue('SERVICE'), required: true };

const REGION = patternValue('REGION', /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/, 'us-east-1');

const SERVICE_OPTIONS: {
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

const WISHES: {
  readonly goal: OptionSpec<Goal>;
  readonly discountPercent: OptionSpec<number>;
  readonly lang: OptionSpec<string>;
  readonly failOnFindings: OptionSpec<boolean>;
} = {
  goal: { option: 'goal', value: choiceValue(GOALS), surfaces: BOTH },
  discountPercent: {
    option: 'discount',
    value: numberValue('PERCENT', { min: 0, max: 100, decimals: true, units: { '%': 1 } }),
    surfaces: BOTH,
  },
  // A shell's locale, such as ko_KR.UTF-8, names its language too.
  lang: { option: 'lang', value: patternValue('LANG', /^(en|ko)([-_.@][a-z0-9-]+)*$/, 'en|ko'), surfaces: BOTH },
  failOnFindings: { option: 'fail-on-findings', value: FLAG, default: false, surfaces: CLI },
};

const SIZE = toCommandSpec<SizeCommand, 'service'>({
  name: 'size',
  surfaces: BOTH,
  positionals: { service: { ...SERVICE, required: false } },
  options: {
    ...SERVICE_OPTIONS,
    goal: WISHES.goal,
    discountPercent: WISHES.discountPercent,
    explain: { option: 'explain', value: FLAG, default: false, surfaces: BOTH },
    lang: WISHES.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
    failOnFindings: WISHES.failOnFindings,
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

const FLEET = toCommandSpec<FleetCommand, never>({
  name: 'fleet',
  surfaces: BOTH,
  positionals: {},
  options: {
    cluster: SERVICE_OPTIONS.cluster,
    regions: { option: 'region', value: listValue(REGION), surfaces: BOTH },
    top: { option: 'top', value: numberValue('SERVICES', { min: 1, max: 10_000 }), default: 20, surfaces: BOTH },
    sort: { option: 'sort', value: choiceValue(FLEET_SORTS), default: 'savings', surfaces: BOTH },
    days: SERVICE_OPTIONS.days,
    ...WISHES,
    maxApiUsd: {
      option: 'max-api-usd',
      value: numberValue('USD', { min: 0, max: 10_000, decimals: true }),
      surfaces: BOTH,
    },
    format: { option: 'format', value: choiceValue(FLEET_FORMATS), surfaces: CLI },
  },
  examples: ['fleet', 'fleet --cluster prod --sort risk', 'fleet --region us-east-1,eu-west-1 --format html'],
});

const DIGEST = toCommandSpec<DigestCommand, 'what'>({
  name: 'digest',
  surfaces: BOTH,
  positionals: { what: { value: textValue('WHEN|list|pause|resume|stop'), required: false, takesRest: true } },
  options: {
    cluster: SERVICE_OPTIONS.cluster,
    minimumSavingUsd: {
      option: 'min-saving',
      value: numberValue('USD', { min: 0, max: 1_000_000, decimals: true }),
      surfaces: BOTH,
    },
    region: { ...SERVICE_OPTIONS.region, surfaces: CLI },
    days: { ...SERVICE_OPTIONS.days, surfaces: CLI },
    discountPercent: { ...WISHES.discountPercent, surfaces: CLI },
    lang: WISHES.lang,
    format: { option: 'format', value: choiceValue(DIGEST_FORMATS), surfaces: CLI },
  },
  examples: ['digest', 'digest --cluster prod --format markdown'],
  slackExamples: ['digest weekly mon 09:00', 'digest daily 9 --cluster prod', 'digest list'],
});

const DB = toCommandSpec<DbCommand, 'action' | 'file'>({
  name: 'db',
  surfaces: CLI,
  positionals: {
    action: { value: choiceValue(DB_ACTIONS), required: false },
    file: { value: textValue('FILE'), required: false },
  },
  options: {},
  examples: ['db export advisor.ndjson', 'db import advisor.ndjson', 'db vacuum'],
  check: (typed) =>
    typed.has('action') ? [] : [{ code: 'MissingValue', option: 'db', expected: DB_ACTIONS.join('|') }],
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
export const COMMAND_SPECS: readonly CommandSpec[] = [SIZE, FLEET, DIGEST, DB, COLLECT, METRICS_QUERY, HELP, VERSION];

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
