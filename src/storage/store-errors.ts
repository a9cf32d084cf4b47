import { AdvisorError, isAdvisorError } from '../core/errors.ts';

/** Why a store cannot be used. */
export type StoreFault =
  | 'busy'
  | 'damaged'
  | 'foreign'
  | 'full'
  | 'newer'
  | 'not_allowed'
  | 'not_found'
  | 'unreachable'
  | 'unusable';

const SENTENCES: Readonly<Record<StoreFault, { readonly message: string; readonly hint: string }>> = {
  busy: {
    message: 'The store is locked by another process.',
    hint: 'Try again; a SQLite file is for one bot at a time, several replicas need DATABASE_URL.',
  },
  damaged: {
    message: 'The file of the store is damaged, or is not a SQLite file. It was left as it is.',
    hint: 'Restore it from a backup, or name another file; "fargate-advisor db import" fills a new one from an export.',
  },
  foreign: {
    message: 'The file holds the tables of another program. It was left as it is.',
    hint: 'Name another file for the store.',
  },
  full: { message: 'The disk of the store is full.', hint: 'Free some space, or shorten the retention.' },
  newer: {
    message: 'The store was written by a newer version of Fargate Advisor. It was left as it is.',
    hint: 'Start the newer version, or name another store.',
  },
  not_allowed: {
    message: 'The store may not be opened for writing.',
    hint: 'Check the permissions of the file and its folder, or the user and password in DATABASE_URL.',
  },
  not_found: {
    message: 'The store cannot be opened.',
    hint: 'Check that the folder, or the database that DATABASE_URL names, exists.',
  },
  unreachable: {
    message: 'The database does not answer.',
    hint: 'Check that PostgreSQL runs, the address in DATABASE_URL, and the network between here and there.',
  },
  unusable: { message: 'The store failed.', hint: 'Try again; look at the log for the cause.' },
};

/** The failure that a store which cannot be used is told by. */
export function unusableStore(fault: StoreFault, cause?: unknown): AdvisorError {
  const { message, hint } = SENTENCES[fault];
  return new AdvisorError('storage_unavailable', message, { hint, details: { fault }, cause });
}

/** SQLite's result codes and PostgreSQL's SQLSTATEs (or the first two letters of a class) and Node's socket errors. */
const FAULTS: readonly (readonly [RegExp, StoreFault])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'busy'],
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, 'damaged'],
  [/^SQLITE_FULL/, 'full'],
  [/^SQLITE_(READONLY|PERM|AUTH)/, 'not_allowed'],
  [/^SQLITE_CANTOPEN|^E(EXIST|ISDIR|NOTDIR)$/, 'not_found'],
  [/^E(ACCES|PERM|ROFS)$/, 'not_allowed'],
  [/^SQLITE_(IOERR|PROTOCOL|NOMEM)/, 'unusable'],
  [/^(28|42501)/, 'not_allowed'],
  [/^3[DF]/, 'not_found'],
  [/^(40|55P03)/, 'busy'],
  [/^53[12]/, 'full'],
  [/^(08|53|57|58|XX)/, 'unreachable'],
  [/^E(AI_AGAIN|CONNREFUSED|CONNRESET|HOSTUNREACH|NETUNREACH|NOTFOUND|PIPE|TIMEDOUT)$|^ENOENT$/, 'unreachable'],
];

/** What the drivers throw without a code. */
const FAULTS_BY_MESSAGE: readonly (readonly [RegExp, StoreFault])[] = [
  [/^ConnectionFailed\(/, 'not_found'],
  [/malformed|not a database/i, 'damaged'],
  [
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/,
    'unreachable',
  ],
];

/**
 * What a driver threw as an AdvisorError. A broken constraint and a statement that the engine does not understand are
 * bugs and come back as they are.
 */
export function translateStoreError(error: unknown): unknown {
  if (isAdvisorError(error)) return error;
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  const byCode = FAULTS.find(([pattern]) => typeof code === 'string' && pattern.test(code));
  const byMessage = FAULTS_BY_MESSAGE.find(([pattern]) => typeof message === 'string' && pattern.test(message));
  const fault = byCode?.[1] ?? byMessage?.[1];
  return fault === undefined ? error : unusableStore(fault, error);
}
