import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { StoreMaintenance } from '../app/store.ts';
import type { DbCommand } from '../core/command/specs/db.ts';
import { AdvisorError, isAdvisorError } from '../core/errors.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { readChunks } from './input.ts';

/** Answers `db`: the store that the environment names, exported, added to, or made smaller. */
export async function maintainStore(command: DbCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words } = context;
  const store = await deps.openStore(io.env);
  if (store === null) {
    throw new AdvisorError('config_invalid', 'Neither DATABASE_URL nor ADVISOR_STORE is set.', {
      hint: 'Set ADVISOR_STORE to the file of the store, or DATABASE_URL to its PostgreSQL.',
    });
  }
  const { maintenance } = store;
  try {
    switch (command.action) {
      case 'export':
        await exportTo(command.file ?? '-', maintenance, context);
        break;
      case 'import': {
        const rows = await maintenance.import(linesOf(command.file ?? '-', context));
        context.notice(`${words.terminal.imported(words.formats.number(rows, 0))}\n`);
        break;
      }
      case 'vacuum':
        await maintenance.vacuum();
        break;
    }
    return EXIT_STATUS.done;
  } finally {
    await store.close();
  }
}

async function exportTo(path: string, maintenance: StoreMaintenance, context: CliContext): Promise<void> {
  const { answers, words } = context;
  if (path === '-') {
    for await (const line of maintenance.export()) {
      answers.write(`${line}\n`);
      if (!(await answers.flush())) return;
    }
    return;
  }
  async function* lines(): AsyncIterable<string> {
    for await (const line of maintenance.export()) yield `${line}\n`;
  }
  const file = createWriteStream(path);
  let failure: Error | undefined;
  file.once('error', (error) => {
    failure = error;
  });
  try {
    await pipeline(Readable.from(lines()), file);
  } catch (cause) {
    // What the store throws ends the file too, and is its own.
    if (isAdvisorError(cause) || failure === undefined) throw cause;
    throw new AdvisorError('file_unwritable', `could not write ${path}`, { details: { path }, cause });
  }
  context.notice(`${words.terminal.wrote(path)}\n`);
}

function linesOf(path: string, { io }: CliContext): AsyncIterable<string> {
  return createInterface({ input: Readable.from(readChunks(path, io.stdin)), crlfDelay: Number.POSITIVE_INFINITY });
}
