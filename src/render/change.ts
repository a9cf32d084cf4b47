import { UNKNOWN_CLUSTER } from '../core/ecs-service.ts';
import type { Evidence } from '../core/evidence.ts';
import type { OptionScaling } from '../core/recommendation.ts';
import {
  type ContainerChange,
  type ContainerChanges,
  containerChanges,
  killedAtOwnLimit,
  type RuntimeSetting,
} from '../core/sizing/container-change.ts';
import type { TaskSize } from '../core/task-size.ts';
import type { Words } from '../words/words.ts';
import { scalingTarget } from './scaling-target.ts';

/** A change to paste, in the four ways that people keep a task definition. Always a change, never the whole of it. */
export interface Change {
  /** Null where neither the service nor its task definition is known by name. */
  readonly shell: string | null;
  readonly shellNote: string;
  readonly terraform: string;
  readonly cloudFormation: string;
  readonly cdk: string;
  /** What else must change with the size, a sentence each. */
  readonly notes: readonly string[];
}

const RUNTIME_FLAGS: Readonly<Record<RuntimeSetting, { flag: string; value: (figure: number) => string }>> = {
  jvmMaxHeapMiB: { flag: '-Xmx', value: (mib) => `${mib}m` },
  jvmMaxRamPercent: { flag: '-XX:MaxRAMPercentage', value: (percent) => `${percent}` },
  nodeMaxOldSpaceMiB: { flag: '--max-old-space-size', value: (mib) => `${mib}` },
  dotnetHeapLimitPercent: { flag: 'DOTNET_GCHeapHardLimitPercent', value: (percent) => `${percent}` },
  goMemoryLimitMiB: { flag: 'GOMEMLIMIT', value: (mib) => `${mib}MiB` },
};

/** What to change to: a size, and the autoscaling that goes with it. */
type Target = TaskSize & { readonly scaling?: OptionScaling };

/** The names of the containers whose limits must rise although the task keeps its size. */
export function limitsToRaise(evidence: Evidence, current: TaskSize): readonly string[] {
  const killed = killedAtOwnLimit(evidence, current);
  const { containers } = containerChanges(evidence.containers, current, current, killed);
  return containers.map(({ container }) => container).filter((container) => killed.has(container));
}

/** The change from the current size to the option, for the containers of the evidence. */
export function createChange(evidence: Evidence, current: TaskSize, option: Target, words: Words): Change {
  const changes = containerChanges(evidence.containers, current, option, killedAtOwnLimit(evidence, current));
  const isNamed = evidence.service.cluster !== UNKNOWN_CLUSTER;
  return {
    shell: isNamed ? toShell(evidence, option, changes) : toRegisterShell(evidence, option, changes),
    shellNote: isNamed ? words.change.shellNote : words.change.registerNote,
    terraform: toTerraform(evidence, option, changes, words),
    cloudFormation: toCloudFormation(option, changes, words),
    cdk: toCdk(option, changes, words),
    notes: toNotes(evidence, option, changes, words),
  };
}

function toNotes(evidence: Evidence, option: Target, changes: ContainerChanges, words: Words): string[] {
  const { change } = words;
  const notes = changes.containers.map((container) =>
    change.containers({
      container: container.container,
      values: words.formats.list(containerValues(container).map(([key, { from, to }]) => `${key} ${from} → ${to}`)),
    }),
  );
  for (const { container, setting, from, to } of changes.runtime) {
    const { flag, value } = RUNTIME_FLAGS[setting];
    notes.push(change.runtimeFlag({ container, flag, from: value(from), to: value(to) }));
  }
  for (const { container, setting } of changes.follows) {
    notes.push(change.runtimeFollows({ container, setting: RUNTIME_FLAGS[setting].flag }));
  }
  if (!changes.fits) notes.push(change.doesNotFit);
  const { scaling } = option;
  if (scaling !== undefined && scaling.target !== null && !isScaledSo(evidence, scaling)) {
    notes.push(change.scalingNote({ ...scaling, target: scalingTarget(evidence, scaling.target, words) }));
  }
  return notes;
}

/** True when the service's autoscaling is that already. */
function isScaledSo({ autoscaling }: Evidence, { minCapacity, maxCapacity, target }: OptionScaling): boolean {
  return (
    autoscaling !== null &&
    autoscaling.minCapacity === minCapacity &&
    autoscaling.maxCapacity === maxCapacity &&
    autoscaling.policies.some((policy) => policy.target === target)
  );
}

type ContainerKey = 'cpu' | 'memory' | 'memoryReservation';

/** The changed values by the names that a task definition gives them. */
function containerValues(container: ContainerChange): [ContainerKey, { from: number; to: number }][] {
  const values: [ContainerKey, { from: number; to: number } | undefined][] = [
    ['cpu', container.cpuUnits],
    ['memory', container.memoryMiB],
    ['memoryReservation', container.memoryReservationMiB],
  ];
  return values.flatMap(([key, value]): [ContainerKey, { from: number; to: number }][] =>
    value === undefined ? [] : [[key, value]],
  );
}

/** The text as one word of a POSIX shell, whatever it holds. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll('\0', '').replaceAll("'", "'\\''")}'`;
}

/** What DescribeTaskDefinition adds and RegisterTaskDefinition refuses. */
const READ_ONLY_KEYS = [
  'taskDefinitionArn',
  'revision',
  'status',
  'requiresAttributes',
  'compatibilities',
  'registeredAt',
  'registeredBy',
  'deregisteredAt',
  'deleteRequestedAt',
];

