import { demandCpuUnits, localClock, sharedMemoryMiB } from './demand.ts';
import type { SampleService } from './sample-service.ts';

/** Scaling decisions are taken on this grid. */
export const scalingStepMinutes = 5;

/** Tasks that the service keeps in this minute (its desired count); the same for every minute of a scaling step. */
export function taskCountAt(service: SampleService, minute: number): number {
  const { taskCount } = service;
  switch (taskCount.kind) {
    case 'fixed':
      return taskCount.tasks;
    case 'schedule': {
      const { hour } = localClock(service.region, minute);
      return hour >= taskCount.fromHour && hour < taskCount.toHour ? taskCount.tasksInside : taskCount.tasksOutside;
    }
    case 'follows': {
      const step = Math.floor(minute / scalingStepMinutes) * scalingStepMinutes;
      // The largest need of the last three steps: out in one step, in only after fifteen quiet minutes.
      let needed = 0;
      for (let back = 1; back <= 3; back += 1) {
        needed = Math.max(needed, neededTasks(service, taskCount, step - back * scalingStepMinutes));
      }
      return Math.min(taskCount.max, Math.max(taskCount.min, needed));
    }
  }
}

function neededTasks(
  service: SampleService,
  rule: { readonly of: 'cpu' | 'memory'; readonly perTask: number },
  minute: number,
): number {
  const demand = rule.of === 'cpu' ? demandCpuUnits(service, minute) : sharedMemoryMiB(service, minute);
  return Math.ceil(demand / rule.perTask);
}

/** Changes of the task count between two minutes, oldest first. `minute` is the first one with `tasks` tasks. */
export function taskCountChanges(
  service: SampleService,
  fromMinute: number,
  toMinute: number,
): readonly { readonly minute: number; readonly before: number; readonly tasks: number }[] {
  if (service.taskCount.kind === 'fixed') return [];
  const changes: { minute: number; before: number; tasks: number }[] = [];
  const first = Math.ceil(fromMinute / scalingStepMinutes) * scalingStepMinutes;
  let before = taskCountAt(service, first);
  for (let minute = first + scalingStepMinutes; minute <= toMinute; minute += scalingStepMinutes) {
    const tasks = taskCountAt(service, minute);
    if (tasks !== before) changes.push({ minute, before, tasks });
    before = tasks;
  }
  return changes;
}
