import { COMMAND_NAMES, type CommandName } from '../command.ts';
import { toCommandSpec } from '../command-spec.ts';
import { choiceValue } from '../value-kind.ts';
import { BOTH } from './surfaces.ts';

export interface HelpCommand {
  readonly name: 'help';
  readonly topic?: CommandName;
}

export const HELP = toCommandSpec<HelpCommand, 'topic'>({
  name: 'help',
  surfaces: BOTH,
  positionals: { topic: { value: { ...choiceValue(COMMAND_NAMES), placeholder: 'COMMAND' }, required: false } },
  options: {},
  examples: ['help size'],
});
