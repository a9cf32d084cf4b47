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
  if (parsed.ok) return { kind: 'command', text: trimmed };
  const words = trimmed.split(/\s+/);
  const [first = ''] = words;
  const isCommand = COMMAND_SPECS.some(({ name }) => name === toName(first));
  const hasOptions = words.some((word) => /^(?:--|—|–)[a-z]/i.test(word) || /^[a-z-]+=\S/i.test(word));
  const isSlip =
    words.length < WORDS_OF_A_QUESTION &&
    parsed.problems.some(({ code }) => code === 'UnknownCommand') &&
    'didYouMean' in (parsed.problems[0] ?? {}) &&
    words.length > 1;
  if (isCommand && (hasOptions || words.length < WORDS_OF_A_QUESTION)) return { kind: 'command', text: trimmed };
  return isSlip ? { kind: 'command', text: trimmed } : { kind: 'question', text: trimmed };
}
