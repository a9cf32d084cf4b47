import { stoppedTasks } from '../account/tasks.ts';
import { type AccountView, familyOf } from './account-view.ts';
import { awsError } from './aws-error.ts';
import { type Input, numberOf, textOf } from './input.ts';

/** GetLogEvents: the lines of one stream of awslogs, `prefix/container/task`, the newest unless asked from the head. */
export function getLogEvents(view: AccountView, input: Input): unknown {
  const group = textOf(input, 'logGroupName') ?? '';
  const [, container = '', taskId = ''] = (textOf(input, 'logStreamName') ?? '').split('/');
  const service = view.serviceOfFamily(group.replace(/^\/ecs\//, ''));
  if (service === undefined || `/ecs/${familyOf(service)}` !== group) {
    throw awsError('ResourceNotFoundException', 'The specified log group does not exist.');
  }
  const task = stoppedTasks(service, view.now).find(({ id }) => id === taskId);
  if (
    task?.stopped === undefined ||
    task.stopped === null ||
    !service.containers.some(({ name }) => name === container)
  ) {
    throw awsError('ResourceNotFoundException', 'The specified log stream does not exist.');
  }
  const { at } = task.stopped;
  const lines = service.incident?.logs ?? ['Started.', 'Ready.', 'Stopping.'];
  const events = lines.map((message, index) => ({
    timestamp: at - (lines.length - index) * 400,
    message,
    ingestionTime: at,
  }));
  const limit = numberOf(input, 'limit') ?? 10_000;
  return {
    events: input.startFromHead === true ? events.slice(0, limit) : events.slice(-limit),
    nextForwardToken: 'f/0',
    nextBackwardToken: 'b/0',
  };
}
