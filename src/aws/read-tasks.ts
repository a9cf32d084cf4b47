import { DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import type { Collection } from './collection.ts';

/** The most that ListTasks lists and DescribeTasks describes at once. */
const TASKS_PER_CALL = 100;

interface TaskPage {
  readonly arns: readonly string[];
  readonly nextToken: string | undefined;
}

function listPage(
  { clients, ref, optional }: Collection,
  desiredStatus: 'RUNNING' | 'STOPPED',
  nextToken?: string,
): Promise<TaskPage> {
  return optional('ListTasks', { arns: [], nextToken: undefined }, async (abortSignal) => {
    const command = new ListTasksCommand({
      cluster: ref.cluster,
      serviceName: ref.name,
      desiredStatus,
      maxResults: TASKS_PER_CALL,
      ...(nextToken ? { nextToken } : {}),
    });
    const answer = await clients.ecs.send(command, { abortSignal });
    return { arns: answer.taskArns ?? [], nextToken: answer.nextToken };
  });
}

async function describe({ clients, ref, optional }: Collection, arns: readonly string[]): Promise<Task[]> {
  if (arns.length === 0) return [];
  return await optional('DescribeTasks', [], async (abortSignal) => {
    const command = new DescribeTasksCommand({ cluster: ref.cluster, tasks: [...arns] });
    return (await clients.ecs.send(command, { abortSignal })).tasks ?? [];
  });
}

async function readSecondPage(
  collection: Collection,
  desiredStatus: 'RUNNING' | 'STOPPED',
  nextToken: string | undefined,
): Promise<Task[]> {
  if (nextToken === undefined) return [];
  const page = await listPage(collection, desiredStatus, nextToken);
  return await describe(collection, page.arns);
}

/**
 * Up to two hundred tasks of the service in one state, in at most three trips. More would take a trip for every
 * hundred and would say nothing new about ages, sizes and stop reasons.
 */
export async function readTasks(collection: Collection, desiredStatus: 'RUNNING' | 'STOPPED'): Promise<Task[]> {
  const first = await listPage(collection, desiredStatus);
  const tasks = await Promise.all([
    describe(collection, first.arns),
    readSecondPage(collection, desiredStatus, first.nextToken),
  ]);
  return tasks.flat();
}
