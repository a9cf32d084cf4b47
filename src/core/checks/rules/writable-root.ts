import { isWindows } from '../../task-size.ts';
import { containerChange } from '../change.ts';
import { type CheckRule, namesFound, onTaskDefinition } from '../rule.ts';

/** What breaks into the program can change its files. */
export const WRITABLE_ROOT: CheckRule<'writable-root', { readonly containers: readonly string[] }> = {
  id: 'writable-root',
  severity: 'low',
  applies: ({ taskDefinition }) => taskDefinition === null || !isWindows(taskDefinition.operatingSystemFamily),
  evaluate: onTaskDefinition(({ containers }) =>
    namesFound(containers.filter(({ readonlyRootFilesystem }) => !readonlyRootFilesystem).map(({ name }) => name)),
  ),
  change: ({ containers }) => [containerChange(containers, { readonlyRootFilesystem: true })],
};
