import type { Evaluate, PullKind } from '../cause.ts';
import { wordsOf } from '../stop-kind.ts';
import { stopProofs, stopsOfKind, taskProofs } from '../stops.ts';

/** By AWS's words, the first that fits: a name that is not resolved says "no such host" and is no missing tag. */
const KINDS: readonly (readonly [PullKind, RegExp])[] = [
  ['rateLimit', /toomanyrequests|rate limit|429/i],
  ['disk', /no space left/i],
  ['platform', /matching platform|does not contain descriptor|exec format/i],
  [
    'network',
    /i\/o timeout|timed? ?out|dial tcp|connection (?:refused|reset)|no route|no such host|TLS handshake|deadline exceeded|network is unreachable|RequestCanceled|connection issue|EOF$/i,
  ],
  ['auth', /denied|forbidden|403|401|unauthorized|not authorized|authorization failed|no basic auth|credentials/i],
  ['missing', /not found|manifest unknown|does not exist|name unknown|NotFound|404|no such (?:image|manifest)/i],
];

const IMAGE = /\b([a-z0-9][a-z0-9.-]*(?::\d+)?\/[a-z0-9._/-]+(?::[\w][\w.-]*|@sha256:[0-9a-f]{64})?)/i;

/** The image cannot be pulled, and why as far as AWS says it. */
export const imagePullFailed: Evaluate<'ImagePullFailed'> = (symptoms) => {
  const series = stopsOfKind(symptoms, 'pull');
  if (series === null) return null;
  const { since, sinceAtLeast, lastAt, stops, latest } = series;
  const said = wordsOf(latest);
  const kind = KINDS.find(([, pattern]) => pattern.test(said))?.[0] ?? 'unknown';
  return {
    code: 'ImagePullFailed',
    figures: { kind, image: imageOf(said), times: stops.length },
    since,
    sinceAtLeast,
    lastAt,
    confidence: kind === 'unknown' ? 'medium' : 'high',
    proofs: [...stopProofs(series), ...taskProofs(symptoms)],
  };
};

/** The image that AWS names. */
function imageOf(text: string): string | null {
  const found = IMAGE.exec(text.replace(/https?:\/\/\S+/g, ''))?.[1];
  return found === undefined ? null : found.replace(/[.:]$/, '');
}
