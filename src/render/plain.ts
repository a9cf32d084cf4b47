/** What could move a cursor, hide text or reverse it: control characters but newline, and bidirectional overrides. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The text with everything unprintable taken out, so that a name cannot steer a terminal. Newlines stay. */
export function printable(text: string): string {
  return text.replace(UNSEEN, '');
}

/** The text on one line: printable, every run of white space one space. */
export function oneLine(text: string): string {
  return printable(text.replace(/\s+/g, ' ')).trim();
}

/**
 * The text at no more than `limit` UTF-16 code units, cut in the middle, where `residue` says how many are left out.
 * Surrogate pairs stay whole.
 */
export function truncateMiddle(
  text: string,
  limit: number,
  residue: (left: number) => string = (left) => `…${left}…`,
): string {
  if (text.length <= limit) return text;
  const note = residue(text.length - limit + 24);
  const room = Math.max(0, limit - note.length - 8);
  const head = wholeHead(text, Math.ceil(room / 2));
  const tail = wholeTail(text, Math.floor(room / 2));
  const cut = `${head}${residue(text.length - head.length - tail.length)}${tail}`;
  return cut.length <= limit ? cut : wholeHead(text, limit);
}

function wholeHead(text: string, length: number): string {
  const end = length > 0 && isHighSurrogate(text.charCodeAt(length - 1)) ? length - 1 : length;
  return text.slice(0, end);
}

function wholeTail(text: string, length: number): string {
  if (length === 0) return '';
  const start = text.length - length;
  return text.slice(isLowSurrogate(text.charCodeAt(start)) ? start + 1 : start);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
