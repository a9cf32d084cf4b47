import type { TerminalWords } from '../words.ts';

/** The terminal's own sentences. */
export function englishTerminal(): TerminalWords {
  return {
    documents: (count) => `Sizing… ${count} documents so far`,
    wrote: (path) => `Wrote ${path}.`,
    imported: (rows) => `Rows added: ${rows}.`,
    interrupted: 'Stopped before the end.',
  };
}
