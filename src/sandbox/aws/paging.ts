import { createHash } from 'node:crypto';
import { awsError } from './aws-error.ts';
import type { Input } from './input.ts';

/** What a service calls its paging fields and how it refuses a token. */
export interface PagingRules {
  readonly tokenName: 'nextToken' | 'NextToken';
  readonly sizeName: 'maxResults' | 'MaxResults' | 'MaxRecords' | null;
  readonly defaultSize: number;
  readonly largestSize: number;
  readonly invalidToken: { readonly code: string; readonly message: string };
  readonly invalidSizeCode: string;
}

export const ecsPaging = {
  tokenName: 'nextToken',
  sizeName: 'maxResults',
  largestSize: 100,
  invalidToken: { code: 'InvalidParameterException', message: 'Invalid token' },
  invalidSizeCode: 'InvalidParameterException',
} as const;

/** One page of `all` and the token for the next one, which is absent on the last page. */
export function pageOf<T>(
  all: readonly T[],
  input: Input,
  rules: PagingRules,
): { readonly items: readonly T[]; readonly token: string | undefined } {
  const asked = rules.sizeName === null ? undefined : input[rules.sizeName];
  const size = asked ?? rules.defaultSize;
  if (typeof size !== 'number' || !Number.isInteger(size) || size < 1 || size > rules.largestSize) {
    throw awsError(
      rules.invalidSizeCode,
      `Value '${String(size)}' at '${rules.sizeName}' failed to satisfy constraint: ` +
        `Member must be between 1 and ${rules.largestSize}`,
    );
  }
  const start = readToken(input, rules);
  const end = start + size;
  return { items: all.slice(start, end), token: end < all.length ? makeToken(input, rules, end) : undefined };
}

/** An opaque token for a position; it serves the same question only. */
export function makeToken(input: Input, rules: Pick<PagingRules, 'tokenName' | 'sizeName'>, position: number): string {
  return Buffer.from(JSON.stringify([position, questionDigest(input, rules)])).toString('base64url');
}

/** The position in the token of this request, 0 without one. Throws the service's error for a token of another question. */
export function readToken(input: Input, rules: Pick<PagingRules, 'tokenName' | 'sizeName' | 'invalidToken'>): number {
  const token = input[rules.tokenName] ?? undefined;
  if (token === undefined) return 0;
  const [position, digest] = decoded(token);
  if (typeof position === 'number' && digest === questionDigest(input, rules)) return position;
  throw awsError(rules.invalidToken.code, rules.invalidToken.message);
}

function decoded(token: unknown): readonly unknown[] {
  if (typeof token !== 'string') return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

function questionDigest(input: Input, rules: Pick<PagingRules, 'tokenName' | 'sizeName'>): string {
  // The page size may change from page to page, as it may with AWS.
  const question = Object.entries(input)
    .filter(([key]) => key !== rules.tokenName && key !== rules.sizeName)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(question)).digest('base64url').slice(0, 16);
}
