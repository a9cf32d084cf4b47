import { h } from '../dom.js';
import { lines } from '../mrkdwn.js';
import { drawRichText } from '../rich-text.js';

/** Draws one cell's content. */
export function drawCell(cell, context) {
  return cell.type === 'rich_text' ? drawRichText(cell, context) : lines(cell.text);
}

/** Draws a table block; its first row is the header. */
export function drawTable(block, context) {
  const settings = block.column_settings ?? [];
  const cell = (tag, value, column) => {
    const setting = settings[column] ?? {};
    const align = setting.align ?? (value.type === 'raw_number' ? 'right' : 'left');
    const className = `align-${align}${setting.is_wrapped === true ? ' wrapped' : ''}`;
    return h(tag, { class: className, scope: tag === 'th' ? 'col' : null }, drawCell(value, context));
  };
  const [head, ...body] = block.rows;
  const rows = body.map((row) =>
    h(
      'tr',
      null,
      row.map((value, column) => cell('td', value, column)),
    ),
  );
  const table = h(
    'table',
    { class: 'table' },
    h(
      'thead',
      null,
      h(
        'tr',
        null,
        head.map((value, column) => cell('th', value, column)),
      ),
    ),
    h('tbody', null, rows),
  );
  return h('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': 'Table' }, table);
}
