import { COMPUTE_OPTIONS, type ComputeOption } from '../../choice/compute-option.ts';
import {
  HOST_ACCESS_KINDS,
  type HostAccessKind,
  STATE_KINDS,
  type StateKind,
  WORKLOAD_KINDS,
  type WorkloadKind,
} from '../../choice/workload.ts';
import type { CommandProblem } from '../command.ts';
import { toCommandSpec } from '../command-spec.ts';
import { aliasedValue, choiceValue, FLAG, listValue, numberValue, textValue } from '../value-kind.ts';
import { ANSWER_OPTIONS } from './answer-options.ts';
import { SERVICE_OPTIONS } from './service-options.ts';
import { BOTH, CLI } from './surfaces.ts';

export type ChooseFormat = 'text' | 'json' | 'markdown' | 'slack';

const FORMATS: readonly ChooseFormat[] = ['text', 'json', 'markdown', 'slack'];

/** What is not typed is not known, or is read from the service that is named. */
export interface ChooseCommand {
  readonly name: 'choose';
  /** A service that runs today; its metrics say what is not typed. */
  readonly service?: string;
  readonly kind?: WorkloadKind;
  readonly runtimeMs?: number;
  readonly requests?: number;
  readonly concurrency?: number;
  readonly tasks?: number;
  readonly memoryMiB?: number;
  readonly vcpu?: number;
  readonly hoursADay?: number;
  readonly gpus?: number;
  readonly operatingSystem?: 'linux' | 'windows';
  readonly kubernetes?: boolean;
  readonly state?: StateKind;
  readonly hostAccess?: HostAccessKind;
  readonly longConnections?: boolean;
  readonly imageGiB?: number;
  readonly startSeconds?: number;
  readonly interruptible?: boolean;
  readonly servers?: boolean;
  readonly architecture?: 'any' | 'x86' | 'arm64';
  /** The options to compare; all of them when absent. */
  readonly only?: readonly ComputeOption[];
  readonly cluster?: string;
  readonly region?: string;
  readonly days: number;
  readonly format?: ChooseFormat;
  readonly lang?: string;
}

const SECONDS = { s: 1, sec: 1, m: 60, min: 60, h: 3600, d: 86_400 };
const MEBIBYTES = { m: 1, mb: 1, mib: 1, g: 1024, gb: 1024, gib: 1024, t: 1_048_576, tb: 1_048_576, tib: 1_048_576 };
const DECIMAL = { decimals: true } as const;

export const CHOOSE = toCommandSpec<ChooseCommand, 'service'>({
  name: 'choose',
  surfaces: BOTH,
  positionals: { service: { value: textValue('SERVICE'), required: false } },
  options: {
    kind: {
      option: 'kind',
      value: aliasedValue(WORKLOAD_KINDS, {
        web: 'service',
        api: 'service',
        server: 'service',
        queue: 'worker',
        job: 'batch',
        cron: 'batch',
      }),
      surfaces: BOTH,
    },
    runtimeMs: {
      option: 'runtime',
      value: numberValue('MILLISECONDS', {
        min: 1,
        max: 366 * 86_400_000,
        ...DECIMAL,
        units: {
          ms: 1,
          ...Object.fromEntries(Object.entries(SECONDS).map(([unit, seconds]) => [unit, 1000 * seconds])),
        },
        written: ['d', 'h', 'm', 's', 'ms'],
      }),
      surfaces: BOTH,
    },
    requests: {
      option: 'requests',
      value: numberValue('REQUESTS', {
        min: 1,
        max: 1e12,
        units: { k: 1e3, m: 1e6, b: 1e9 },
        written: ['B', 'M', 'k'],
      }),
      surfaces: BOTH,
    },
    concurrency: { option: 'concurrency', value: numberValue('REQUESTS', { min: 1, max: 100_000 }), surfaces: BOTH },
    tasks: { option: 'tasks', value: numberValue('TASKS', { min: 1, max: 100_000 }), surfaces: BOTH },
    memoryMiB: {
      option: 'memory',
      value: numberValue('MB', {
        min: 1,
        max: 24 * MEBIBYTES.tb,
        ...DECIMAL,
        units: MEBIBYTES,
        written: ['TB', 'GB', 'MB'],
      }),
      surfaces: BOTH,
    },
    vcpu: {
      option: 'vcpu',
      value: numberValue('VCPU', { min: 0.01, max: 448, ...DECIMAL, units: { vcpu: 1, cpu: 1 } }),
      surfaces: BOTH,
    },
    hoursADay: {
      option: 'hours',
      value: numberValue('HOURS', { min: 0.1, max: 24, ...DECIMAL, units: { h: 1 } }),
      surfaces: BOTH,
    },
    gpus: { option: 'gpu', value: numberValue('GPUS', { min: 0, max: 16 }), surfaces: BOTH },
    operatingSystem: { option: 'os', value: choiceValue(['linux', 'windows']), surfaces: BOTH },
    kubernetes: { option: 'kubernetes', value: FLAG, surfaces: BOTH },
    state: {
      option: 'state',
      value: aliasedValue(STATE_KINDS, { no: 'none', efs: 'shared', ebs: 'disk' }),
      surfaces: BOTH,
    },
    hostAccess: {
      option: 'host-access',
      value: aliasedValue(HOST_ACCESS_KINDS, { no: 'none', yes: 'privileged', net: 'network', ami: 'image' }),
      surfaces: BOTH,
    },
    longConnections: { option: 'long-connections', value: FLAG, surfaces: BOTH },
    imageGiB: {
      option: 'image',
      value: numberValue('GB', {
        min: 0,
        max: 10_000,
        ...DECIMAL,
        units: { m: 1 / 1024, mb: 1 / 1024, mib: 1 / 1024, g: 1, gb: 1, gib: 1 },
        written: ['GB'],
      }),
      surfaces: BOTH,
    },
    startSeconds: {
      option: 'start',
      value: numberValue('SECONDS', {
        min: 0,
        max: 86_400,
        ...DECIMAL,
        units: { ms: 0.001, ...SECONDS },
        written: ['h', 'm', 's'],
      }),
      surfaces: BOTH,
    },
    interruptible: { option: 'interruptible', value: FLAG, surfaces: BOTH },
    servers: { option: 'servers', value: FLAG, surfaces: BOTH },
    architecture: {
      option: 'arch',
      value: aliasedValue(['any', 'x86', 'arm64'], { x86_64: 'x86', amd64: 'x86', arm: 'arm64', graviton: 'arm64' }),
      surfaces: BOTH,
    },
    only: { option: 'only', value: listValue(choiceValue(COMPUTE_OPTIONS)), surfaces: BOTH },
    ...SERVICE_OPTIONS,
    lang: ANSWER_OPTIONS.lang,
    format: { option: 'format', value: choiceValue(FORMATS), surfaces: CLI },
  },
  examples: [
    'choose runtime=800ms requests=3M memory=512MB hours=24',
    'choose tasks=10 vcpu=1 memory=2GB interruptible=yes',
    'choose kind=batch requests=5000 runtime=20m memory=4GB',
    'choose my-service',
  ],
  check: checkChoose,
});

/** Requests that a task serves at once say nothing where no requests are told; a service may have them counted. */
function checkChoose(typed: ReadonlySet<string>): CommandProblem[] {
  const problems: CommandProblem[] = [];
  if (typed.has('concurrency') && !typed.has('requests') && !typed.has('service')) {
    problems.push({ code: 'NeedsOption', option: '--concurrency', needs: '--requests' });
  }
  return problems;
}
