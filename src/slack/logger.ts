import { type Logger as BoltLogger, LogLevel } from '@slack/bolt';
import { type Logger, pino } from 'pino';
import type { Redact } from './redaction.ts';

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error'>;

/** A log of JSON lines into `write`. Every finished line goes through `redact`, whoever wrote it. */
export function createLogger({
  level,
  redact,
  write,
}: {
  readonly level: string;
  readonly redact: Redact;
  readonly write: (line: string) => void;
}): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { error: describeError },
    },
    { write: (line: string) => write(redact(line)) },
  );
}

/**
 * Name, code, message, stack and causes of an error, and nothing else: errors of HTTP clients and of Bolt carry
 * requests, bodies and sockets.
 */
export function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return String(error).slice(0, 500);
  const code = 'code' in error ? error.code : undefined;
  return {
    name: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/**
 * Bolt's and the Web API client's lines in our log. Their debug lines hold whole payloads, so they are dropped at
 * every level; so are objects beside errors.
 */
export function createBoltLogger(log: Log): BoltLogger {
  const line =
    (level: 'info' | 'warn' | 'error') =>
    (...parts: readonly unknown[]) => {
      const error = parts.find((part) => part instanceof Error);
      const detail = parts.filter((part) => typeof part === 'string').join(' ');
      log[level]({ detail, ...(error === undefined ? {} : { error }) }, 'Bolt');
    };
  return {
    debug: () => {},
    info: line('info'),
    warn: line('warn'),
    error: line('error'),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
