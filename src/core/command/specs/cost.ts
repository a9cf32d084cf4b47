import type { CommandProblem } from '../command.ts';
import { toCommandSpec } from '../command-spec.ts';
import { aliasedValue, choiceValue, FLAG, numberValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type CostFormat = 'text' | 'json' | 'markdown' | 'slack';

const FORMATS: readonly CostFormat[] = ['text', 'json', 'markdown', 'slack'];

export interface CostCommand {
  readonly name: 'cost';
  /** As it was typed, such as `0.5 1`; in Slack a form asks for it when it is absent. */
  readonly size?: string;
  readonly tasks: number;
  readonly hoursADay: number;
  readonly region?: string;
  readonly architecture: 'x86' | 'arm64';
  readonly operatingSystem: 'linux' | 'windows';
  /** The share of tasks on Fargate Spot. */
  readonly spotPercent: number;
  readonly storageGiB: number;
  readonly commit?: '1y' | '3y';
  /** Runs a month, each of `durationSeconds`, in place of tasks that stay. */
  readonly runs?: number;
  readonly durationSeconds?: number;
  readonly publicIp: boolean;
  readonly format?: CostFormat;
  readonly lang?: string;
}

export const COST = toCommandSpec<CostCommand, 'size'>({
  name: 'cost',
  surfaces: BOTH,
  positionals: { size: { value: textValue('VCPU GB'), required: false, takesRest: true } },
  options: {
    tasks: { option: 'tasks', value: numberValue('TASKS', { min: 1, max: 100_000 }), default: 1, surfaces: BOTH },
    hoursADay: {
      option: 'hours',
      value: numberValue('HOURS', { min: 0.1, max: 24, decimals: true, units: { h: 1 } }),
      default: 24,
      surfaces: BOTH,
    },
    region: SERVICE_OPTIONS.region,
    architecture: {
      option: 'arch',
      value: aliasedValue(['x86', 'arm64'], { x86_64: 'x86', amd64: 'x86', arm: 'arm64', graviton: 'arm64' }),
      default: 'x86',
      surfaces: BOTH,
    },
    operatingSystem: { option: 'os', value: choiceValue(['linux', 'windows']), default: 'linux', surfaces: BOTH },
    spotPercent: {
      option: 'spot',
      value: numberValue('PERCENT', { min: 0, max: 100, decimals: true, units: { '%': 1 } }),
      default: 0,
      surfaces: BOTH,
    },
    storageGiB: {
      option: 'storage',
      value: numberValue('GB', { min: 20, max: 200, units: { g: 1, gb: 1, gib: 1 } }),
      default: 20,
      surfaces: BOTH,
    },
    commit: { option: 'commit', value: choiceValue(['1y', '3y']), surfaces: BOTH },
    runs: {
      option: 'runs',
      value: numberValue('RUNS', { min: 1, max: 1_000_000_000, units: { k: 1000, m: 1_000_000 } }),
      surfaces: BOTH,
    },
    durationSeconds: {
      option: 'duration',
      value: numberValue('SECONDS', {
        min: 1,
        max: 14 * 86_400,
        decimals: true,
        units: { s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 },
      }),
      surfaces: BOTH,
    },
    publicIp: { option: 'public-ip', value: FLAG, default: false, surfaces: BOTH },
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: [
    'cost 0.5 1',
    'cost 0.5 1 tasks=3 hours=8 region=ap-northeast-2 arch=arm64 spot=80% storage=50',
    'cost 1 2 runs=5000 duration=40s',
    'cost 2 4 os=windows --public-ip',
  ],
  check: checkCost,
});

/** Runs take their time from `--duration`, and never from the hours of a day. */
function checkCost(typed: ReadonlySet<string>): CommandProblem[] {
  const problems: CommandProblem[] = [];
  if (typed.has('runs') && !typed.has('durationSeconds')) {
    problems.push({ code: 'NeedsOption', option: '--runs', needs: '--duration' });
  }
  if (typed.has('durationSeconds') && !typed.has('runs')) {
    problems.push({ code: 'NeedsOption', option: '--duration', needs: '--runs' });
  }
  if (typed.has('runs') && typed.has('hoursADay')) {
    problems.push({ code: 'ConflictingOptions', options: ['--runs', '--hours'] });
  }
  return problems;
}
