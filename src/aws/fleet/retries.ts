import type { RetryStrategy } from '../clients.ts';

type ErrorType = 'TRANSIENT' | 'THROTTLING' | 'SERVER_ERROR' | 'CLIENT_ERROR';

/** How often a call is tried, by what went wrong; a refusal stays one. */
const MAX_ATTEMPTS: Readonly<Record<ErrorType, number>> = {
  THROTTLING: 10,
  SERVER_ERROR: 6,
  TRANSIENT: 4,
  CLIENT_ERROR: 1,
};

const LONGEST_DELAY_MS = 20_000;

interface Token {
  readonly getRetryCount: () => number;
  readonly getRetryCost: () => number;
  readonly getRetryDelay: () => number;
}

function tokenOf(count: number, delayMs: number): Token {
  return { getRetryCount: () => count, getRetryCost: () => 0, getRetryDelay: () => delayMs };
}

/**
 * Retries for a sweep: exponential backoff with full jitter (`random` from 0 to 1) from `baseMs`. Unlike the SDK's own
 * it has no budget over all calls: thousands of calls of which a third are throttled still all get their answer.
 */
export function createSweepRetries({
  random,
  baseMs = 500,
}: {
  readonly random: () => number;
  readonly baseMs?: number;
}): RetryStrategy {
  return {
    acquireInitialRetryToken: async () => tokenOf(0, 0),
    refreshRetryTokenForRetry: async (token: Token, { errorType }: { readonly errorType: ErrorType }) => {
      const attempts = token.getRetryCount() + 1;
      if (attempts >= MAX_ATTEMPTS[errorType]) throw new Error('Tried often enough.');
      return tokenOf(attempts, random() * Math.min(LONGEST_DELAY_MS, baseMs * 2 ** token.getRetryCount()));
    },
    recordSuccess: () => undefined,
  };
}
