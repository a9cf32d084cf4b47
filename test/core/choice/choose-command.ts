import { parseCommandText } from '../../../src/core/command/parse-command.ts';
import type { ChooseCommand } from '../../../src/core/command/specs/choose.ts';

/** What `choose` with the text means; it has to mean something. */
export function commandOf(text: string): ChooseCommand {
  const parsed = parseCommandText(`choose ${text}`);
  if (!parsed.ok || parsed.command.name !== 'choose') throw new Error(`"${text}" is no question`);
  return parsed.command;
}
