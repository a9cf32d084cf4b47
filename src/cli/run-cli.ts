import type { Command } from '../core/command/command.ts';
import { parseArguments } from '../core/command/parse-command.ts';
import { isAdvisorError } from '../core/errors.ts';
import { renderErrorText, renderHelpText, renderProblemsText } from '../render/answer-text.ts';
import { createWords } from '../words/create-words.ts';
import { detectLocale, type Locale } from '../words/locale.ts';
import { askQuestion } from './ask.ts';
import { checkLive } from './check.ts';
import { printChoice } from './choose.ts';
import type { CliContext } from './cli-context.ts';
import type { CliDependencies } from './cli-dependencies.ts';
import { type CliIo, type Environment, terminalOptions } from './cli-io.ts';
import { collectEvidence } from './collect-evidence.ts';
import { printCost } from './cost.ts';
import { printDigest } from './digest.ts';
import { examineSetup } from './doctor.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { sweepFleetLive } from './fleet.ts';
import { migrateLive } from './migrate.ts';
import { createOutput } from './output.ts';
import { maintainPrices } from './prices.ts';
import { printMetricsQuery } from './print-metrics-query.ts';
import { createProgress } from './progress.ts';
import { sizeDocuments } from './size-documents.ts';
import { sizeLive } from './size-live.ts';
import { sizeMetrics } from './size-metrics.ts';
import { maintainStore } from './store-file.ts';
import { explainService } from './why.ts';

/**
 * Runs one command and gives its exit status. Answers are on stdout, everything else on stderr; every failure has
 * become a sentence there. Does not end the process.
 */
export async function runCli(argv: readonly string[], io: CliIo, deps: CliDependencies): Promise<ExitStatus> {
  const parsed = parseArguments(argv);
  const locale = localeOf(parsed.ok ? parsed.command : undefined, io.env);
  const words = createWords(locale);
  const answers = createOutput(io.stdout);
  const notices = createOutput(io.stderr);
  const progress = createProgress(io);
  const context: CliContext = {
    io,
    deps,
    words,
    answers,
    terminal: terminalOptions(io.stdout, io.env),
    notice: (text) => {
      progress.stop();
      notices.write(text);
    },
    progress,
  };
  const interrupted = whenInterrupted(io.interrupted);
  let status: ExitStatus;
  try {
    if (parsed.ok) {
      const running = runCommand(parsed.command, context);
      // A sweep ends by itself when it is interrupted, with what it has.
      const isPatient = parsed.command.name === 'fleet';
      status = await (isPatient ? running : Promise.race([running, interrupted.promise]));
      if (status === EXIT_STATUS.interrupted) context.notice(`${context.words.terminal.interrupted}\n`);
      else await answers.flush();
    } else {
      context.notice(renderProblemsText(parsed.problems, words, parsed.topic));
      status = EXIT_STATUS.usage;
    }
  } catch (error) {
    status = EXIT_STATUS.failed;
    context.notice(renderErrorText(error, words, terminalOptions(io.stderr, io.env)));
    // A failure that nobody understood is a bug; its trace is for whoever looks for it.
    if (!isAdvisorError(error) && io.env.ADVISOR_LOG_LEVEL === 'debug') context.notice(`${traceOf(error)}\n`);
  } finally {
    interrupted.stop();
    progress.stop();
  }
  await notices.flush().catch(() => false);
  return status;
}

/** Commands that need no price. */
const PRICELESS: ReadonlySet<string> = new Set([
  'help',
  'version',
  'db',
  'doctor',
  'collect',
  'metrics-query',
  'why',
  'ask',
]);

/** Prices that were read after this version was made; where they cannot be read, the bundled ones serve. */
async function takeKeptPrices({ io, deps, words, notice }: CliContext): Promise<void> {
  try {
    await deps.takeKeptPrices(io.env);
  } catch (error) {
    if (!isAdvisorError(error)) throw error;
    notice(`${words.prices.unreadable}\n`);
  }
}

async function runCommand(command: Command, context: CliContext): Promise<ExitStatus> {
  if (!PRICELESS.has(command.name)) await takeKeptPrices(context);
  switch (command.name) {
    case 'help':
      context.answers.write(renderHelpText(command.topic, context.words, context.terminal));
      return EXIT_STATUS.done;
    case 'version':
      context.answers.write(`${context.deps.version()}\n`);
      return EXIT_STATUS.done;
    case 'size':
      if (command.from !== undefined) return sizeDocuments({ ...command, from: command.from }, context);
      if (command.metrics !== undefined) return sizeMetrics(command, context);
      return sizeLive(command, context);
    case 'why':
      return explainService(command, context);
    case 'ask':
      return askQuestion(command, context, runCommand);
    case 'fleet':
      return sweepFleetLive(command, context);
    case 'choose':
      return printChoice(command, context);
    case 'cost':
      return printCost(command, context);
    case 'migrate':
      return migrateLive(command, context);
    case 'check':
      return checkLive(command, context);
    case 'digest':
      return printDigest(command, context);
    case 'db':
      return maintainStore(command, context);
    case 'doctor':
      return examineSetup(command, context);
    case 'prices':
      return maintainPrices(command, context);
    case 'collect':
      return collectEvidence(command, context);
    case 'metrics-query':
      return printMetricsQuery(command, context);
    default:
      return command satisfies never;
  }
}

/** `--lang`, else the shell's locale in the order of POSIX. */
function localeOf(command: Command | undefined, env: Environment): Locale {
  const asked = command !== undefined && 'lang' in command ? command.lang : undefined;
  return detectLocale(asked ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG));
}

function whenInterrupted(signal: AbortSignal): {
  readonly promise: Promise<ExitStatus>;
  readonly stop: () => void;
} {
  let onAbort = (): void => undefined;
  const promise = new Promise<ExitStatus>((resolve) => {
    onAbort = () => resolve(EXIT_STATUS.interrupted);
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true });
  });
  return { promise, stop: () => signal.removeEventListener('abort', onAbort) };
}

function traceOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
