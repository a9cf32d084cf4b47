import type { RoleGrants } from '../role-grants.ts';
import { type CheckRule, finding, isUnread, onTaskDefinition, PASSED, unread } from '../rule.ts';

interface Figures extends RoleGrants {
  readonly role: string;
}

/** What reading a role's policies takes, in the order in which they are asked. */
const READS = ['ListRolePolicies', 'ListAttachedRolePolicies', 'GetRolePolicy', 'GetPolicy', 'GetPolicyVersion'];

/** The program may do anything at all, or anything to one service: so may whoever takes it over. */
export const WILDCARD_ROLE: CheckRule<'wildcard-role', Figures> = {
  id: 'wildcard-role',
  severity: 'high',
  applies: ({ taskDefinition }) => taskDefinition === null || taskDefinition.taskRoleArn !== undefined,
  evaluate: onTaskDefinition(({ taskRoleArn = '' }, subject) => {
    const { taskRole } = subject;
    if (taskRole === null) return unread(subject, READS.find((read) => isUnread(subject, read)) ?? 'GetRolePolicy');
    if (taskRole.wildcardActions.length === 0 && taskRole.allBut === null) return PASSED;
    return finding({ role: taskRoleArn.slice(taskRoleArn.lastIndexOf('/') + 1), ...taskRole });
  }),
  change: (_figures, { taskDefinition }) => [
    {
      kind: 'command',
      words: ['aws', 'iam', 'generate-service-last-accessed-details', '--arn', taskDefinition?.taskRoleArn ?? ''],
    },
  ],
};
