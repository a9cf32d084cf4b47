import { EVIDENCE_SCHEMA, type Evidence, type LaunchType, type Series } from './evidence.ts';
import { type Fields, fieldsOf, InvalidField } from './json-fields.ts';
import { REDACTED, redact } from './redaction/redact.ts';

/** One thing wrong with a document, named by the path of the field. */
export interface EvidenceProblem {
  /** The document's own id when it has one. */
  readonly id: string | null;
  readonly code: 'evidence_invalid';
  readonly path: string;
  readonly message: string;
}

export type ParsedEvidence =
  | { readonly ok: true; readonly evidence: Evidence }
  | { readonly ok: false; readonly problem: EvidenceProblem };

const LAUNCH_TYPES: readonly LaunchType[] = ['FARGATE', 'EC2', 'EXTERNAL', 'MANAGED_INSTANCES'];

/** Far beyond any task that there is. */
const LARGEST_SIZE = 10_000_000;

/** A day at the most: a coarser period says nothing about peaks. */
const LONGEST_PERIOD_SECONDS = 86_400;

/**
 * Reads a document `fargate-advisor/evidence/1` that came out of JSON.parse. Never throws; unknown keys are ignored;
 * the first rule broken is named by the path of its field. Gaps (null) become NaN.
 */
export function parseEvidence(document: unknown): ParsedEvidence {
  try {
    return { ok: true, evidence: readEvidence(fieldsOf(document, '')) };
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    const id = (document as { id?: unknown } | null)?.id;
    return {
      ok: false,
      problem: {
        id: typeof id === 'string' ? id : null,
        code: 'evidence_invalid',
        path: error.path,
        message: error.path === '' ? error.message : `${error.path}: ${error.message}`,
      },
    };
  }
}

function readEvidence(root: Fields): Evidence {
  root.literal('schema', EVIDENCE_SCHEMA);
  const optional = {
    deployments: root.optionalList('deployments', (item) => ({
      startedAt: item.time('startedAt'),
      ...item.present({ finishedAt: item.optionalTime('finishedAt') }),
      status: item.optionalText('status') ?? 'SUCCESSFUL',
    })),
    tasks: root.optionalList('tasks', (item) => ({
      startedAt: item.time('startedAt'),
      ...item.present({ cpuUnits: item.optionalCount('cpuUnits'), memoryMiB: item.optionalCount('memoryMiB') }),
    })),
    notRead: root.optionalList('notRead', (item) => ({
      what: item.text('what'),
      why: item.oneOf('why', ['denied', 'unavailable'] as const),
      ...item.present({ iamAction: item.optionalText('iamAction') }),
    })),
  };
  return {
    schema: EVIDENCE_SCHEMA,
    id: root.text('id'),
    collectedAt: root.time('collectedAt'),
    service: readService(root.object('service')),
    taskSizes: readTaskSizes(root),
    containers: root.optionalList('containers', readContainer) ?? [],
    autoscaling: readAutoscaling(root.optionalObject('autoscaling')),
    stoppedTasks: root.optionalList('stoppedTasks', readStoppedTask) ?? [],
    metrics: readMetrics(root.object('metrics')),
    ...root.present(optional),
  };
}

function readService(service: Fields): Evidence['service'] {
  const launchType = service.optionalOneOf('launchType', LAUNCH_TYPES) ?? null;
  const accountId = service.optionalText('accountId');
  if (accountId !== undefined && !/^\d{12}$/.test(accountId)) service.fail('accountId', 'expected twelve digits');
  return {
    region: service.text('region'),
    cluster: service.text('cluster'),
    name: service.text('name'),
    launchType,
    operatingSystemFamily: service.optionalText('operatingSystemFamily') ?? 'LINUX',
    cpuArchitecture: service.optionalText('cpuArchitecture') ?? 'X86_64',
    desiredCount: service.count('desiredCount'),
    runningCount: service.count('runningCount'),
    ...service.present({
      accountId,
      capacityProviders: service.optionalList('capacityProviders', (provider) => ({
        name: provider.text('name'),
        base: provider.optionalCount('base') ?? 0,
        weight: provider.optionalCount('weight') ?? 0,
      })),
      ephemeralStorageGiB: service.optionalCount('ephemeralStorageGiB'),
      healthCheckGracePeriodSeconds: service.optionalCount('healthCheckGracePeriodSeconds'),
      taskDefinitionArn: service.optionalText('taskDefinitionArn'),
      tags: service.optionalTextMap('tags'),
    }),
  };
}

