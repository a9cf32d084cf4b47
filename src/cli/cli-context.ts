import type { TerminalOptions } from '../render/terminal.ts';
import type { Words } from '../words/words.ts';
import type { CliDependencies } from './cli-dependencies.ts';
import type { CliIo } from './cli-io.ts';
import type { Output } from './output.ts';
import type { Progress } from './progress.ts';

/** What every command works with: the process, the language, and where answers and notices go. */
export interface CliContext {
  readonly io: CliIo;
  readonly deps: CliDependencies;
  readonly words: Words;
  /** Answers only: whatever reads the output reads nothing else. */
  readonly answers: Output;
  /** How to draw on the stream of the answers. */
  readonly terminal: TerminalOptions;
  /** A notice to the person, with its newline. */
  readonly notice: (text: string) => void;
  readonly progress: Progress;
}
