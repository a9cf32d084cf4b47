/** What went wrong, as a word that code may branch on and docs/cli.md lists. */
export type ErrorCode =
  | 'access_denied'
  | 'account_not_found'
  | 'aws_unavailable'
  | 'cluster_not_found'
  | 'config_invalid'
  | 'credentials_missing'
  | 'evidence_invalid'
  | 'export_invalid'
  | 'file_unreadable'
  | 'file_unwritable'
  | 'internal'
  | 'region_missing'
  | 'service_not_found'
  | 'slack_failed'
  | 'storage_unavailable'
  | 'task_definition_invalid'
  | 'task_definition_not_found'
  | 'throttled'
  | 'timed_out';

export interface AdvisorErrorOptions {
  /** What the reader can do about it, one sentence. */
  readonly hint?: string;
  /** Plain data for the log; never a secret. */
  readonly details?: Readonly<Record<string, string | number>>;
  readonly cause?: unknown;
}

/**
 * A failure that has been understood. Adapters translate what their medium throws into this once;
 * the command line and Slack turn it into words; nobody in between looks at anything but `code`.
 */
export class AdvisorError extends Error {
  override readonly name = 'AdvisorError';
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, message: string, options: AdvisorErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.details = options.details ?? {};
  }
}

/** True when `error` is an understood failure. */
export function isAdvisorError(error: unknown): error is AdvisorError {
  return error instanceof AdvisorError;
}
