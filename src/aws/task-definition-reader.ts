import { DescribeTaskDefinitionCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { mapTaskDefinition, type TaskDefinitionEvidence } from './map-task-definition.ts';

/** Reads one revision of a task definition, such as `arn:aws:ecs:…:task-definition/web:12`. */
export type TaskDefinitionReader = (
  ecs: ECSClient,
  arn: string,
  abortSignal: AbortSignal,
) => Promise<TaskDefinitionEvidence>;

/** Revisions are immutable and small once their values are dropped: a thousand of them are about a megabyte. */
const MAX_KEPT = 1_000;

/** A reader that remembers revisions, the oldest forgotten first. What it keeps holds no values of variables. */
export function createTaskDefinitionReader(): TaskDefinitionReader {
  const kept = new Map<string, TaskDefinitionEvidence>();
  return async (ecs, arn, abortSignal) => {
    const known = kept.get(arn);
    if (known !== undefined) return known;
    const answer = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition: arn }), { abortSignal });
    if (answer.taskDefinition === undefined) throw new TypeError('DescribeTaskDefinition answered nothing.');
    const definition = mapTaskDefinition(answer.taskDefinition);
    const oldest = kept.size >= MAX_KEPT ? kept.keys().next().value : undefined;
    if (oldest !== undefined) kept.delete(oldest);
    kept.set(arn, definition);
    return definition;
  };
}
