import type { EnvironmentVariable } from './runtime-hints.ts';

/** Words that a variable is named with when it holds a secret, at the end of the name; the longest need no mark before them. */
const SECRET_NAME =
  /(?:(?:^|[_.-])(?:API_?KEY|ACCESS_?KEY|AUTH_?TOKEN|CLIENT_?SECRET|CREDENTIALS?|ENCRYPTION_?KEY|PASS(?:PHRASE)?|PRIVATE_?KEY|PWD|SALT|SECRET(?:_?KEY)?|SIGNING_?KEY|TOKEN|(?:APP|AUTH|COOKIE|HMAC|JWT|LICENSE|MASTER|SESSION|SSH)_?KEY)|APIKEY|PASSWD|PASSWORD)(?:[_.-]?\d+)?$/i;
/** The same words run together at the end of a name in camel case: `dbPassword`, `apiKey`. */
const SECRET_CAMEL_NAME = /[a-z](?:Password|Passwd|Secret|SecretKey|Token|ApiKey|AccessKey|PrivateKey|Credentials?)$/;
/** Words that begin a name, whatever follows: `SECRET_KEY_BASE`, `PASSWORD_FOR_REPORTS`. */
const SECRET_PREFIX = /^(?:PASSWORD|SECRET)[_.-]/i;

/** Names that say where a secret lies, or what it is like, and not what it is. */
const POINTS_TO_SECRET =
  /(?:^|[_.-])(?:ARN|NAME|ID|FILE|PATH|URL|URI|ENDPOINT|HOST|PREFIX|TTL|LENGTH|EXPIRY|EXPIRES(?:_?IN)?|TIMEOUT|REGION|VERSION|ENABLED|TYPE|POLICY|ALGORITHM|HEADER)$/i;

/** Values that are secrets by their shape, whatever they are called. */
const SECRET_VALUES: readonly RegExp[] = [
  // AWS access keys, long-lived and temporary.
  /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/,
  // Keys of Slack, GitHub, GitLab, Stripe, Google, SendGrid, npm and the like begin with a mark of their own.
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/,
  /\b(?:gh[opsru]_[A-Za-z0-9]{30,}|github_pat_[A-Za-z0-9_]{30,}|glpat-[A-Za-z0-9_-]{16,})/,
  /\b(?:sk|rk)[_-](?:live|test|proj|ant)[_-][A-Za-z0-9_-]{16,}/,
  /\bAIza[A-Za-z0-9_-]{30,}/,
  /\bSG\.[A-Za-z0-9_-]{16,}\.[A-Za-z0-9_-]{16,}/,
  /\bnpm_[A-Za-z0-9]{30,}/,
  // JSON Web Tokens, and private keys.
  /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]+/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  // A password within an address: postgres://user:password@host.
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:[^\s/@]+@/i,
  // A password within a connection string: Server=db;Password=…
  /(?:^|;)\s*(?:password|pwd|accountkey|sharedaccesskey)\s*=\s*[^;\s]+/i,
];

/** What a template or an empty setting leaves in place of a value. */
const NO_VALUE = /^\s*(?:|true|false|null|none|changeme|\$\{?[\w.:-]+\}?|\{\{.*\}\}|<[\w -]+>)\s*$/i;
/** A reference to where the value lies. */
const REFERENCE = /^(?:arn:aws[a-z-]*:(?:secretsmanager|ssm|kms):|ssm:\/\/|vault:)/i;

/** True when a variable looks as if it held a secret in plain text, by its name or by the shape of its value. */
function isSuspect({ name = '', value = '' }: EnvironmentVariable): boolean {
  if (NO_VALUE.test(value) || REFERENCE.test(value)) return false;
  if (SECRET_VALUES.some((shape) => shape.test(value))) return true;
  if (POINTS_TO_SECRET.test(name)) return false;
  return SECRET_NAME.test(name) || SECRET_CAMEL_NAME.test(name) || SECRET_PREFIX.test(name);
}

/** The names of the plain variables that look as if they held a secret; what they hold is looked at here and not kept. */
export function suspectedSecrets(environment: readonly EnvironmentVariable[]): string[] {
  return environment.filter(isSuspect).flatMap(({ name }) => (name ? [name] : []));
}
