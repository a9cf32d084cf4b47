import { toCommandSpec } from '../command-spec.ts';
import { textValue } from '../value-kind.ts';
import {
  ACCOUNT_OPTION,
  type AccountOption,
  SERVICE,
  SERVICE_OPTIONS,
  type ServiceOptions,
} from './service-options.ts';
import { CLI } from './surfaces.ts';

export interface CollectCommand extends ServiceOptions, AccountOption {
  readonly name: 'collect';
  /** The file to write, standard output when absent. */
  readonly output?: string;
}

export const COLLECT = toCommandSpec<CollectCommand, 'service'>({
  name: 'collect',
  surfaces: CLI,
  positionals: { service: SERVICE },
  options: {
    ...SERVICE_OPTIONS,
    ...ACCOUNT_OPTION,
    output: { option: 'output', value: textValue('FILE'), surfaces: CLI },
  },
  examples: ['collect my-service --output evidence.json'],
});
