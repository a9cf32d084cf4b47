import { parseTagFilter } from '../../fleet/owner.ts';
import type { OptionSpec } from '../command-spec.ts';
import { textValue, type ValueKind } from '../value-kind.ts';
import { BOTH } from './surfaces.ts';

const TAG: ValueKind<string> = {
  placeholder: 'KEY[=VALUE]',
  expected: 'KEY, KEY=VALUE',
  read: parseTagFilter,
  write: (tag) => tag,
};

/** Which services a sweep or a digest is of. */
export const FILTER_OPTIONS: { readonly tag: OptionSpec<string>; readonly owner: OptionSpec<string> } = {
  tag: { option: 'tag', value: TAG, surfaces: BOTH },
  owner: { option: 'owner', value: textValue('OWNER'), surfaces: BOTH },
};
