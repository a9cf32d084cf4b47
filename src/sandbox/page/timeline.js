import { dayLabel } from './dates.js';
import { h } from './dom.js';
import { drawMessage } from './message.js';

/** Pixels between the edge and what is shown first. */
const ROOM_ABOVE = 12;

/**
 * A list of messages that redraws only what changed, so that a menu that is open or a text half typed stays.
 * `contextFor` gives the drawing context of a message, `emptyWords` what stands there while there is none.
 */
export function createTimeline(label, contextFor, does, emptyWords = () => '') {
  const drawn = new Map();
  const node = h('ol', { class: 'timeline', 'aria-label': label, role: 'log', 'aria-live': 'polite', tabindex: '0' });

  function show(messages, reader) {
    const atEnd = node.scrollHeight - node.scrollTop - node.clientHeight < 80;
    const last = messages.at(-1);
    const before = drawn.get(`${reader.id} ${last?.ts}`);
    // What was just asked for is what one looks at, wherever one has scrolled to.
    const isNews = before === undefined || (atEnd && before.content !== JSON.stringify(last));
    const kept = new Set();
    const rows = [];
    let day = '';
    for (const message of messages) {
      const today = dayLabel(message.ts, reader);
      if (today !== day) rows.push(h('li', { class: 'day', role: 'separator' }, h('span', null, today)));
      day = today;
      const key = `${reader.id} ${message.ts}`;
      const content = JSON.stringify(message);
      if (drawn.get(key)?.content !== content)
        drawn.set(key, { content, row: drawMessage(message, contextFor(message), does) });
      kept.add(key);
      rows.push(drawn.get(key).row);
    }
    for (const key of drawn.keys()) if (!kept.has(key)) drawn.delete(key);
    if (messages.length === 0) rows.push(h('li', { class: 'empty quiet' }, emptyWords()));
    place(rows);
    if (isNews) showStartOf(node.lastElementChild);
  }

  // An answer may be taller than the screen: its first line says the most.
  function showStartOf(row) {
    const above = row?.previousElementSibling?.className === 'day' ? row.previousElementSibling : row;
    if (above) node.scrollTop += above.getBoundingClientRect().top - node.getBoundingClientRect().top - ROOM_ABOVE;
  }

  // Moving a node takes its focus away; rows that stand where they stood are left alone.
  function place(rows) {
    for (const [index, row] of rows.entries()) {
      const there = node.children[index];
      if (
        there === row ||
        (there?.className === 'day' && row.className === 'day' && there.textContent === row.textContent)
      )
        continue;
      node.insertBefore(row, there ?? null);
    }
    while (node.children.length > rows.length) node.lastElementChild.remove();
  }

  return { node, show };
}
