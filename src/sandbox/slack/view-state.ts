import { asList, asObject, type Json } from './json.ts';

/** What stands in `view.state.values`: block id, then action id, then the element's state. */
export type StateValues = Record<string, Record<string, Json>>;

/** What a person chose, in short: a text, a list of option values or ids, a Unix time, or nothing. */
export type Chosen = string | number | string[] | null | undefined;

/** Choices by block id and action id, or by action id alone where that is unambiguous. */
export type Choices = Record<string, Chosen | Record<string, Chosen>>;

const EMPTY = 'Please complete this required field.';

/** Every interactive element of a list of blocks with the block it stands in, nested blocks included. */
export function elementsOf(blocks: unknown): { block: Json; element: Json }[] {
  return asList(blocks).flatMap((value) => {
    const block = asObject(value);
    if (block === undefined) return [];
    const own = [...asList(block.elements), ...asList(block.actions), block.accessory, block.element];
    const found = own.flatMap((part) => {
      const element = asObject(part);
      return element !== undefined && typeof element.action_id === 'string' ? [{ block, element }] : [];
    });
    const nested = [...asList(block.child_blocks), ...(block.type === 'carousel' ? asList(block.elements) : [])];
    return [...found, ...elementsOf(nested)];
  });
}

/** The state Slack would send for these blocks: initial values where nothing was chosen. */
export function stateValues(blocks: unknown, choices: Choices, suggested: readonly Json[] = []): StateValues {
  const values: StateValues = {};
  for (const { block, element } of elementsOf(blocks)) {
    if (!STATEFUL.test(String(element.type))) continue;
    const [blockId, actionId] = [String(block.block_id), String(element.action_id)];
    const group = values[blockId] ?? {};
    values[blockId] = group;
    group[actionId] = elementState(element, chosenFor(choices, blockId, actionId), suggested);
  }
  return values;
}

const STATEFUL = /(select|input|picker|checkboxes|radio_buttons)$/;

/** The choice for one element, whichever way it was given. */
export function chosenFor(choices: Choices, blockId: string, actionId: string): Chosen {
  const inBlock = choices[blockId];
  if (typeof inBlock === 'object' && inBlock !== null && !Array.isArray(inBlock)) return inBlock[actionId];
  const direct = choices[actionId];
  return typeof direct === 'object' && direct !== null && !Array.isArray(direct) ? undefined : direct;
}

/** The state of one element, in the shape its type has in Slack's payloads. */
export function elementState(element: Json, chosen: Chosen, suggested: readonly Json[] = []): Json {
  const type = String(element.type);
  const base = type.replace(/^multi_/, '');
  const many = type.startsWith('multi_') || type === 'checkboxes';
  const list =
    chosen === undefined ? undefined : chosen === null ? [] : Array.isArray(chosen) ? chosen : [String(chosen)];
  const options = [...optionsOf(element), ...suggested, ...asList(element.initial_options), element.initial_option];
  const option = (value: string): Json | null => {
    const found = options.find((other) => asObject(other)?.value === value);
    return asObject(found) ?? null;
  };
  if (/^(static_select|external_select|checkboxes|radio_buttons)$/.test(base)) {
    const picked = list?.map(option).filter((found) => found !== null);
    if (many) return { type, selected_options: picked ?? asList(element.initial_options) };
    return { type, selected_option: picked === undefined ? (element.initial_option ?? null) : (picked[0] ?? null) };
  }
  const ids = /^(users|channels|conversations)_select$/.exec(base)?.[1];
  if (ids !== undefined) {
    const single = ids.slice(0, -1);
    if (many) return { type, [`selected_${ids}`]: list ?? asList(element[`initial_${ids}`]) };
    return {
      type,
      [`selected_${single}`]: list === undefined ? (element[`initial_${single}`] ?? null) : (list[0] ?? null),
    };
  }
  if (type === 'datepicker') return { type, selected_date: pickOne(list, element.initial_date) };
  if (type === 'timepicker') return { type, selected_time: pickOne(list, element.initial_time) };
  if (type === 'datetimepicker') {
    const at = list === undefined ? element.initial_date_time : Number(list[0]);
    return { type, selected_date_time: Number.isFinite(at) ? at : null };
  }
  if (type === 'file_input') return { type, files: [] };
  if (type === 'rich_text_input')
    return { type, rich_text_value: list?.[0] ? richText(list[0]) : (element.initial_value ?? null) };
  const value = pickOne(list, element.initial_value);
  return { type, value: value === '' ? null : value };
}

function pickOne(list: string[] | undefined, initial: unknown): unknown {
  return list === undefined ? (initial ?? null) : (list[0] ?? null);
}

function richText(text: string): Json {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text }] };
  return { type: 'rich_text', elements: [section] };
}

/** All options an element lists, grouped or not. */
export function optionsOf(element: Json): Json[] {
  const groups = asList(element.option_groups).flatMap((group) => asList(asObject(group)?.options));
  return [...asList(element.options), ...groups] as Json[];
}

/** What Slack's own client refuses before it asks the app: block id to message. */
export function inputErrors(blocks: unknown, values: StateValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, element } of elementsOf(blocks)) {
    if (block.type !== 'input') continue;
    const blockId = String(block.block_id);
    const state = values[blockId]?.[String(element.action_id)] ?? {};
    const problem = inputError(block, element, state);
    if (problem !== undefined) errors[blockId] = problem;
  }
  return errors;
}

function inputError(block: Json, element: Json, state: Json): string | undefined {
  const chosen = Object.entries(state).find(([name]) => name !== 'type')?.[1];
  const empty = chosen === null || chosen === undefined || (Array.isArray(chosen) && chosen.length === 0);
  if (empty) return block.optional === true || element.type === 'file_input' ? undefined : EMPTY;
  if (typeof chosen !== 'string') return undefined;
  const [least, most] = [element.min_length, element.max_length];
  if (typeof least === 'number' && chosen.length < least) return `Please enter at least ${least} characters.`;
  if (typeof most === 'number' && chosen.length > most) return `Please enter at most ${most} characters.`;
  if (element.type === 'number_input') return numberError(element, chosen);
  if (element.type === 'email_text_input' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(chosen))
    return 'Please enter a valid email address.';
  if (element.type === 'url_text_input' && !/^https?:\/\/\S+$/.test(chosen)) return 'Please enter a valid URL.';
  return undefined;
}

function numberError(element: Json, text: string): string | undefined {
  const value = Number(text);
  if (!Number.isFinite(value)) return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(value)) return 'Please enter a whole number.';
  if (element.min_value !== undefined && value < Number(element.min_value))
    return `Please enter a number of at least ${String(element.min_value)}.`;
  if (element.max_value !== undefined && value > Number(element.max_value))
    return `Please enter a number of at most ${String(element.max_value)}.`;
  return undefined;
}
