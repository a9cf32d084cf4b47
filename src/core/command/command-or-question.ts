import type { Command, CommandProblem } from './command.ts';
import { COMMAND_SPECS } from './command-specs.ts';
import { parseCommandText } from './parse-command.ts';
import { toName } from './typed-option.ts';

/** What someone says to the bot without a slash command: a command as it would be typed after one, or a question. */
export type Said =
  | { readonly kind: 'command'; readonly text: string }
  | { readonly kind: 'question'; readonly text: string };

/** Of fewer words than this, what begins like a command is a command with a slip in it rather than a question. */
const WORDS_OF_A_QUESTION = 3;

/**
 * Whether a text is a command or a question. What is understood as a command is one; `why is my task killed` begins like one,
 * but asks more than a command takes, so it is a question. Blank text is help.
 */
export function commandOrQuestion(text: string): Said {
  const trimmed = text.trim();
  const parsed = parseCommandText(trimmed);
  const isCommand = parsed.ok ? !isTalkOfCost(parsed.command) : isSlip(trimmed, parsed.problems);
  return { kind: isCommand ? 'command' : 'question', text: trimmed };
}

/** A command that was not understood and is too short, or too much like one, to be a question. */
function isSlip(text: string, problems: readonly CommandProblem[]): boolean {
  const words = text.split(/\s+/);
  const [first = ''] = words;
  const isNamed = COMMAND_SPECS.some(({ name }) => name === toName(first));
  const hasOptions = words.some((word) => /^(?:--|—|–)[a-z]/i.test(word) || /^[a-z-]+=\S/i.test(word));
  if (words.length >= WORDS_OF_A_QUESTION) return isNamed && hasOptions;
  const isMisspelt = problems.some((problem) => problem.code === 'UnknownCommand' && problem.didYouMean !== undefined);
  return isNamed || (isMisspelt && words.length > 1);
}

/** `cost` takes any words for a size, and reads them later; a size has a figure in it. */
function isTalkOfCost(command: Command): boolean {
  return command.name === 'cost' && command.size !== undefined && !/\d/.test(command.size);
}
