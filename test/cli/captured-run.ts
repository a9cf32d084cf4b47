import { Readable, Writable } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { AwsAccess, CliDependencies } from '../../src/cli/cli-dependencies.ts';
import type { CliIo, Environment, OutputStream } from '../../src/cli/cli-io.ts';
import { runCli } from '../../src/cli/run-cli.ts';
import { NO_SKIPS } from '../../src/core/checks/skips.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { BUNDLED_PRICES } from '../../src/core/pricing/price-list.ts';

/** A stream that remembers what was written, and resolves `written` with the first words. */
export type CapturedStream = OutputStream & { readonly text: () => string; readonly written: Promise<void> };

/** Captures what is written to a file or, with `columns`, to a terminal. */
export function capture(columns?: number): CapturedStream {
  const chunks: string[] = [];
  let onWrite = (): void => undefined;
  const written = new Promise<void>((resolve) => {
    onWrite = resolve;
  });
  const stream = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(String(chunk));
      if (stripVTControlCharacters(String(chunk)).trim() !== '') onWrite();
      done();
    },
  });
  const terminal = {
    cursorTo: () => true,
    moveCursor: () => true,
    clearLine: () => true,
    ...(columns !== undefined && { isTTY: true, columns }),
  };
  return Object.assign(stream, { text: () => chunks.join(''), written }, terminal);
}

/** Dependencies that know prices and refuse everything else. */
export function offline(overrides: Partial<CliDependencies> = {}): CliDependencies {
  const refuse = (): never => {
    throw new Error('nobody expected this call');
  };
  return {
    version: () => '1.2.3',
    prices: createPriceBook(),
    priceList: () => BUNDLED_PRICES,
    takeKeptPrices: async () => undefined,
    pricesKeptIn: () => 'prices.json',
    updatePrices: async () => refuse(),
    profileRegion: async () => undefined,
    connect: async () => refuse(),
    openStore: async () => null,
    stoppedTasks: () => null,
    checkSkips: () => NO_SKIPS,
    knowledge: async () => refuse(),
    readTaskDefinition: async () => refuse(),
    examineSetup: async () => refuse(),
    readCliOutput: async () => refuse(),
    metricsQuery: async () => refuse(),
    ...overrides,
  };
}

/** AWS of which only the given part is asked. */
export function access(part: Partial<AwsAccess>): AwsAccess {
  const refuse = (): never => {
    throw new Error('nobody expected this call');
  };
  return {
    directory: { list: async () => refuse() },
    findService: async () => refuse(),
    source: { collect: async () => refuse() },
    sizeService: async () => refuse(),
    sweepFleet: async () => refuse(),
    whyService: async () => refuse(),
    checkService: async () => refuse(),
    migrateTaskDefinition: async () => refuse(),
    close: () => undefined,
    ...part,
  };
}

export interface Run {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly deps?: CliDependencies;
  readonly env?: Environment;
  readonly stdin?: string | Readable;
  /** Columns of the terminal on stdout. */
  readonly columns?: number;
  readonly interrupted?: AbortSignal;
}

/** One run of the command line inside this process. */
export async function run(argv: readonly string[], options: RunOptions = {}): Promise<Run> {
  const stdout = capture(options.columns);
  const stderr = capture();
  const { stdin = '' } = options;
  const io: CliIo = {
    stdin: typeof stdin === 'string' ? Readable.from([Buffer.from(stdin)]) : stdin,
    stdout,
    stderr,
    env: options.env ?? {},
    interrupted: options.interrupted ?? new AbortController().signal,
  };
  const status = await runCli(argv, io, options.deps ?? offline());
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}
