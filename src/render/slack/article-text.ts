import { escapeSlack } from './escape.ts';

/** Pieces of an article, each within Slack's limit of a section. */
const LIMIT = 2800;

/** An article's Markdown as escaped mrkdwn, in pieces that never part a snippet. */
export function articlePieces(markdown: string): readonly string[] {
  const pieces: string[] = [];
  for (const block of blocksOf(markdown)) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + block.length + 2 <= LIMIT)
      pieces[pieces.length - 1] = `${last}\n\n${block}`;
    else pieces.push(block);
  }
  return pieces;
}

function blocksOf(markdown: string): string[] {
  return markdown
    .split(/(```[\s\S]*?```)/)
    .map((part) => (part.startsWith('```') ? `\`\`\`${snippetOf(part)}\`\`\`` : proseOf(part)))
    .filter((part) => part !== '');
}

/** Without the language, which Slack would show. */
function snippetOf(fenced: string): string {
  return escapeSlack(fenced.slice(3, -3).replace(/^[a-z]*\n/, '\n'));
}

/** Bold, links and list marks as Slack writes them. A table keeps its columns in a code block. */
function proseOf(text: string): string {
  const escaped = escapeSlack(text.trim());
  return escaped
    .replace(/(?:^\|.*\|$\n?)+/gm, (table) => `\`\`\`\n${table.replace(/^\|[-| :]+\|\n/m, '').trimEnd()}\n\`\`\`\n`)
    .replace(/\*\*([^*\n]+)\*\*/g, '*$1*')
    .replace(/\[([^\]\n]+)\]\((https:\/\/[^)\s|]+)\)/g, '<$2|$1>')
    .replace(/^[-*] /gm, '• ')
    .replace(/(`|\*)[^`*\n]+\1/g, standApart)
    .trim();
}

/** A space without width. Slack sees a mark only beside what is no letter, and Korean particles follow without a space. */
const BOUNDARY = '\u200b';
const LETTER = /[\p{L}\p{N}]/u;

function standApart(marked: string, _mark: string, at: number, whole: string): string {
  const before = LETTER.test(whole.charAt(at - 1)) ? BOUNDARY : '';
  const after = LETTER.test(whole.charAt(at + marked.length)) ? BOUNDARY : '';
  return before + marked + after;
}
