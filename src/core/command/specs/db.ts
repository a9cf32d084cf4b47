import { toCommandSpec } from '../command-spec.ts';
import { choiceValue, textValue } from '../value-kind.ts';
import { CLI } from './surfaces.ts';

const DB_ACTIONS = ['export', 'import', 'vacuum'] as const;

export interface DbCommand {
  readonly name: 'db';
  readonly action: (typeof DB_ACTIONS)[number];
  /** The file to write or read; standard output or input when absent. */
  readonly file?: string;
}

export const DB = toCommandSpec<DbCommand, 'action' | 'file'>({
  name: 'db',
  surfaces: CLI,
  positionals: {
    action: { value: choiceValue(DB_ACTIONS), required: false },
    file: { value: textValue('FILE'), required: false },
  },
  options: {},
  examples: ['db export advisor.ndjson', 'db import advisor.ndjson', 'db vacuum'],
  check: (typed) =>
    typed.has('action') ? [] : [{ code: 'MissingValue', option: 'db', expected: DB_ACTIONS.join('|') }],
});