/**
 * Runs on the reader's machine, on the revision in force there: describe, edit, register, deploy. Nothing that the
 * advisor did not read is lost on the way, and no step runs when the one before failed.
 */
function toShell({ service }: Evidence, option: TaskSize, changes: ContainerChanges): string {
  const { region, cluster, name } = service;
  const place = `--cluster ${shellQuote(cluster)}`;
  return [
    `in_force=$(${aws('describe-services', region)} ${place} --services ${shellQuote(name)} --query 'services[0].taskDefinition' --output text) &&`,
    ...describeAndEdit('"$in_force"', region, option, changes),
    `registered=$(${register(region)}) &&`,
    `${aws('update-service', region)} ${place} --service ${shellQuote(name)} --task-definition "$registered" --query service.taskDefinition --output text`,
  ].join('\n');
}

/** The same up to registering, on the revision of the evidence, where nobody said which service runs it. */
function toRegisterShell({ service }: Evidence, option: TaskSize, changes: ContainerChanges): string | null {
  const { region, taskDefinitionArn } = service;
  if (taskDefinitionArn === undefined) return null;
  return [...describeAndEdit(shellQuote(taskDefinitionArn), region, option, changes), register(region)].join('\n');
}

function aws(call: string, region: string): string {
  return `aws ecs ${call} --region ${shellQuote(region)}`;
}

function register(region: string): string {
  return `${aws('register-task-definition', region)} --cli-input-json "$changed" --query taskDefinition.taskDefinitionArn --output text`;
}

/** The lines that leave the edited task definition in `$changed`; `definition` is a word of the shell. */
function describeAndEdit(
  definition: string,
  region: string,
  option: TaskSize,
  { containers }: ContainerChanges,
): readonly string[] {
  const names = containers.map(({ container }, index) => `--arg c${index} ${shellQuote(container)} `).join('');
  const edits = containers.map((container, index) => {
    const sets = containerValues(container).map(([key, { to }]) => `.${key}=${to}`);
    return ` | .containerDefinitions |= map(if .name == $c${index} then ${sets.join(' | ')} else . end)`;
  });
  const program =
    '.tags as $tags | .taskDefinition' +
    ` | .cpu="${option.cpuUnits}" | .memory="${option.memoryMiB}"${edits.join('')}` +
    ` | del(${READ_ONLY_KEYS.map((key) => `.${key}`).join(', ')})` +
    ' | if ($tags | length) > 0 then .tags = $tags else . end';
  return [
    `definition=$(${aws('describe-task-definition', region)} --task-definition ${definition} --include TAGS --output json) &&`,
    `changed=$(printf '%s\\n' "$definition" | jq ${names}'${program}') &&`,
  ];
}

/** A string literal of HCL: JSON's, with both of its template openings doubled. */
function hclString(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, (sign) => sign + sign);
}

function toTerraform(evidence: Evidence, option: TaskSize, changes: ContainerChanges, words: Words): string {
  const label = evidence.service.name.replace(/[^A-Za-z0-9_-]/g, '_').replace(/^(?![A-Za-z_])/, '_');
  const { restStays, was } = words.change;
  const lines = [
    `resource "aws_ecs_task_definition" "${label}" {`,
    `  cpu    = ${option.cpuUnits}`,
    `  memory = ${option.memoryMiB}`,
  ];
  if (changes.containers.length > 0) {
    lines.push('', '  container_definitions = jsonencode([');
    for (const container of changes.containers) {
      lines.push('    {', `      name = ${hclString(container.container)}`);
      for (const [key, { from, to }] of containerValues(container)) {
        lines.push(`      ${key} = ${to} # ${was(`${from}`)}`);
      }
      lines.push(`      # ${restStays}`, '    },');
    }
    lines.push('  ])');
  }
  lines.push(`  # ${restStays}`, '}');
  return lines.join('\n');
}

function toCloudFormation(option: TaskSize, changes: ContainerChanges, words: Words): string {
  const { restStays, was } = words.change;
  const names = { cpu: 'Cpu', memory: 'Memory', memoryReservation: 'MemoryReservation' } as const;
  const lines = [
    'Type: AWS::ECS::TaskDefinition',
    'Properties:',
    `  Cpu: "${option.cpuUnits}"`,
    `  Memory: "${option.memoryMiB}"`,
  ];
  if (changes.containers.length > 0) lines.push('  ContainerDefinitions:');
  for (const container of changes.containers) {
    lines.push(`    - Name: ${JSON.stringify(container.container)}`);
    for (const [key, { from, to }] of containerValues(container)) {
      lines.push(`      ${names[key]}: ${to} # ${was(`${from}`)}`);
    }
    lines.push(`      # ${restStays}`);
  }
  lines.push(`  # ${restStays}`);
  return lines.join('\n');
}

function toCdk(option: TaskSize, changes: ContainerChanges, words: Words): string {
  const { restStays, was } = words.change;
  const names = { cpu: 'cpu', memory: 'memoryLimitMiB', memoryReservation: 'memoryReservationMiB' } as const;
  const lines = [
    "new ecs.FargateTaskDefinition(this, 'TaskDefinition', {",
    `  cpu: ${option.cpuUnits},`,
    `  memoryLimitMiB: ${option.memoryMiB},`,
    `  // ${restStays}`,
    '});',
  ];
  for (const container of changes.containers) {
    lines.push(`taskDefinition.addContainer(${JSON.stringify(container.container)}, {`);
    for (const [key, { from, to }] of containerValues(container)) {
      lines.push(`  ${names[key]}: ${to}, // ${was(`${from}`)}`);
    }
    lines.push(`  // ${restStays}`, '});');
  }
  return lines.join('\n');
}
