import { toCommandSpec } from '../command-spec.ts';
import { BOTH } from './surfaces.ts';

export interface VersionCommand {
  readonly name: 'version';
}

export const VERSION = toCommandSpec<VersionCommand, never>({
  name: 'version',
  surfaces: BOTH,
  positionals: {},
  options: {},
  examples: [],
});
