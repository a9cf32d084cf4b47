import { LIMITS, type ShapeGroup } from './block-rules.ts';
import { asList, asObject, type Json } from './json.ts';
import type { Problem } from './shape-check.ts';

type Refuse = (message: string, under?: string) => void;
type Check = (value: Json, refuse: Refuse) => void;

/** Checks that concern several fields of one block or element at once, which the table of fields cannot say. */
export function checkTogether(group: ShapeGroup, value: Json, pointer: string, problems: Problem[]): void {
  const type = String(value.type);
  const refuse: Refuse = (message, under = '') => void problems.push({ pointer: pointer + under, message });
  const checks = group === 'block' ? BLOCK_CHECKS : group === 'element' ? ELEMENT_CHECKS : {};
  const check = Object.hasOwn(checks, type) ? checks[type] : undefined;
  check?.(value, refuse);
  if (group === 'block') checkActionIds(value, refuse);
}

function checkActionIds(block: Json, refuse: Refuse): void {
  const seen = new Set<string>();
  const parts = [...asList(block.elements), ...asList(block.actions), block.accessory, block.element];
  for (const part of parts) {
    const id = asObject(part)?.action_id;
    if (typeof id !== 'string') continue;
    if (seen.has(id)) refuse(`action_id already exists: ${id.slice(0, 80)}`);
    seen.add(id);
  }
}

const BLOCK_CHECKS: Readonly<Record<string, Check>> = {
  container(block, refuse) {
    if (block.default_collapsed === true && block.is_collapsible !== true)
      refuse('default_collapsed requires is_collapsible', '/default_collapsed');
  },
  data_table(block, refuse) {
    const rows = asList(block.rows).map(asList);
    const width = rows[0]?.length ?? 0;
    if (rows.some((row) => row.length !== width)) refuse('all rows must have the same number of cells', '/rows');
    if ((rows[0] ?? []).some((cell) => asObject(cell)?.type === 'rich_text'))
      refuse('rich_text is not allowed in the header row', '/rows/0');
    const header = block.row_header_column_index;
    if (typeof header === 'number' && header >= width)
      refuse('must be less than the number of columns', '/row_header_column_index');
    checkTableText(rows, refuse);
  },
  table(block, refuse) {
    checkTableText(asList(block.rows).map(asList), refuse);
  },
  data_visualization(block, refuse) {
    const chart = asObject(block.chart);
    if (chart === undefined) return;
    for (const [index, segment] of asList(chart.segments).entries()) {
      const value = asObject(segment)?.value;
      if (typeof value === 'number' && value <= 0) refuse('must be more than 0', `/chart/segments/${index}/value`);
    }
    const categories = asList(asObject(chart.axis_config)?.categories);
    if (new Set(categories).size !== categories.length)
      refuse('categories must be unique', '/chart/axis_config/categories');
    const names = new Set<unknown>();
    for (const [index, series] of asList(chart.series).entries()) {
      const labels = asList(asObject(series)?.data).map((point) => asObject(point)?.label);
      const once = labels.length === categories.length && categories.every((name) => labels.includes(name));
      if (!once) refuse('must have exactly one point per category', `/chart/series/${index}/data`);
      const name = asObject(series)?.name;
      if (names.has(name)) refuse('series names must be unique', `/chart/series/${index}/name`);
      names.add(name);
    }
  },
  plan(block, refuse) {
    const ids = asList(block.tasks).map((task) => asObject(task)?.task_id);
    if (new Set(ids).size !== ids.length) refuse('task_id already exists', '/tasks');
  },
};

const ELEMENT_CHECKS: Readonly<Record<string, Check>> = {
  checkboxes: (element, refuse) => checkInitial(element, 'initial_options', refuse),
  radio_buttons: (element, refuse) => checkInitial(element, 'initial_option', refuse),
  static_select: (element, refuse) => checkInitial(element, 'initial_option', refuse),
  multi_static_select: (element, refuse) => checkInitial(element, 'initial_options', refuse),
  plain_text_input(element, refuse) {
    const { min_length: min, max_length: max } = element;
    if (typeof min === 'number' && typeof max === 'number' && min > max)
      refuse('must be less than max_length', '/min_length');
  },
  number_input(element, refuse) {
    const [min, max] = [Number(element.min_value), Number(element.max_value)];
    if (min > max) refuse('must be less than max_value', '/min_value');
    const initial = Number(element.initial_value);
    if (initial < min || initial > max) refuse('must be between min_value and max_value', '/initial_value');
  },
};

function checkInitial(element: Json, field: string, refuse: Refuse): void {
  const initial = element[field];
  if (initial === undefined) return;
  const groups = asList(element.option_groups).flatMap((group) => asList(asObject(group)?.options));
  const known = [...asList(element.options), ...groups];
  const values = known.map((option) => asObject(option)?.value);
  if (new Set(values).size !== values.length) refuse('option values must be unique', '/options');
  const same = (a: unknown, b: unknown): boolean =>
    asObject(a)?.value === asObject(b)?.value &&
    asObject(asObject(a)?.text)?.text === asObject(asObject(b)?.text)?.text;
  for (const option of Array.isArray(initial) ? initial : [initial])
    if (!known.some((other) => same(option, other))) refuse(`must be one of the options`, `/${field}`);
}

function checkTableText(rows: unknown[][], refuse: Refuse): void {
  const total = rows.flat().reduce<number>((sum, cell) => sum + cellText(cell).length, 0);
  if (total > LIMITS.tableText) refuse(`must be less than ${LIMITS.tableText + 1} characters in total`, '/rows');
}

function cellText(value: unknown, depth = 0): string {
  if (depth > 20) return '';
  if (Array.isArray(value)) return value.map((item) => cellText(item, depth + 1)).join('');
  const fields = asObject(value);
  if (fields === undefined) return '';
  const own = typeof fields.text === 'string' ? fields.text : '';
  return own + cellText(fields.elements, depth + 1);
}
