import { CloudWatchLogsClient, DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { LogGroup } from '../../core/checks/subject.ts';
import type { TaskDefinition } from '../../core/task-definition.ts';
import type { AwsClients } from '../clients.ts';
import type { Collection } from '../collection.ts';

/** The groups that the containers write to, each once. */
function groupsOf({ containers }: TaskDefinition, home: string): { name: string; region: string }[] {
  const groups = containers.flatMap(({ log }) =>
    log?.driver === 'awslogs' && log.group !== undefined ? [{ name: log.group, region: log.region ?? home }] : [],
  );
  return [...new Map(groups.map((group) => [`${group.region} ${group.name}`, group])).values()];
}

/** How long each group keeps its lines; null when any could not be read. A group that does not exist yet is left out. */
export async function readLogGroups(
  { clients, optional }: Collection,
  clientsFor: (region: string, accountId?: string) => AwsClients,
  definition: TaskDefinition | null,
): Promise<readonly LogGroup[] | null> {
  if (definition === null) return null;
  const read = await Promise.all(
    groupsOf(definition, clients.region).map(({ name, region }) =>
      optional<LogGroup[] | null>('DescribeLogGroups', null, async (abortSignal) => {
        const command = new DescribeLogGroupsCommand({ logGroupNamePrefix: name });
        const logs = new CloudWatchLogsClient(clientsFor(region).settingsFor('CLOUDWATCH_LOGS'));
        const answer = await logs.send(command, { abortSignal });
        const found = answer.logGroups?.find(({ logGroupName }) => logGroupName === name);
        return found === undefined ? [] : [{ name, region, retentionDays: found.retentionInDays ?? null }];
      }),
    ),
  );
  return read.some((groups) => groups === null) ? null : read.flatMap((groups) => groups ?? []);
}