function readTaskSizes(root: Fields): Evidence['taskSizes'] {
  let previous = Number.NEGATIVE_INFINITY;
  return root.list('taskSizes', (item) => {
    const since = item.time('since');
    if (Date.parse(since) < previous) item.fail('since', 'expected the oldest size first');
    previous = Date.parse(since);
    return { since, cpuUnits: readSize(item, 'cpuUnits'), memoryMiB: readSize(item, 'memoryMiB') };
  });
}

/** CPU units or MiB of a task; the largest has 32,768 and 249,856. */
function readSize(size: Fields, key: 'cpuUnits' | 'memoryMiB'): number {
  const found = size.positive(key);
  return found <= LARGEST_SIZE ? found : size.fail(key, `expected at most ${LARGEST_SIZE}, got ${found}`);
}

function readContainer(container: Fields): Evidence['containers'][number] {
  const hints = container.optionalObject('runtimeHints');
  return {
    name: container.text('name'),
    essential: container.optionalFlag('essential') ?? true,
    ...container.present({
      cpuUnits: container.optionalCount('cpuUnits'),
      memoryMiB: container.optionalCount('memoryMiB'),
      memoryReservationMiB: container.optionalCount('memoryReservationMiB'),
      command: container.optionalTexts('command'),
      environmentNames: container.optionalTexts('environmentNames'),
      secretNames: container.optionalTexts('secretNames'),
      runtimeHints:
        hints === null
          ? undefined
          : hints.present({
              jvmMaxHeapMiB: hints.optionalCount('jvmMaxHeapMiB'),
              jvmMaxRamPercent: hints.optionalCount('jvmMaxRamPercent'),
              nodeMaxOldSpaceMiB: hints.optionalCount('nodeMaxOldSpaceMiB'),
              dotnetHeapLimitPercent: hints.optionalCount('dotnetHeapLimitPercent'),
              goMemoryLimitMiB: hints.optionalCount('goMemoryLimitMiB'),
            }),
    }),
  };
}

function readStoppedTask(task: Fields): Evidence['stoppedTasks'][number] {
  return {
    stoppedAt: task.time('stoppedAt'),
    containers:
      task.optionalList('containers', (container) => ({
        name: container.text('name'),
        ...container.present({
          exitCode: container.optionalNumber('exitCode'),
          reason: container.optionalText('reason'),
        }),
      })) ?? [],
    ...task.present({ stopCode: task.optionalText('stopCode'), stoppedReason: task.optionalText('stoppedReason') }),
  };
}

function readAutoscaling(scaling: Fields | null): Evidence['autoscaling'] {
  if (scaling === null) return null;
  const minCapacity = scaling.count('minCapacity');
  const maxCapacity = scaling.count('maxCapacity');
  if (maxCapacity < minCapacity)
    scaling.fail('maxCapacity', `expected at least minCapacity (${minCapacity}), got ${maxCapacity}`);
  return {
    minCapacity,
    maxCapacity,
    policies: scaling.optionalList('policies', readPolicy) ?? [],
    ...scaling.present({
      scheduledActions: scaling.optionalList('scheduledActions', (action) => ({
        schedule: action.text('schedule'),
        ...action.present({
          timezone: action.optionalText('timezone'),
          minCapacity: action.optionalCount('minCapacity'),
          maxCapacity: action.optionalCount('maxCapacity'),
        }),
      })),
    }),
  };
}

