import type { Evidence } from '../core/evidence.ts';
import type { SizeOption } from '../core/recommendation.ts';
import {
  type ContainerChange,
  type ContainerChanges,
  containerChanges,
  type RuntimeSetting,
} from '../core/sizing/container-change.ts';
import type { TaskSize } from '../core/task-size.ts';
import type { Words } from '../words/words.ts';

/** A change to paste, in the four ways that people keep a task definition. Always a change, never the whole of it. */
export interface Change {
  readonly shell: string;
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

/** The change from the current size to the option, for the containers of the evidence. */
export function createChange(evidence: Evidence, current: TaskSize, option: SizeOption, words: Words): Change {
  const changes = containerChanges(evidence.containers, current, option);
  return {
    shell: toShell(evidence, option, changes),
    terraform: toTerraform(evidence, option, changes, words),
    cloudFormation: toCloudFormation(option, changes, words),
    cdk: toCdk(option, changes, words),
    notes: toNotes(option, changes, words),
  };
}

function toNotes(option: SizeOption, changes: ContainerChanges, words: Words): string[] {
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
  if (option.scaling !== undefined) notes.push(change.scalingNote(option.scaling));
  return notes;
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
function toShell(evidence: Evidence, option: TaskSize, changes: ContainerChanges): string {
  const { region, cluster, name } = evidence.service;
  const aws = (call: string) => `aws ecs ${call} --region ${shellQuote(region)}`;
  const place = `--cluster ${shellQuote(cluster)}`;
  const names = changes.containers.map(({ container }, index) => `--arg c${index} ${shellQuote(container)} `).join('');
  const edits = changes.containers.map((container, index) => {
    const sets = containerValues(container).map(([key, { to }]) => `.${key}=${to}`);
    return ` | .containerDefinitions |= map(if .name == $c${index} then ${sets.join(' | ')} else . end)`;
  });
  const program =
    '.tags as $tags | .taskDefinition' +
    ` | .cpu="${option.cpuUnits}" | .memory="${option.memoryMiB}"${edits.join('')}` +
    ` | del(${READ_ONLY_KEYS.map((key) => `.${key}`).join(', ')})` +
    ' | if ($tags | length) > 0 then .tags = $tags else . end';
  return [
    `in_force=$(${aws('describe-services')} ${place} --services ${shellQuote(name)} --query 'services[0].taskDefinition' --output text) &&`,
    `definition=$(${aws('describe-task-definition')} --task-definition "$in_force" --include TAGS --output json) &&`,
    `changed=$(printf '%s\\n' "$definition" | jq ${names}'${program}') &&`,
    `registered=$(${aws('register-task-definition')} --cli-input-json "$changed" --query taskDefinition.taskDefinitionArn --output text) &&`,
    `${aws('update-service')} ${place} --service ${shellQuote(name)} --task-definition "$registered" --query service.taskDefinition --output text`,
  ].join('\n');
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
