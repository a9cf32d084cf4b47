import { definitionChange } from '../change.ts';
import { type CheckRule, finding, onTaskDefinition, PASSED } from '../rule.ts';

/** The program may do what the agent may: pull any image, read every secret that a start needs. */
export const SHARED_ROLE: CheckRule<'shared-role', { readonly role: string }> = {
  id: 'shared-role',
  severity: 'medium',
  applies: () => true,
  evaluate: onTaskDefinition(({ taskRoleArn, executionRoleArn }) =>
    taskRoleArn !== undefined && taskRoleArn === executionRoleArn
      ? finding({ role: taskRoleArn.slice(taskRoleArn.lastIndexOf('/') + 1) })
      : PASSED,
  ),
  change: (_figures, { taskDefinition }) => {
    const partition = /^arn:([^:]+):/.exec(taskDefinition?.taskRoleArn ?? '')?.[1] ?? 'aws';
    const account = /:(\d{12}):role\//.exec(taskDefinition?.taskRoleArn ?? '')?.[1] ?? 'ACCOUNT';
    const role = `arn:${partition}:iam::${account}:role/${taskDefinition?.family ?? 'app'}-task`;
    return [definitionChange({ taskRoleArn: role })];
  },
};
