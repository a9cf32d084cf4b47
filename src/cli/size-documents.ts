import { sizeEvidence } from '../app/size-service.ts';
import type { SizeCommand } from '../core/command/specs/size.ts';
import { AdvisorError } from '../core/errors.ts';
import { parseEvidence } from '../core/parse-evidence.ts';
import { type AnswerError, createAnswerPrinter } from './answer-printer.ts';
import type { CliContext } from './cli-context.ts';
import { createDocumentReader } from './document-reader.ts';
import { EXIT_STATUS, type ExitStatus, isFinding } from './exit-status.ts';
import { readChunks } from './input.ts';
import { wishesOf } from './print-answer.ts';

const SHOWN_EVERY = 100;

/**
 * Answers `size --from FILE|-`: every document in its order, each as soon as it is there, with one document and its
 * answer in memory at a time. A document that cannot be answered gets an error in its place and the rest goes on.
 * @throws AdvisorError `file_unreadable`, `evidence_invalid`
 */
export async function sizeDocuments(
  command: SizeCommand & { readonly from: string },
  context: CliContext,
): Promise<ExitStatus> {
  const { io, deps, words, answers, progress } = context;
  const format = command.format ?? (io.stdout.isTTY ? 'text' : 'ndjson');
  const printer = createAnswerPrinter({ format, words, terminal: context.terminal, explain: command.explain });
  const request = { prices: deps.prices, ...wishesOf(command) };
  const forPeople = format === 'text' || format === 'markdown' || format === 'slack';
  let answered = 0;
  let failed = 0;
  let found = false;
  /** The count from which progress is drawn again: drawing costs about as much as a document. */
  let shown = 0;

  function fail(error: AnswerError): void {
    failed++;
    answers.write(printer.error(error));
    if (forPeople) context.notice(`${error.id === null ? '' : `${error.id}: `}${error.error.message}\n`);
  }

  function answer(document: unknown, line: number): void {
    const parsed = parseEvidence(document);
    if (!parsed.ok) {
      const { id, code, message, path } = parsed.problem;
      fail({ id, error: { code, message, path } });
      return;
    }
    try {
      const sized = sizeEvidence(parsed.evidence, request);
      answers.write(printer.answer(sized));
      found ||= isFinding(sized.recommendation);
      answered++;
    } catch {
      // A bug that one document meets must not take the others' answers with it.
      const message = `The document on line ${line} could not be sized.`;
      fail({ id: parsed.evidence.id, error: { code: 'internal', message, path: '' } });
    }
  }

  /** Where the answers themselves run over the screen, they are progress enough. */
  function showProgress(): void {
    if (io.stdout.isTTY || answered + failed < shown) return;
    shown = answered + failed + SHOWN_EVERY;
    progress.show(context.words.terminal.documents(words.formats.number(answered + failed, 0)));
  }

  const reader = createDocumentReader({
    onDocument: answer,
    onBroken: (line) => {
      fail({ id: null, error: { code: 'evidence_invalid', message: `line ${line}: not a JSON document`, path: '' } });
    },
  });
  let isRead = true;
  for await (const chunk of readChunks(command.from, io.stdin)) {
    pushWithinBounds(() => reader.push(chunk));
    // Whoever sends one document and waits for its answer gets it before the next one is read.
    isRead = await answers.flush();
    if (!isRead || io.interrupted.aborted) break;
    showProgress();
  }
  if (isRead) pushWithinBounds(() => reader.end());
  answers.write(printer.end());
  if (isRead && answered + failed === 0) {
    throw new AdvisorError('evidence_invalid', `${command.from}: no document.`, { details: { path: command.from } });
  }
  if (answered === 0 && failed > 0) return EXIT_STATUS.failed;
  return command.failOnFindings && found ? EXIT_STATUS.finding : EXIT_STATUS.done;
}

function pushWithinBounds(push: () => void): void {
  try {
    push();
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new AdvisorError('evidence_invalid', 'A document is longer than 256 MB.', { cause });
  }
}
