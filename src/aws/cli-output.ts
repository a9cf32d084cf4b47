import { UNKNOWN_CLUSTER } from '../core/ecs-service.ts';
import { EVIDENCE_SCHEMA, type Evidence } from '../core/evidence.ts';
import { InvalidField } from '../core/json-fields.ts';
import { readCliMetrics } from './cli-metrics.ts';
import { readCliTaskDefinition } from './cli-task-definition.ts';
import { mapMetrics } from './map-metrics.ts';
import { mapTaskDefinition } from './map-task-definition.ts';

/** What the AWS CLI printed, out of JSON.parse, and what it does not say. */
export interface CliOutput {
  /** Of `aws cloudwatch get-metric-data`: one answer, or a list of pages. */
  readonly metrics: unknown;
  /** Of `aws ecs describe-task-definition`. */
  readonly taskDefinition: unknown;
  /** The task definition's own region unless given. */
  readonly region?: string;
  /** Running tasks; 1 unless given. */
  readonly count?: number;
  /** Named after the task definition's family unless given. */
  readonly service?: string;
  readonly cluster?: string;
}

/** What is wrong with one of the two files. */
export interface CliOutputProblem {
  readonly file: 'metrics' | 'taskDefinition';
  /** Of the field, empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

export type EvidenceFromCliOutput =
  | { readonly ok: true; readonly evidence: Evidence }
  | { readonly ok: false; readonly problem: CliOutputProblem };

type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: CliOutputProblem };

function attempt<Value>(file: CliOutputProblem['file'], read: () => Value): Read<Value> {
  try {
    return { ok: true, value: read() };
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    return { ok: false, problem: { file, path: error.path, message: error.message } };
  }
}

function readDefinition(output: CliOutput) {
  const fields = readCliTaskDefinition(output.taskDefinition);
  const definition = mapTaskDefinition(fields);
  const { size } = definition;
  if (size === undefined)
    throw new InvalidField('taskDefinition', 'expected cpu and memory, of the task or its containers');
  const region = output.region ?? /^arn:[^:]+:ecs:([^:]+):/.exec(fields.taskDefinitionArn ?? '')?.[1];
  if (region === undefined) {
    throw new InvalidField(
      'taskDefinition.taskDefinitionArn',
      'expected an ARN with a region, or a region beside the file',
    );
  }
  return { fields, definition, size, region };
}

/**
 * Evidence for a service from what the AWS CLI printed. The task definition's size is taken to have been in force over
 * the whole of the metrics, and the tasks to be `count` on demand on Fargate without autoscaling: neither file says.
 */
export function evidenceFromCliOutput(output: CliOutput): EvidenceFromCliOutput {
  const metrics = attempt('metrics', () => readCliMetrics(output.metrics));
  if (!metrics.ok) return metrics;
  const task = attempt('taskDefinition', () => readDefinition(output));
  if (!task.ok) return task;
  const { startAt, periodSeconds, length, series } = metrics.value;
  const { fields, definition, size, region } = task.value;
  const name = output.service ?? fields.family ?? 'unknown';
  const count = output.count ?? 1;
  return {
    ok: true,
    evidence: {
      schema: EVIDENCE_SCHEMA,
      id: output.cluster === undefined ? name : `${output.cluster}/${name}`,
      collectedAt: new Date(startAt.getTime() + length * periodSeconds * 1_000).toISOString(),
      service: {
        region,
        // A service is named by both: where the cluster or the service is a guess, nothing may be deployed to it.
        cluster: (output.service === undefined ? undefined : output.cluster) ?? UNKNOWN_CLUSTER,
        name,
        launchType: 'FARGATE',
        operatingSystemFamily: definition.operatingSystemFamily ?? 'LINUX',
        cpuArchitecture: definition.cpuArchitecture ?? 'X86_64',
        desiredCount: count,
        runningCount: count,
        ...(definition.ephemeralStorageGiB ? { ephemeralStorageGiB: definition.ephemeralStorageGiB } : {}),
        ...(fields.taskDefinitionArn ? { taskDefinitionArn: fields.taskDefinitionArn } : {}),
      },
      taskSizes: [{ since: startAt.toISOString(), ...size }],
      containers: definition.containers,
      autoscaling: null,
      stoppedTasks: [],
      metrics: mapMetrics(series, { startAt, periodSeconds, length }),
    },
  };
}
