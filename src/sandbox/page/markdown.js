import { h, link } from './dom.js';
import { withEmoji } from './emoji.js';
import { styled } from './inline-style.js';
import { lines } from './mrkdwn.js';

/** Draws the standard Markdown of a markdown block: headings, lists, quotes, code, tables, rules and inline marks. */
export function drawMarkdown(text) {
  const rows = text.split('\n');
  const nodes = [];
  let at = 0;
  const takeWhile = (test) => {
    const start = at;
    while (at < rows.length && test(rows[at])) at += 1;
    return rows.slice(start, at);
  };
  while (at < rows.length) {
    const row = rows[at];
    if (row.trim() === '') at += 1;
    else if (/^\s*```/.test(row)) {
      at += 1;
      const code = takeWhile((one) => !/^\s*```/.test(one));
      at += 1;
      nodes.push(h('pre', null, h('code', null, code.join('\n'))));
    } else if (/^#{1,6}\s/.test(row)) {
      const [, marks, title] = /^(#+)\s+(.*?)\s*#*$/.exec(row);
      nodes.push(h(`h${Math.min(marks.length + 2, 6)}`, { class: 'markdown-heading' }, inline(title)));
      at += 1;
    } else if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(row)) {
      nodes.push(h('hr'));
      at += 1;
    } else if (/^\s*>/.test(row))
      nodes.push(
        h(
          'blockquote',
          null,
          drawMarkdown(
            takeWhile((one) => /^\s*>/.test(one))
              .map((one) => one.replace(/^\s*> ?/, ''))
              .join('\n'),
          ),
        ),
      );
    else if (ITEM.test(row)) nodes.push(drawList(takeWhile((one) => ITEM.test(one) || /^\s{2,}\S/.test(one))));
    else if (row.includes('|') && /^[\s|:-]+$/.test(rows[at + 1] ?? '') && (rows[at + 1] ?? '').includes('-'))
      nodes.push(drawTable(takeWhile((one) => one.includes('|'))));
    else
      nodes.push(
        h(
          'p',
          null,
          inline(
            takeWhile((one) => one.trim() !== '' && !/^(\s*```|#{1,6}\s|\s*>)/.test(one) && !ITEM.test(one)).join('\n'),
          ),
        ),
      );
  }
  return nodes;
}

const ITEM = /^(\s*)([-*+]|\d+[.)])\s+(.*)$/;

function drawList(rows) {
  const root = { depth: -1, node: undefined };
  const stack = [root];
  const top = h('div');
  for (const row of rows) {
    const [, space, mark, text] = ITEM.exec(row) ?? [undefined, undefined, undefined, row.trim()];
    if (space === undefined) {
      stack.at(-1).item?.append(h('br'), ...inline(text));
      continue;
    }
    while (stack.length > 1 && stack.at(-1).depth > space.length) stack.pop();
    if (stack.at(-1).depth < space.length) {
      const node = h(/\d/.test(mark) ? 'ol' : 'ul', /\d/.test(mark) ? { start: Number.parseInt(mark, 10) } : null);
      (stack.at(-1).item ?? top).append(node);
      stack.push({ depth: space.length, node });
    }
    const level = stack.at(-1);
    level.item = h('li', null, inline(text));
    level.node.append(level.item);
  }
  return top;
}

function drawTable(rows) {
  const cells = (row) =>
    row
      .trim()
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => cell.trim());
  const [head, , ...body] = rows;
  return h(
    'div',
    { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table' },
    h(
      'table',
      { class: 'table' },
      h(
        'thead',
        null,
        h(
          'tr',
          null,
          cells(head).map((cell) => h('th', { scope: 'col' }, inline(cell))),
        ),
      ),
      h(
        'tbody',
        null,
        body.map((row) =>
          h(
            'tr',
            null,
            cells(row).map((cell) => h('td', null, inline(cell))),
          ),
        ),
      ),
    ),
  );
}

function inline(text) {
  const stash = [];
  const keep = (node) => `\uE000${stash.push(node) - 1}\uE001`;
  const marked = text
    .replace(/`([^`\n]+)`/g, (_, code) => keep(h('code', null, code)))
    .replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, (_, label, url) => keep(link(url, label)))
    .replace(/<(https?:[^\s<>]+)>/g, (_, url) => keep(link(url, url)))
    .replace(/\*\*(\S[^\n]*?)\*\*/g, (_, bold) => keep({ tag: 'strong', text: bold }))
    .replace(/~~(\S[^\n]*?)~~/g, (_, gone) => keep({ tag: 's', text: gone }));
  const leaf = (part) =>
    part.split(/\uE000(\d+)\uE001/).flatMap((piece, index) => {
      if (index % 2 === 0) return lines(withEmoji(piece));
      const kept = stash[Number(piece)];
      return kept instanceof Node ? [kept] : [h(kept.tag, null, styled(kept.text, leaf, MARKS))];
    });
  return styled(marked, leaf, MARKS);
}

const MARKS = { '*': 'em', _: 'em' };
