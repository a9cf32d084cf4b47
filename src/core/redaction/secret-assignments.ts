/** Words in a name whose value is a secret whatever it looks like. */
const STRONG =
  'pass(?:word|wd|phrase|code)?|pwd|secret(?!s\\b)|api[_-]?key|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|session[_-]?key|account[_-]?key|client[_-]?key|master[_-]?key|authorization|connection[_-]?string|conn[_-]?str';

/** Words that AWS writes before a colon in plain sentences too, such as `registry auth: execution resource …`. */
const WEAK = 'token|credentials?|secrets|auth|cookie|signature|dsn|jwt|otp|salt|nonce';

const VALUE = `"(?:[^"\\\\]|\\\\.)*"?|'(?:[^'\\\\]|\\\\.)*'?|[^\\s,;&"'<>{}()\\[\\]\\\\]+`;

/** `name = value`, `"name": "value"`, `name=>value`. Within an ARN the word names a service or a kind of resource. */
const ASSIGNMENT = new RegExp(
  `(?<!\\d{12}:|arn:aws[a-z-]*:)(?<!\\w)((?:--?)?[\\w.-]*(?:${STRONG}|${WEAK})[\\w.-]*)(\\\\?["']?\\s*(?:=>|:=|[:=])\\s*\\\\?|\\s+(?=["']))(${VALUE})`,
  'gi',
);
const FLAG = new RegExp(`(?<!\\S)(--?[\\w-]*(?:${STRONG}|token)[\\w-]*)(\\s+)(?!-)(${VALUE})`, 'gi');
const IS_STRONG = new RegExp(STRONG, 'i');

/** Headers whose whole rest of the line is secret. */
const HEADER = /\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key|x-amz-security-token)(\s*[:=]\s*)[^\r\n"']+/gi;

/** The text with the values taken out that are assigned to names like `DATABASE_PASSWORD`. */
export function redactAssignments(text: string, redacted: string): string {
  return text
    .replace(HEADER, (_whole, name: string, between: string) => `${name}${between}${redacted}`)
    .replace(ASSIGNMENT, (whole, name: string, between: string, value: string) =>
      isSentence(name, between, value) ? whole : `${name}${between}${inQuotesOf(value, redacted)}`,
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
  if (/^["']/.test(between) || !/^:\s/.test(between))
    return value.includes('://') && !/password|pwd|secret/i.test(name);
  return !IS_STRONG.test(name) && !/[_.-]/.test(name) && /^[A-Za-z]+[.,:]?$/.test(value);
}

function inQuotesOf(value: string, redacted: string): string {
  const [quote] = value;
  return quote === '"' || quote === "'" ? `${quote}${redacted}${quote}` : redacted;
}
