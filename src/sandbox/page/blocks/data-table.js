import { h } from '../dom.js';
import { drawCell } from './table.js';

/** Draws a data_table: a caption, columns that sort, and pages. Rows of other pages are in the page, hidden. */
export function drawDataTable(block, context) {
  const [head, ...body] = block.rows;
  const pageSize = block.page_size ?? 5;
  const headerColumn = block.row_header_column_index ?? 0;
  const numeric = head.map((_, column) => body.every((row) => row[column]?.type === 'raw_number'));
  const state = { column: -1, direction: 1, page: 0 };
  const rows = body.map((cells, index) => ({ cells, index, node: drawRow(cells) }));
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const tbody = h('tbody');
  const where = h('span', { class: 'quiet', role: 'status' });
  const previous = h('button', { type: 'button', class: 'button small', click: () => turn(-1) }, 'Previous');
  const next = h('button', { type: 'button', class: 'button small', click: () => turn(1) }, 'Next');
  const headers = head.map((cell, column) => {
    const button = h('button', { type: 'button', class: 'sort', click: () => sortBy(column) }, drawCell(cell, context));
    return h('th', { scope: 'col', class: numeric[column] ? 'align-right' : 'align-left' }, button);
  });

  function drawRow(cells) {
    return h(
      'tr',
      null,
      cells.map((cell, column) =>
        h(
          column === headerColumn ? 'th' : 'td',
          {
            scope: column === headerColumn ? 'row' : null,
            class: cell.type === 'raw_number' ? 'align-right' : 'align-left',
          },
          drawCell(cell, context),
        ),
      ),
    );
  }

  function sortBy(column) {
    state.direction = state.column === column ? -state.direction : 1;
    state.column = column;
    state.page = 0;
    show();
  }

  function turn(step) {
    state.page = Math.min(pages - 1, Math.max(0, state.page + step));
    show();
  }

  function show() {
    const ordered =
      state.column < 0
        ? rows
        : [...rows].sort(
            (a, b) => state.direction * compare(a.cells[state.column], b.cells[state.column]) || a.index - b.index,
          );
    for (const [index, row] of ordered.entries()) row.node.hidden = Math.floor(index / pageSize) !== state.page;
    tbody.replaceChildren(...ordered.map((row) => row.node));
    for (const [column, header] of headers.entries())
      header.setAttribute(
        'aria-sort',
        column !== state.column ? 'none' : state.direction > 0 ? 'ascending' : 'descending',
      );
    where.textContent = `${state.page * pageSize + 1}-${Math.min(rows.length, (state.page + 1) * pageSize)} of ${rows.length}`;
    previous.disabled = state.page === 0;
    next.disabled = state.page === pages - 1;
  }

  show();
  const table = h(
    'table',
    { class: 'table data-table' },
    h('caption', null, block.caption),
    h('thead', null, h('tr', null, headers)),
    tbody,
  );
  const scroll = h('div', { class: 'table-scroll', tabindex: '0', role: 'region', 'aria-label': block.caption }, table);
  return h('div', null, scroll, pages > 1 && h('div', { class: 'pager' }, previous, next, where));
}

function compare(a, b) {
  if (a?.type === 'raw_number' && b?.type === 'raw_number') return a.value - b.value;
  return sortText(a).localeCompare(sortText(b), undefined, { numeric: true });
}

function sortText(cell) {
  if (Array.isArray(cell)) return cell.map(sortText).join('');
  return cell?.text ?? sortText(cell?.elements ?? []);
}
