import { createAnswerQuestion, type QuestionAnswer } from '../app/answer-question.ts';
import type { Command } from '../core/command/command.ts';
import { parseArguments } from '../core/command/parse-command.ts';
import type { AskCommand, AskFormat } from '../core/command/specs/ask.ts';
import { tokenize } from '../core/command/tokenize.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import { toAskDocument } from '../render/ask-document.ts';
import { renderAskMarkdown } from '../render/ask-markdown.ts';
import { renderAskText } from '../render/ask-text.ts';
import { renderAskAnswer } from '../render/slack/ask-answer.ts';
import { createWords } from '../words/create-words.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Runs another command as if it had been typed. */
type Run = (command: Command, context: CliContext) => Promise<ExitStatus>;

/** A question is not kept waiting longer for AWS to say which services there are; the articles need none. */
const PATIENCE_MS = 4000;

/** Answers `ask "…"`. Not knowing is an answer, not a failure. */
export async function askQuestion(command: AskCommand, context: CliContext, run: Run): Promise<ExitStatus> {
  const { deps, progress, words } = context;
  progress.show(words.ask.loading);
  const answerQuestion = createAnswerQuestion({
    search: await deps.knowledge(),
    services: () => listServices(command, context),
  });
  const answer = await answerQuestion({
    text: command.question ?? '',
    fallback: words.locale,
    ...(command.lang !== undefined && { lang: words.locale }),
  });
  progress.stop();
  const inItsLanguage = { ...context, words: createWords(answer.lang) };
  const format = command.format ?? 'text';
  if (answer.kind === 'command') return await runMeant(answer, format, inItsLanguage, run);
  context.answers.write(print(answer, format, inItsLanguage));
  return EXIT_STATUS.done;
}

function print(
  answer: Exclude<QuestionAnswer, { readonly kind: 'command' }>,
  format: AskFormat,
  { words, terminal }: CliContext,
): string {
  switch (format) {
    case 'text':
      return renderAskText(answer, words, terminal);
    case 'json':
      return `${JSON.stringify(toAskDocument(answer, words), null, 2)}\n`;
    case 'markdown':
      return renderAskMarkdown(answer, words);
    case 'slack':
      return `${JSON.stringify(renderAskAnswer(answer, words))}\n`;
    default:
      return format satisfies never;
  }
}

/** Runs the command that a question about a service means, and says which; the document holds what it printed. */
async function runMeant(
  answer: Extract<QuestionAnswer, { readonly kind: 'command' }>,
  format: AskFormat,
  context: CliContext,
  run: Run,
): Promise<ExitStatus> {
  const { text } = answer.command;
  const inner = ['--format', format === 'json' ? 'text' : format, '--lang', answer.lang];
  const parsed = parseArguments([...tokenize(text).map((token) => token.text), ...inner]);
  if (!parsed.ok) throw new Error(`"${text}" is not a command`);
  if (format !== 'json') {
    context.notice(`${context.words.ask.byCommand(`fargate-advisor ${text}`)}\n\n`);
    return await run(parsed.command, context);
  }
  const printed: string[] = [];
  const answers = { ...context.answers, write: (part: string) => void printed.push(part) };
  const status = await run(parsed.command, { ...context, answers, terminal: { width: 100 } });
  if (status !== EXIT_STATUS.done) return status;
  context.answers.write(`${JSON.stringify(toAskDocument(answer, context.words, printed.join('')), null, 2)}\n`);
  return status;
}

async function listServices(command: AskCommand, { io, deps }: CliContext): Promise<readonly ServiceRef[]> {
  const region = await findRegion(command, io.env, deps);
  const aws = await deps.connect();
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('AWS does not answer in time')), PATIENCE_MS);
  });
  try {
    return await Promise.race([aws.directory.list({ region }), tooLong]);
  } finally {
    clearTimeout(timer);
    aws.close();
  }
}
