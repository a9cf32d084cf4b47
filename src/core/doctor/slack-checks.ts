import { type Check, failure, fine, warning } from './check.ts';

/** What Slack said about the tokens. */
export interface SlackFacts {
  readonly token:
    | { readonly kind: 'accepted'; readonly team: string; readonly bot: string }
    | { readonly kind: 'refused'; readonly error: string }
    | { readonly kind: 'unreachable'; readonly url: string };
  /** Null when Slack did not say. */
  readonly scopes: readonly string[] | null;
  readonly requiredScopes: readonly string[];
  readonly optionalScopes: readonly string[];
  /** Null in Socket Mode, which takes none. */
  readonly signingSecrets: readonly string[] | null;
  /** Null over HTTP. */
  readonly appToken: { readonly kind: 'accepted' } | { readonly kind: 'refused'; readonly error: string } | null;
}

/** How Slack writes a signing secret today. */
const SECRET_SHAPE = /^[0-9a-f]{32}$/;

/** The tokens, the scopes of the bot's, and whether the signing secret looks like one: Slack has no call that tells. */
export function slackChecks(facts: SlackFacts): readonly Check[] {
  return [...tokenChecks(facts), ...secretChecks(facts), ...appTokenChecks(facts)];
}

function tokenChecks(facts: SlackFacts): readonly Check[] {
  switch (facts.token.kind) {
    case 'unreachable':
      return [failure('SlackUnreachable', { url: facts.token.url })];
    case 'refused':
      return [failure('SlackTokenRefused', { error: facts.token.error })];
    case 'accepted': {
      const { team, bot } = facts.token;
      return [fine('SlackToken', { team, bot }), ...scopeChecks(facts)];
    }
  }
}

function scopeChecks({ scopes, requiredScopes, optionalScopes }: SlackFacts): readonly Check[] {
  if (scopes === null) return [warning('SlackScopesUnknown', {})];
  const granted = new Set(scopes);
  const isMissing = (scope: string) => !granted.has(scope);
  const missing = requiredScopes.filter(isMissing);
  return [
    ...(missing.length === 0 ? [fine('SlackScopes', { scopes: requiredScopes.length })] : []),
    ...missing.map((scope) => failure('SlackScopeMissing', { scope })),
    ...optionalScopes.filter(isMissing).map((scope) => warning('SlackOptionalScopeMissing', { scope })),
  ];
}

function secretChecks({ signingSecrets }: SlackFacts): readonly Check[] {
  if (signingSecrets === null || signingSecrets.length === 0) return [];
  return signingSecrets.every((secret) => SECRET_SHAPE.test(secret))
    ? [fine('SigningSecret', { secrets: signingSecrets.length })]
    : [warning('SigningSecretShape', {})];
}

function appTokenChecks({ appToken }: SlackFacts): readonly Check[] {
  if (appToken === null) return [];
  return [appToken.kind === 'accepted' ? fine('AppToken', {}) : failure('AppTokenRefused', { error: appToken.error })];
}
