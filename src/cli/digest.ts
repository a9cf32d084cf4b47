import { createPreviewDigest } from '../app/prepare-digest.ts';
import { type DigestCommand, filterOf } from '../core/command/specs/digest.ts';
import type { DigestContent } from '../core/digest/content.ts';
import { renderProblemsText } from '../render/answer-text.ts';
import { renderDigestMarkdown, renderDigestText, toDigestDocument } from '../render/digest-text.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Answers `digest`: prints what the digest of now would say, beside the last one where there is a store. Sends nothing. */
export async function printDigest(command: DigestCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress, answers } = context;
  const { what = 'preview' } = command;
  if (what !== 'preview') {
    context.notice(
      renderProblemsText([{ code: 'OnlyElsewhere', typed: `digest ${what}`, where: 'slack' }], words, 'digest'),
    );
    return EXIT_STATUS.usage;
  }
  progress.show(words.digest.sweeping);
  const region = await findRegion(command, io.env, deps);
  const store = await deps.openStore(io.env);
  try {
    const aws = await deps.connect({ env: io.env, ...(store !== null && { store }) });
    try {
      const previewDigest = createPreviewDigest({
        sweepFleet: aws.sweepFleet,
        homeRegion: region,
        days: command.days,
        discountPercent: command.discountPercent ?? 0,
        clock: () => new Date(),
        ...(store !== null && { store }),
      });
      const content = await previewDigest({ filter: filterOf(command), abortSignal: io.interrupted });
      progress.stop();
      answers.write(toText(content, command, context));
      return EXIT_STATUS.done;
    } finally {
      aws.close();
    }
  } finally {
    await store?.close();
  }
}

function toText(
  content: DigestContent,
  { format = 'text' }: Pick<DigestCommand, 'format'>,
  { words, terminal }: CliContext,
): string {
  switch (format) {
    case 'text':
      return renderDigestText(content, words, terminal);
    case 'markdown':
      return renderDigestMarkdown(content, words);
    case 'json':
      return `${JSON.stringify(toDigestDocument(content, words), null, 2)}\n`;
    default:
      return format satisfies never;
  }
}
