import type { DoctorCommand } from '../core/command/specs/doctor.ts';
import type { Check } from '../core/doctor/check.ts';
import { renderDoctorMarkdown, renderDoctorText, toDoctorDocument } from '../render/doctor.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { saidRegion } from './region.ts';

/** Answers `doctor`: says whether everything is there that the product needs, and what to do where it is not. */
export async function examineSetup(command: DoctorCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, progress, answers } = context;
  progress.show(words.doctor.looking);
  const region = saidRegion(command, io.env) ?? (await deps.profileRegion()) ?? null;
  const checks = await deps.examineSetup(io.env, region);
  progress.stop();
  answers.write(toText(checks, command, context));
  return checks.some(({ state }) => state === 'failed') ? EXIT_STATUS.failed : EXIT_STATUS.done;
}

function toText(checks: readonly Check[], { format = 'text' }: DoctorCommand, { words, terminal }: CliContext): string {
  switch (format) {
    case 'text':
      return renderDoctorText(checks, words, terminal);
    case 'markdown':
      return renderDoctorMarkdown(checks, words);
    case 'json':
      return `${JSON.stringify(toDoctorDocument(checks, words), null, 2)}\n`;
    default:
      return format satisfies never;
  }
}
