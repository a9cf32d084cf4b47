import type { ServiceRef } from '../ecs-service.ts';
import type { TaskStop } from './symptoms.ts';

/** A stopped task, and the service that it was of. */
export interface ServiceStop {
  readonly service: ServiceRef;
  readonly stop: TaskStop;
}