function readPolicy(policy: Fields): NonNullable<Evidence['autoscaling']>['policies'][number] {
  const alarm = policy.optionalObject('alarm');
  return {
    type: policy.text('type'),
    ...policy.present({
      metric: policy.optionalText('metric'),
      target: policy.optionalNumber('target'),
      disableScaleIn: policy.optionalFlag('disableScaleIn'),
      scaleOutCooldownSeconds: policy.optionalCount('scaleOutCooldownSeconds'),
      scaleInCooldownSeconds: policy.optionalCount('scaleInCooldownSeconds'),
      adjustmentType: policy.optionalText('adjustmentType'),
      stepAdjustments: policy.optionalList('stepAdjustments', (step) => ({
        adjustment: step.number('adjustment'),
        ...step.present({
          lowerBound: step.optionalNumber('lowerBound'),
          upperBound: step.optionalNumber('upperBound'),
        }),
      })),
      alarm:
        alarm === null
          ? undefined
          : {
              metric: alarm.text('metric'),
              threshold: alarm.number('threshold'),
              comparison: alarm.text('comparison'),
              periodSeconds: alarm.positive('periodSeconds'),
              evaluationPeriods: alarm.positive('evaluationPeriods'),
            },
    }),
  };
}

function readMetrics(metrics: Fields): Evidence['metrics'] {
  const periodSeconds = metrics.positive('periodSeconds');
  if (periodSeconds > LONGEST_PERIOD_SECONDS) {
    metrics.fail('periodSeconds', `expected at most ${LONGEST_PERIOD_SECONDS} (a day)`);
  }
  const memory = metrics.optionalObject('memoryUtilization');
  return {
    startAt: metrics.time('startAt'),
    periodSeconds,
    cpuUtilization: readUtilization(metrics.object('cpuUtilization')),
    ...metrics.present({
      memoryUtilization: memory === null ? undefined : readUtilization(memory),
      runningTaskCount: metrics.optionalSeries('runningTaskCount'),
      requestCount: metrics.optionalSeries('requestCount'),
    }),
  };
}

function readUtilization(utilization: Fields): { readonly average: Series; readonly maximum?: Series } {
  return {
    average: utilization.series('average'),
    ...utilization.present({ maximum: utilization.optionalSeries('maximum') }),
  };
}

/** The document of some evidence, ready for JSON.stringify: gaps are null again. */
export function toEvidenceDocument(evidence: Evidence): Record<string, unknown> {
  const { metrics } = evidence;
  const utilization = (value: { readonly average: Series; readonly maximum?: Series }) => ({
    average: toNullable(value.average),
    ...(value.maximum === undefined ? {} : { maximum: toNullable(value.maximum) }),
  });
  const { tags } = evidence.service;
  return {
    ...evidence,
    service: tags === undefined ? evidence.service : { ...evidence.service, tags: withoutSecrets(tags) },
    metrics: {
      startAt: metrics.startAt,
      periodSeconds: metrics.periodSeconds,
      cpuUtilization: utilization(metrics.cpuUtilization),
      ...(metrics.memoryUtilization === undefined ? {} : { memoryUtilization: utilization(metrics.memoryUtilization) }),
      ...(metrics.runningTaskCount === undefined ? {} : { runningTaskCount: toNullable(metrics.runningTaskCount) }),
      ...(metrics.requestCount === undefined ? {} : { requestCount: toNullable(metrics.requestCount) }),
    },
  };
}

/** Tags as they may be passed on: a value that its name or its shape gives away is taken out. */
function withoutSecrets(tags: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tags).map(([name, value]) => {
      const written = `${name}=${value}`;
      return [redact(name), redact(written) === written ? value : REDACTED];
    }),
  );
}

function toNullable(series: Series): (number | null)[] {
  return Array.from(series, (value) => (Number.isFinite(value) ? value : null));
}
