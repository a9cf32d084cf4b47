import { printable } from './plain.ts';

export interface TerminalOptions {
  /** Columns; 80 unless told. */
  readonly width?: number;
  /** True when the reader's terminal shows colour; off unless told. */
  readonly colour?: boolean;
}

export interface TerminalStyle {
  readonly width: number;
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly green: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly red: (text: string) => string;
}

/** How to paint on a terminal; without colour every style leaves the text alone. */
export function createTerminalStyle({ width = 80, colour = false }: TerminalOptions): TerminalStyle {
  const paint = (code: number, end: number) => (text: string) =>
    colour && text !== '' ? `\u001b[${code}m${text}\u001b[${end}m` : text;
  return {
    width: Math.max(40, Math.floor(width) || 80),
    bold: paint(1, 22),
    dim: paint(2, 22),
    green: paint(32, 39),
    yellow: paint(33, 39),
    red: paint(31, 39),
  };
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;

/** Columns that the text takes: Hangul, kana, Han and full-width forms take two. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += character.length > 1 || WIDE.test(character) ? 2 : 1;
  return width;
}

/** The text with spaces after it up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** The text in lines of at most `width` columns, broken at spaces; a longer word keeps a line of its own. */
export function wrap(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && displayWidth(longer) > width - displayWidth(indent)) {
      lines.push(indent + line);
      line = word;
    } else {
      line = longer;
    }
  }
  if (line !== '') lines.push(indent + line);
  return lines;
}

/** The text as a list item, later lines hanging under the first. */
export function bullet(text: string, width: number): string[] {
  return wrap(text, width, '    ').map((line, index) => (index === 0 ? `  - ${line.trimStart()}` : line));
}
