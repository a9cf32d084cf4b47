import type { Surface } from '../core/command/command.ts';
import { commandHelp, type OptionHelp } from '../core/command/command-help.ts';
import type { HelpTopic, OptionKey, Words } from '../words/words.ts';

export interface HelpPage {
  readonly name: HelpTopic;
  readonly summary: string;
  /** Without the program's name. */
  readonly usage: string;
  readonly examples: readonly string[];
  readonly options: readonly { readonly usage: string; readonly what: string }[];
  readonly notes: readonly string[];
}

/** Help of every command of the surface, in words. */
export function createHelpPages(surface: Surface, words: Words): readonly HelpPage[] {
  return commandHelp(surface).map(({ name, usage, options, examples }) => ({
    name,
    usage,
    examples,
    summary: words.help.commands[name].summary,
    notes: words.help.commands[name].notes,
    options: options.map((option) => ({ usage: option.usage, what: optionSentence(option, words) })),
  }));
}

/** What an option is for, what it takes and what it is when it is not given. */
function optionSentence({ key, expected, default: byDefault, because }: OptionHelp, { help }: Words): string {
  const parts = isOptionKey(key, help.options) ? [help.options[key]] : [];
  // Anything else is an example of a shape, which the usage line shows well enough.
  if (expected !== undefined && /[–|]/.test(expected)) parts.push(help.accepts(expected));
  if (byDefault !== undefined) parts.push(help.byDefault(byDefault));
  if (because !== undefined) parts.push(help.because[because]);
  return parts.join(' ');
}

function isOptionKey(key: string, options: Readonly<Record<OptionKey, string>>): key is OptionKey {
  return Object.hasOwn(options, key);
}
