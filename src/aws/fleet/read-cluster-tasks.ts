import type { Task } from '@aws-sdk/client-ecs';
import type { NotRead } from '../../core/evidence.ts';
import { formatPlace } from '../../core/fleet/left-out.ts';
import { readClusterTasks } from '../read-tasks.ts';
import type { RegionSweep } from './region-sweep.ts';
import type { ShardProgress } from './shard-progress.ts';

type TasksByService = ReadonlyMap<string, readonly Task[]>;

export interface ClusterTasks {
  readonly running: TasksByService;
  readonly stopped: TasksByService;
  readonly notRead: readonly NotRead[];
}

const TASKS_PER_CALL = 100;
/** More tasks of one service would say nothing new about ages, sizes and stop reasons. */
const TASKS_KEPT = 200;
const SERVICE_GROUP = 'service:';

/**
 * The tasks of a cluster by the name of their service, two calls for every hundred whatever number of services they
 * are of. Running tasks that no service keeps are counted and left out.
 */
export async function readTasksOfCluster(sweep: RegionSweep, progress: ShardProgress): Promise<ClusterTasks> {
  const { cluster } = progress.shard;
  const collection = sweep.collectionOf({ cluster, name: '' });
  let outside = 0;

  async function byService(status: 'RUNNING' | 'STOPPED'): Promise<TasksByService> {
    const kept = new Map<string, Task[]>();
    let count = 0;
    for await (const tasks of readClusterTasks(collection, cluster, status)) {
      count += tasks.length;
      for (const task of tasks) {
        const name = task.group?.startsWith(SERVICE_GROUP) ? task.group.slice(SERVICE_GROUP.length) : undefined;
        if (name === undefined) {
          if (status === 'RUNNING') outside += 1;
          continue;
        }
        const ofService = kept.get(name) ?? [];
        kept.set(name, ofService);
        if (ofService.length < TASKS_KEPT) ofService.push(toKept(task));
      }
    }
    sweep.floor.pages(count, TASKS_PER_CALL);
    if (count > 0) sweep.floor.pages(count, TASKS_PER_CALL);
    return kept;
  }

  const [running, stopped] = await Promise.all([byService('RUNNING'), byService('STOPPED')]);
  if (outside > 0) {
    const what = formatPlace(sweep.place, cluster);
    progress.note({ what, code: 'OutsideServices', figures: { tasks: outside } });
  }
  return { running, stopped, notRead: collection.notRead() };
}

/** What evidence is made of: a described task is kilobytes, and a cluster has thousands. */
function toKept(task: Task): Task {
  const { startedAt, stoppedAt, stoppingAt, executionStoppedAt, stopCode, stoppedReason, cpu, memory } = task;
  return {
    startedAt,
    stoppedAt,
    stoppingAt,
    executionStoppedAt,
    stopCode,
    stoppedReason,
    cpu,
    memory,
    attributes: task.attributes?.filter(({ name }) => name === 'ecs.cpu-architecture'),
    containers: task.containers?.map(({ name, cpu, memory, memoryReservation, exitCode, reason }) => ({
      name,
      cpu,
      memory,
      memoryReservation,
      exitCode,
      reason,
    })),
  };
}
