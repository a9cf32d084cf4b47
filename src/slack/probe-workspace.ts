import type { Clock } from '../app/ports.ts';
import type { Probed } from '../core/doctor/probed.ts';
import type { SlackFacts } from '../core/doctor/slack-checks.ts';
import { isRecord, textAt } from './delivery-body.ts';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.ts';

export interface ProbeWorkspaceDeps {
  readonly botToken: string;
  readonly appToken?: string;
  readonly signingSecrets: readonly string[];
  readonly apiUrl?: string;
  /** True when the settings name user groups, so that their scope is needed. */
  readonly isUsergroupsNeeded: boolean;
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

const SLACK_API = 'https://slack.com/api/';
const TIMEOUT_MS = 8000;

/** Asks Slack whose the tokens are (`auth.test`, and `apps.connections.open` in Socket Mode). Posts nothing, never throws. */
export async function probeWorkspace(deps: ProbeWorkspaceDeps): Promise<Probed<SlackFacts>> {
  const { botToken, appToken, signingSecrets, apiUrl = SLACK_API, isUsergroupsNeeded } = deps;
  const [identity, socket] = await Promise.all([
    call(deps, 'auth.test', botToken),
    appToken === undefined ? null : call(deps, 'apps.connections.open', appToken),
  ]);
  const required = [...REQUIRED_SCOPES, ...(isUsergroupsNeeded ? OPTIONAL_SCOPES : [])];
  return {
    facts: {
      token: tokenOf(identity, apiUrl),
      scopes: identity?.scopes ?? null,
      requiredScopes: required,
      optionalScopes: isUsergroupsNeeded ? [] : OPTIONAL_SCOPES,
      signingSecrets: appToken === undefined ? signingSecrets : null,
      appToken: socket === null ? null : appTokenOf(socket),
    },
    clock: identity?.date === undefined ? null : { against: 'slack', theirs: identity.date, ours: identity.at },
  };
}

interface SlackAnswer {
  readonly body: unknown;
  /** Null when Slack did not say. */
  readonly scopes: readonly string[] | null;
  /** Slack's clock, and ours when the answer came. */
  readonly date?: string;
  readonly at: string;
}

/** Undefined when Slack could not be reached, or answered with something that is not Slack's. */
async function call(
  { apiUrl = SLACK_API, clock, timeoutMs = TIMEOUT_MS }: ProbeWorkspaceDeps,
  method: string,
  token: string,
): Promise<SlackAnswer | undefined> {
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    const at = clock().toISOString();
    const body: unknown = await response.json();
    if (!isRecord(body) || typeof body.ok !== 'boolean') return undefined;
    const scopes = response.headers.get('x-oauth-scopes');
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      body,
      scopes: scopes === null ? null : scopes.split(',').map((scope) => scope.trim()),
      ...(Number.isNaN(date) ? {} : { date: new Date(date).toISOString() }),
      at,
    };
  } catch {
    // Whatever it was, Slack did not answer; why is for the network to say.
    return undefined;
  }
}

function tokenOf(answer: SlackAnswer | undefined, apiUrl: string): SlackFacts['token'] {
  if (answer === undefined) return { kind: 'unreachable', url: apiUrl };
  const { body } = answer;
  if (!isRecord(body) || body.ok !== true) return { kind: 'refused', error: textAt(body, 'error') ?? 'unknown' };
  return { kind: 'accepted', team: textAt(body, 'team') ?? '', bot: textAt(body, 'user') ?? '' };
}

function appTokenOf(answer: SlackAnswer | undefined): SlackFacts['appToken'] {
  const { body } = answer ?? {};
  if (isRecord(body) && body.ok === true) return { kind: 'accepted' };
  return { kind: 'refused', error: textAt(body, 'error') ?? 'no_answer' };
}
