import { DescribeTaskDefinitionCommand, type Service, type TaskDefinition } from '@aws-sdk/client-ecs';
import type { DefinitionState } from '../../core/oncall/symptoms.ts';
import type { Collection } from '../collection.ts';
import { taskDefinitionArnOf } from '../map-service.ts';
import { mapDefinitionState } from './map-definition-state.ts';

/** The service's task definition and what it changed, in one trip; null where it could not be read. */
export async function readDefinition(collection: Collection, service: Service): Promise<DefinitionState | null> {
  const arn = taskDefinitionArnOf(service);
  if (arn === undefined) return null;
  const before = replacedBy(service, arn);
  const [now, old] = await Promise.all([
    describe(collection, arn),
    before === undefined ? undefined : describe(collection, before),
  ]);
  return now === undefined ? null : mapDefinitionState(now, old);
}

async function describe({ clients, optional }: Collection, arn: string): Promise<TaskDefinition | undefined> {
  return await optional('DescribeTaskDefinition', undefined, async (abortSignal) => {
    try {
      const command = new DescribeTaskDefinitionCommand({ taskDefinition: arn });
      return (await clients.ecs.send(command, { abortSignal })).taskDefinition;
    } catch (error) {
      // A revision that was deleted is no news.
      if (error instanceof Error && error.name === 'ClientException') return undefined;
      throw error;
    }
  });
}

/** The task definition that ran before: of the older deployment while it lives, else the revision before. */
function replacedBy(service: Service, arn: string): string | undefined {
  const older = service.deployments?.find(
    ({ taskDefinition }) => taskDefinition !== undefined && taskDefinition !== arn,
  );
  if (older?.taskDefinition !== undefined) return older.taskDefinition;
  const [, family, revision] = /^(.+):(\d+)$/.exec(arn) ?? [];
  return family === undefined || Number(revision) <= 1 ? undefined : `${family}:${Number(revision) - 1}`;
}
