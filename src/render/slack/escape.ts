import { printable, truncateMiddle } from '../plain.ts';

/** The text with Slack's three control characters escaped, so that no name from outside mentions, links or formats. */
export function escapeSlack(text: string): string {
  return printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** The text escaped, and cut in the middle where it would be longer than `limit` after escaping. */
export function escapeWithin(text: string, limit: number): string {
  let escaped = escapeSlack(text);
  let length = text.length;
  while (escaped.length > limit && length > 0) {
    length = Math.min(length - 1, Math.floor((length * limit) / escaped.length));
    escaped = escapeSlack(truncateMiddle(text, length));
  }
  return escaped;
}

/** A code block of at most `limit` characters; a backtick inside becomes a look-alike, so that it cannot end the block. */
export function codeBlock(code: string, limit: number): string {
  return `\`\`\`\n${escapeWithin(code.replaceAll('`', 'ˋ'), limit - 8)}\n\`\`\``;
}

/** A code block with all of the code, or null where it would be longer than `limit`: half a command must never be pasted. */
export function wholeCodeBlock(code: string, limit: number): string | null {
  const block = codeBlock(code, Number.POSITIVE_INFINITY);
  return block.length <= limit ? block : null;
}

/** Words from outside on a button, where Slack shows plain text of at most `limit` characters. */
export function plainWithin(text: string, limit: number): string {
  const shown = printable(text).replaceAll('\n', ' ').replaceAll('&', '＆').replaceAll('<', '‹').replaceAll('>', '›');
  return truncateMiddle(shown, limit, () => '…');
}
