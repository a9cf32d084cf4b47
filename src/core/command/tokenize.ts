/** One word as typed. */
export interface Token {
  readonly text: string;
  /** True when it stood in quotes: then it is a value, never an option. */
  readonly literal: boolean;
}

/** Opening quotes and what may close them. Phones turn straight quotes into pairs, by language in different ways. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ...[...'“”„‟«»'].map((quote): [string, string] => [quote, '“”„‟«»']),
  ...[...'‘’‚‛‹›'].map((quote): [string, string] => [quote, '‘’‚‛‹›']),
]);

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Zero-width and direction marks, soft hyphens, and control characters that are not white space. */
const INVISIBLE = /\ufeff|(?!\s)[\p{Cc}\p{Cf}]/gu;

/**
 * What the person typed, from the text of a slash command: Slack's links are their label again, its three entities are
 * characters again, and what nobody can see is gone.
 */
export function undoSlackMarkup(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/<(?:https?:\/\/|mailto:|tel:)[^<>|]*\|([^<>]*)>/g, '$1')
    .replace(/<((?:https?:\/\/|mailto:|tel:)[^<>|]*)>/g, '$1')
    .replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}

/**
 * The words of a text, parted by any white space. Quotes of any kind hold a word together, at its start or after `=`
 * or `:`; inside straight double quotes a backslash makes the next `"` or `\` plain. An open quote ends with the text.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < text.length) {
    if (/\s/.test(text.charAt(position))) {
      position++;
      continue;
    }
    const token = readToken(text, position);
    tokens.push({ text: token.text, literal: token.literal });
    position = token.end;
  }
  return tokens;
}

function readToken(text: string, start: number): Token & { readonly end: number } {
  let word = '';
  let position = start;
  while (position < text.length && !/\s/.test(text.charAt(position))) {
    const character = text.charAt(position);
    const opens = position === start || '=:＝：'.includes(text.charAt(position - 1));
    const closers = opens ? QUOTES.get(character) : undefined;
    if (closers === undefined) {
      word += character;
      position++;
      continue;
    }
    const quoted = readQuoted(text, position + 1, closers);
    word += quoted.text;
    position = quoted.end;
    // What is glued to a closing quote starts a word of its own, so that a quoted word stays what it is.
    if (opens) break;
  }
  return { text: word, literal: QUOTES.has(text.charAt(start)), end: position };
}

function readQuoted(text: string, start: number, closers: string): { readonly text: string; readonly end: number } {
  let word = '';
  let position = start;
  while (position < text.length && !closers.includes(text.charAt(position))) {
    const next = text.charAt(position + 1);
    const escaped = closers === '"' && text.charAt(position) === '\\' && (next === '"' || next === '\\');
    word += escaped ? next : text.charAt(position);
    position += escaped ? 2 : 1;
  }
  return { text: word, end: position + 1 };
}
