import { AdvisorError } from '../core/errors.ts';
import type { TaskDefinition } from '../core/task-definition.ts';
import type { CliContext } from './cli-context.ts';
import { readJsonFile } from './input.ts';

/** A task definition of a file: as it is judged, and as it was written. */
export interface TaskDefinitionFile {
  readonly definition: TaskDefinition;
  /** The user's own, values of variables included: never for anybody else. */
  readonly written: unknown;
}

/**
 * The task definition of a file, or of standard input for `-`.
 * @throws AdvisorError `file_unreadable`, `task_definition_invalid` with the path of the field
 */
export async function readTaskDefinitionFile(
  path: string,
  { io, deps }: Pick<CliContext, 'io' | 'deps'>,
): Promise<TaskDefinitionFile> {
  const written = await readJsonFile(path, io.stdin, 'task_definition_invalid');
  const read = await deps.readTaskDefinition(written);
  if (read.ok) return { definition: read.definition, written };
  const { path: field, message } = read.problem;
  throw new AdvisorError('task_definition_invalid', `${path}: ${field === '' ? '' : `${field}: `}${message}`, {
    details: { path },
  });
}
