import { type CheckRule, finding, notKnown, onTaskDefinition, PASSED } from '../rule.ts';

interface Figures {
  readonly role: string;
  readonly actions: readonly string[];
}

/** What reading a role's policies takes. */
const IAM_ACTIONS = 'iam:ListAttachedRolePolicies, iam:GetPolicyVersion, iam:ListRolePolicies, iam:GetRolePolicy';

/** The program may do anything at all, or anything to one service: so may whoever takes it over. */
export const WILDCARD_ROLE: CheckRule<'wildcard-role', Figures> = {
  id: 'wildcard-role',
  severity: 'high',
  applies: ({ taskDefinition }) => taskDefinition === null || taskDefinition.taskRoleArn !== undefined,
  evaluate: onTaskDefinition(({ taskRoleArn = '' }, { taskRole }) => {
    if (taskRole === null) return notKnown('NotOffered', { iamActions: IAM_ACTIONS });
    const { wildcardActions } = taskRole;
    const role = taskRoleArn.slice(taskRoleArn.lastIndexOf('/') + 1);
    return wildcardActions.length === 0 ? PASSED : finding({ role, actions: wildcardActions });
  }),
  change: (_figures, { taskDefinition }) => [
    {
      kind: 'command',
      words: ['aws', 'iam', 'generate-service-last-accessed-details', '--arn', taskDefinition?.taskRoleArn ?? ''],
    },
  ],
};
