import type { ContainerDefinition } from '../../task-definition.ts';
import { isWindows } from '../../task-size.ts';
import { type Change, containerChange } from '../change.ts';
import { type CheckRule, finding, onTaskDefinition, PASSED } from '../rule.ts';

interface Figures {
  readonly root: readonly string[];
  /** The task definition says nothing, so that the image decides. */
  readonly unset: readonly string[];
  readonly privileged: readonly string[];
}

/** `root`, `0`, and either with a group. */
const ROOT = /^(?:root|0)(?::|$)/i;
/** Any number but 0 will do; few images have a user of this one already. */
const SOMEBODY = '1000:1000';

/** A container runs as root, or may: what breaks out of the program then owns the container. */
export const ROOT_USER: CheckRule<'root-user', Figures> = {
  id: 'root-user',
  severity: 'medium',
  applies: ({ taskDefinition }) => taskDefinition === null || !isWindows(taskDefinition.operatingSystemFamily),
  evaluate: onTaskDefinition(({ containers }) => {
    const names = (test: (container: ContainerDefinition) => boolean) =>
      containers.filter(test).map(({ name }) => name);
    // ECS hands a log router its configuration and its socket as root.
    const root = names(({ user, isLogRouter }) => user !== undefined && ROOT.test(user) && !isLogRouter);
    const unset = names(({ user, isLogRouter }) => user === undefined && !isLogRouter);
    const privileged = names((container) => container.privileged);
    return root.length + unset.length + privileged.length === 0 ? PASSED : finding({ root, unset, privileged });
  }),
  change: ({ root, unset, privileged }): Change[] => [
    ...(root.length + unset.length > 0 ? [containerChange([...root, ...unset], { user: SOMEBODY })] : []),
    ...(privileged.length > 0 ? [containerChange(privileged, { privileged: false })] : []),
  ],
};
