import { open } from 'node:fs/promises';
import { scopeOf } from '../app/find-service.ts';
import type { CollectCommand } from '../core/command/specs/collect.ts';
import { AdvisorError } from '../core/errors.ts';
import { joinNotRead } from '../core/not-read.ts';
import { toEvidenceDocument } from '../core/parse-evidence.ts';
import { renderAmbiguousText, renderNotFoundText } from '../render/answer-text.ts';
import type { CliContext } from './cli-context.ts';
import { connectFor } from './connect-for.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Answers `collect SERVICE`: the evidence document on one line, so that several in one file can be sized together. */
export async function collectEvidence(command: CollectCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress, answers } = context;
  progress.show(words.slack.loading(command.service));
  const region = await findRegion(command, io.env, deps);
  const aws = await connectFor(command, context);
  try {
    const scope = scopeOf(command, region);
    const found = await aws.findService(command.service, scope);
    if (found.kind === 'ambiguous') {
      context.notice(renderAmbiguousText(command.service, found.candidates, words));
      return EXIT_STATUS.failed;
    }
    if (found.kind === 'none') {
      context.notice(renderNotFoundText(command.service, scope, found.closest, words));
      return EXIT_STATUS.failed;
    }
    const collected = await aws.source.collect(found.ref, { days: command.days });
    const notRead = joinNotRead(found.notRead ?? [], collected.notRead ?? []);
    const evidence = notRead.length === 0 ? collected : { ...collected, notRead };
    const document = `${JSON.stringify(toEvidenceDocument(evidence))}\n`;
    progress.stop();
    if (command.output === undefined || command.output === '-') {
      answers.write(document);
    } else {
      await writeDocument(command.output, document);
      context.notice(`${context.words.terminal.wrote(command.output)}\n`);
    }
    return EXIT_STATUS.done;
  } finally {
    aws.close();
  }
}

async function writeDocument(path: string, document: string): Promise<void> {
  try {
    const file = await open(path, 'w');
    try {
      await file.writeFile(document);
    } finally {
      await file.close();
    }
  } catch (cause) {
    throw new AdvisorError('file_unwritable', `could not write ${path}`, { details: { path }, cause });
  }
}
