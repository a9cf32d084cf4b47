import { redactRandom } from './random-text.ts';
import { redactAssignments } from './secret-assignments.ts';
import { redactSpoken } from './spoken-secrets.ts';

/** What stands in a secret's place, in every language. */
export const REDACTED = '[redacted]';

/** Secrets that are told by their own shape: the pattern, and what is left of it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z0-9 ]*PRIVATE KEY-----|$)/g, REDACTED],
  // The last @ before a blank or quote ends the password, which may hold any other sign.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>/@]*:[^\s"'<>]*@/gi, `$1${REDACTED}@`],
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s"'<>/@:]{16,}@/gi, `$1${REDACTED}@`],
  [/\beyJ[\w-]{4,}\.[\w-]{4,}(?:\.[\w-]*)?/g, REDACTED],
  [/\b(?:A3T[A-Z0-9]|ABIA|ACCA|AGPA|AIDA|AIPA|AKIA|ANPA|ANVA|AROA|ASCA|ASIA)[A-Z0-9]{12,}\b/g, REDACTED],
  [/https?:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"'\\<>|)]*/gi, REDACTED],
  [
    /\b(https?:\/\/(?:[\w-]+\.)*(?:webhook\.office\.com|(?:discord|discordapp)\.com\/api\/webhooks|api\.telegram\.org\/bot))[^\s"'\\<>]*/gi,
    `$1${REDACTED}`,
  ],
  [/\b(jdbc:oracle:\w+:[^\s/@:]+\/)[^\s@]+(?=@)/gi, `$1${REDACTED}`],
  // `curl -u user:password`, and no `-u 1000:1000`, which is a user and a group.
  [/(\s--?u(?:ser)?[\s=]+["']?(?!\d+:\d+\b)[^\s:"']+:)[^\s"']+/g, `$1${REDACTED}`],
  [/(\b(?:mysql|mysqldump|mysqladmin|mariadb)\b[^\n]*?\s-p)[^\s"'[][^\s"']*/g, `$1${REDACTED}`],
  [/\bxox[a-z](?:\.xox[a-z])?-[\w-]+/gi, REDACTED],
  [/\bxapp-[\w-]+/gi, REDACTED],
  [/\b(?:gh[opsur]_|github_pat_|glpat-|npm_|pypi-|dop_v1_|shpat_|hf_)[\w-]{16,}/g, REDACTED],
  [/\b(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[\w-]{16,}/g, REDACTED],
  [/\b(?:whsec_|GOCSPX-|NRAK-|ya29\.|hv[sbr]\.|dp\.(?:st|pt|ct|sa|scim|audit)\.)[\w.-]{16,}/g, REDACTED],
  [/\b(?:(?:SK|AC)[0-9a-f]{32}|key-[0-9a-f]{32})\b/g, REDACTED],
  [/\bAIza[\w-]{30,}/g, REDACTED],
  [/\bSG\.[\w-]{16,}\.[\w-]{16,}/g, REDACTED],
  [/\b(Bearer|Basic|Digest|Negotiate)\s+[\w.~+/=-]{6,}/gi, `$1 ${REDACTED}`],
  [/([?&](?:X-Amz-(?:Signature|Security-Token|Credential)|sig|sv|signature)=)[^\s&"'<>]+/gi, `$1${REDACTED}`],
  [/([?&]key=)[^\s&"'<>]{16,}/gi, `$1${REDACTED}`],
];

/**
 * The text with everything taken out that looks like a key, a token or a password: by its shape, by the name that it is
 * assigned to, by the sentence that tells it, or by being long and random. ARNs, task ids, image digests and tags stay, since a reader needs them.
 * When in doubt it is taken out. The same text for the same text, however often it is applied.
 */
export function redact(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of SHAPES) clean = clean.replace(pattern, replacement);
  return redactRandom(redactSpoken(redactAssignments(clean, REDACTED), REDACTED), REDACTED);
}
