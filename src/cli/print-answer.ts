import type { SizeAnswer } from '../app/size-service.ts';
import type { SizeCommand } from '../core/command/specs/size.ts';
import { createAnswerPrinter } from './answer-printer.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus, isFinding } from './exit-status.ts';

/** Prints the one answer of a command in the format asked for, text unless told. */
export function printAnswer(
  answer: SizeAnswer,
  command: SizeCommand,
  { answers, words, terminal }: CliContext,
): ExitStatus {
  const format = command.format ?? 'text';
  const printer = createAnswerPrinter({ format, words, terminal, explain: command.explain });
  answers.write(printer.answer(answer) + printer.end());
  return command.failOnFindings && isFinding(answer.recommendation) ? EXIT_STATUS.finding : EXIT_STATUS.done;
}

type Wishes = Pick<SizeCommand, 'goal' | 'discountPercent'>;

/** What the person wants of the answer, wherever its evidence comes from. */
export function wishesOf({ goal, discountPercent }: Wishes): Wishes {
  return { ...(goal !== undefined && { goal }), ...(discountPercent !== undefined && { discountPercent }) };
}
