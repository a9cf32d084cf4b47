import { type CheckRule, finding, onTaskDefinition, PASSED, unread } from '../rule.ts';

interface Figures {
  readonly groups: readonly { readonly name: string; readonly region: string }[];
}

/** Long enough to look into last month's incident. */
const DAYS = '30';

/** CloudWatch Logs keeps lines for ever unless told otherwise, and charges for keeping them. */
export const LOG_RETENTION: CheckRule<'log-retention', Figures> = {
  id: 'log-retention',
  severity: 'low',
  applies: ({ taskDefinition }) =>
    taskDefinition === null || taskDefinition.containers.some(({ log }) => log?.driver === 'awslogs'),
  evaluate: onTaskDefinition((_definition, subject) => {
    const { logGroups } = subject;
    if (logGroups === null) return unread(subject, 'DescribeLogGroups');
    const endless = logGroups.filter(({ retentionDays }) => retentionDays === null);
    return endless.length === 0 ? PASSED : finding({ groups: endless.map(({ name, region }) => ({ name, region })) });
  }),
  change: ({ groups }) =>
    groups.map(({ name, region }) => ({
      kind: 'command',
      words: [
        'aws',
        'logs',
        'put-retention-policy',
        '--region',
        region,
        '--log-group-name',
        name,
        '--retention-in-days',
        DAYS,
      ],
    })),
};
