/** What a secret looks like wherever it stands in a line: the pattern, and what is left of it. */
const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/\bxox[a-z](?:\.xox[a-z])?-[A-Za-z0-9-]+/gi, 'xox-redacted'],
  [/\bxapp-[A-Za-z0-9-]+/gi, 'xapp-redacted'],
  [/https?:\/\/hooks\.slack(?:-gov)?\.com\/[^\s"'\\<>|)]*/gi, 'response-url-redacted'],
  // A local Slack's response URLs differ in host only.
  [
    /https?:\/\/[^\s"'\\<>|)/]+\/(?:commands|actions|app|response|respond|services|workflows)\/[^\s"'\\<>|)]*/gi,
    'response-url-redacted',
  ],
  [/\b\d{9,}\.\d+\.[0-9a-f]{6,}\b/gi, 'trigger-redacted'],
  [/\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{6,}/gi, '$1 redacted'],
  [/\bv0=[0-9a-f]{64}\b/gi, 'signature-redacted'],
  [/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, 'access-key-redacted'],
];

export type Redact = (line: string) => string;

/**
 * Takes tokens, response URLs, trigger ids, signatures and the given secrets out of a finished log line, at whatever
 * depth and in whatever string they stood. The line stays valid JSON: no pattern reaches over a quote or a backslash.
 */
export function createRedaction(secrets: readonly string[]): Redact {
  // As JSON writes them; and nothing so short that it would eat ordinary words.
  const literals = secrets
    .filter((secret) => secret.length >= 6)
    .map((secret) => JSON.stringify(secret).slice(1, -1))
    .sort((a, b) => b.length - a.length);
  return function redact(line) {
    let text = line;
    for (const literal of literals) text = text.replaceAll(literal, 'secret-redacted');
    for (const [pattern, replacement] of PATTERNS) text = text.replace(pattern, replacement);
    return text;
  };
}
