import { DescribeTasksCommand, ListTasksCommand, type Task } from '@aws-sdk/client-ecs';
import type { Collection } from './collection.ts';

/** The most that ListTasks lists and DescribeTasks describes at once. */
const TASKS_PER_CALL = 100;

type TaskStatus = 'RUNNING' | 'STOPPED';

/** Tasks of a cluster, or of one of its services. */
interface TaskScope {
  readonly cluster: string;
  readonly serviceName?: string;
}

interface TaskPage {
  readonly arns: readonly string[];
  readonly nextToken: string | undefined;
}

function listPage(
  { clients, optional }: Collection,
  scope: TaskScope,
  desiredStatus: TaskStatus,
  nextToken?: string,
): Promise<TaskPage> {
  return optional('ListTasks', { arns: [], nextToken: undefined }, async (abortSignal) => {
    const command = new ListTasksCommand({
      ...scope,
      desiredStatus,
      maxResults: TASKS_PER_CALL,
      ...(nextToken ? { nextToken } : {}),
    });
    const answer = await clients.ecs.send(command, { abortSignal });
    return { arns: answer.taskArns ?? [], nextToken: answer.nextToken };
  });
}

async function describe(
  { clients, optional }: Collection,
  { cluster }: TaskScope,
  arns: readonly string[],
): Promise<Task[]> {
  if (arns.length === 0) return [];
  return await optional('DescribeTasks', [], async (abortSignal) => {
    const command = new DescribeTasksCommand({ cluster, tasks: [...arns] });
    return (await clients.ecs.send(command, { abortSignal })).tasks ?? [];
  });
}

async function readSecondPage(
  collection: Collection,
  scope: TaskScope,
  desiredStatus: TaskStatus,
  nextToken: string | undefined,
): Promise<Task[]> {
  if (nextToken === undefined) return [];
  const page = await listPage(collection, scope, desiredStatus, nextToken);
  return await describe(collection, scope, page.arns);
}

/**
 * Up to two hundred tasks of the service in one state, in at most three trips. More would take a trip for every
 * hundred and would say nothing new about ages, sizes and stop reasons.
 */
export async function readTasks(collection: Collection, desiredStatus: TaskStatus): Promise<Task[]> {
  const scope = { cluster: collection.ref.cluster, serviceName: collection.ref.name };
  const first = await listPage(collection, scope, desiredStatus);
  const tasks = await Promise.all([
    describe(collection, scope, first.arns),
    readSecondPage(collection, scope, desiredStatus, first.nextToken),
  ]);
  return tasks.flat();
}

/** Every task of the cluster in one state, a hundred at a time, as the pages come. */
export async function* readClusterTasks(
  collection: Collection,
  cluster: string,
  desiredStatus: TaskStatus,
): AsyncGenerator<readonly Task[]> {
  let nextToken: string | undefined;
  do {
    const page = await listPage(collection, { cluster }, desiredStatus, nextToken);
    yield await describe(collection, { cluster }, page.arns);
    nextToken = page.nextToken;
  } while (nextToken);
}
