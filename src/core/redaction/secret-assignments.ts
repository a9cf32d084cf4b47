import { isPlainWord } from './spoken-secrets.ts';

/** Words in a name whose value is a secret whatever it looks like. */
const STRONG =
  'pass(?:word|wd|phrase|code)?|pwd|secret(?!s\\b)|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|session[_-]?key|account[_-]?key|client[_-]?key|master[_-]?key|authorization|connection[_-]?string|conn[_-]?str';

/** Words that AWS writes before a colon in plain sentences too, such as `registry auth: execution resource …`. */
const WEAK = 'token|credentials?|secrets|auth|cookie|signature|dsn|jwt|otp|salt|nonce';

const NAME = `[\\w.-]*(?:${STRONG}|${WEAK})[\\w.-]*`;
const VALUE = `"(?:[^"\\\\]|\\\\.)*"?|'(?:[^'\\\\]|\\\\.)*'?|[^\\s,;&"'<>{}()\\[\\]\\\\]+`;

/** `name = value`, `"name": "value"`, `name=>value`. Within an ARN the word names a service or a kind of resource. */
const ASSIGNMENT = new RegExp(
  `(?<!\\d{12}:|arn:aws[a-z-]*:)(?<!\\w)((?:--?)?${NAME})(\\\\?["']?\\s*(?:=>|:=|[:=])\\s*\\\\?|\\s+(?=["']))(${VALUE})`,
  'gi',
);
const FLAG = new RegExp(`(?<!\\S)(--?[\\w-]*(?:${STRONG}|token)[\\w-]*)(\\s+)(?!-)(${VALUE})`, 'gi');
const IS_STRONG = new RegExp(STRONG, 'i');

/** Headers whose whole rest of the line is secret. */
const HEADER = /\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-amz-security-token)(\s*[:=]\s*)[^\r\n"']+/gi;

/** A value that stands apart from its name; what comes before it is kept, and what comes after. */
const APART: readonly RegExp[] = [
  // JSON in a string, and in a string of that.
  new RegExp(`(?<!\\w)(${NAME}\\\\+["']\\s*[:=]\\s*\\\\+["'])((?:(?!\\\\+["'])[^\\n])+)`, 'gi'),
  // { "name": "DB_PASSWORD", "value": "…" }, as task definitions write it, and as YAML.
  new RegExp(
    `(\\bname\\\\*["']?\\s*[:=]\\s*\\\\*["']?${NAME}\\\\*["']?\\s*[,;\\n]\\s*\\\\*["']?value\\\\*["']?\\s*[:=]\\s*\\\\*["']?)([^"'\\\\\\s,}]+(?:[^"'\\\\\\n]*(?=\\\\*["']))?)`,
    'gi',
  ),
  new RegExp(
    `(\\bvalue\\\\*["']?\\s*[:=]\\s*\\\\*["'])([^"'\\\\\\n]+)(?=\\\\*["']\\s*,\\s*\\\\*["']?name\\\\*["']?\\s*[:=]\\s*\\\\*["']?${NAME})`,
    'gi',
  ),
  // A block of YAML.
  new RegExp(`(?<!\\w)(${NAME}:[ \\t]+[|>][+-]?[ \\t]*\\n[ \\t]+)([^\\n]+(?:\\n[ \\t]+[^\\n]+)*)`, 'gi'),
  new RegExp(`(<[\\w:.-]*(?:${STRONG}|token)[\\w.-]*(?:\\s[^<>]*)?>\\s*)([^<\\s][^<]*)(?=</)`, 'gi'),
  new RegExp(`((?:${STRONG}|token)[\\w.-]*%3D)([^%&\\s"'<>]+)`, 'gi'),
];

/** What was taken out of JSON in a string. */
const ESCAPED_BEFORE = /^["']?\[redacted\]\\+["']/;

/** The text with the values taken out that are assigned to names like `DATABASE_PASSWORD`. */
export function redactAssignments(text: string, redacted: string): string {
  let clean = text.replace(HEADER, (_whole, name: string, between: string) => `${name}${between}${redacted}`);
  for (const pattern of APART) clean = clean.replace(pattern, (_whole, before: string) => `${before}${redacted}`);
  return clean
    .replace(ASSIGNMENT, (whole, name: string, between: string, value: string) =>
      isSentence(name, between, value) || ESCAPED_BEFORE.test(value)
        ? whole
        : `${name}${between}${inQuotesOf(value, redacted)}`,
    )
    .replace(
      FLAG,
      (_whole, name: string, between: string, value: string) => `${name}${between}${inQuotesOf(value, redacted)}`,
    );
}

/** True for `auth: execution resource retrieval failed`: a plain word after the colon of a sentence is no value. */
function isSentence(name: string, between: string, value: string): boolean {
  // An IAM action of Secrets Manager.
  if (name === 'secretsmanager' && /^[A-Z][A-Za-z*]+\.?$/.test(value)) return true;
  // A line of a stack trace.
  if (/\.(?:java|kt|scala|py|[cm]?[jt]sx?|go|rb|cs|php|rs)$/.test(name) && /^\d+(?::\d+)?$/.test(value)) return true;
  // MySQL says whether one was given, never which.
  if (/^password$/i.test(name) && /^(?:YES|NO)$/.test(value)) return true;
  if (/^["']/.test(between) || !/^:\s/.test(between))
    return value.includes('://') && !/password|pwd|secret/i.test(name);
  if (IS_STRONG.test(name)) return false;
  return isPlainWord(value) || (!/[_.-]/.test(name) && /^[A-Za-z]+[.,:]?$/.test(value));
}

function inQuotesOf(value: string, redacted: string): string {
  const [quote] = value;
  return quote === '"' || quote === "'" ? `${quote}${redacted}${quote}` : redacted;
}
