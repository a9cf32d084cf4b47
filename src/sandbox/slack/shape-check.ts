import {
  BLOCK_SHAPES,
  CELL_SHAPES,
  CHART_SHAPES,
  ELEMENT_SHAPES,
  OBJECT_SHAPES,
  RICH_SHAPES,
  type Rule,
  type Shape,
  type ShapeGroup,
  type Surface,
} from './block-rules.ts';
import { asObject, type Json } from './json.ts';

/** One thing Slack would refuse, with a JSON pointer to it. */
export interface Problem {
  pointer: string;
  message: string;
}

export interface CheckContext {
  surface: Surface;
  /** Block types this workspace does not know yet. */
  unknownTypes: ReadonlySet<string>;
  /** Called for every object that has a `type`, in document order, after its fields were checked. */
  visit: (group: ShapeGroup, value: Json, pointer: string, problems: Problem[]) => void;
}

const GROUPS: Readonly<Record<ShapeGroup, Readonly<Record<string, Shape>>>> = {
  block: BLOCK_SHAPES,
  element: ELEMENT_SHAPES,
  rich: RICH_SHAPES,
  cell: CELL_SHAPES,
  chart: CHART_SHAPES,
};

// A payload of 250 KB can nest deeper than the stack allows; nothing legal is deeper than this.
const MAX_DEPTH = 40;

/** Checks one value against one rule and adds what is wrong to `problems`. */
export function checkRule(
  rule: Rule,
  value: unknown,
  pointer: string,
  context: CheckContext,
  problems: Problem[],
  depth = 0,
) {
  const refuse = (message: string): void => void problems.push({ pointer, message });
  if (depth > MAX_DEPTH) return refuse('nested too deeply');
  switch (rule.kind) {
    case 'anything':
      return;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : refuse('must be a boolean');
    case 'number':
      return checkNumber(rule, value, refuse);
    case 'string':
      return checkString(rule, value, refuse);
    case 'url':
      return checkUrl(rule.max, value, refuse);
    case 'text':
      return checkText(rule, value, pointer, problems);
    case 'list':
      if (!Array.isArray(value)) return refuse('must be an array');
      if (value.length < (rule.min ?? 0)) refuse(`must contain at least ${rule.min} items`);
      if (value.length > (rule.max ?? Number.POSITIVE_INFINITY)) refuse(`no more than ${rule.max} items allowed`);
      for (const [index, item] of value.slice(0, 500).entries())
        checkRule(rule.of, item, `${pointer}/${index}`, context, problems, depth + 1);
      return;
    case 'object': {
      const shape = OBJECT_SHAPES[rule.name];
      const fields = asObject(value);
      if (shape === undefined || fields === undefined) return refuse('must be an object');
      return checkShape(shape, fields, pointer, context, problems, depth, false);
    }
    case 'typed':
      return checkTyped(rule, value, pointer, context, problems, depth);
  }
}

function checkTyped(
  rule: Extract<Rule, { kind: 'typed' }>,
  value: unknown,
  pointer: string,
  context: CheckContext,
  problems: Problem[],
  depth: number,
): void {
  const fields = asObject(value);
  if (fields === undefined) return void problems.push({ pointer, message: 'must be an object' });
  const type = fields.type;
  if (typeof type !== 'string') return void problems.push({ pointer, message: 'missing required field: type' });
  const group = rule.group === 'cell' && type === 'rich_text' ? 'block' : rule.group;
  const shapes = GROUPS[group];
  const shape = Object.hasOwn(shapes, type) ? shapes[type] : undefined;
  // A block inside another block is judged by its parent's list of types, not by the surface.
  const nested = group === 'block' && depth > 1;
  const allowedHere = nested || shape?.surfaces === undefined || shape.surfaces.includes(context.surface);
  if (shape === undefined || !rule.types.includes(type) || !allowedHere || context.unknownTypes.has(type))
    return void problems.push({ pointer: `${pointer}/type`, message: `unsupported type: ${type.slice(0, 80)}` });
  checkShape(shape, fields, pointer, context, problems, depth, true);
  context.visit(group, fields, pointer, problems);
}

function checkShape(
  shape: Shape,
  value: Json,
  pointer: string,
  context: CheckContext,
  problems: Problem[],
  depth: number,
  typed: boolean,
): void {
  for (const [name, field] of Object.entries(value)) {
    if (typed && name === 'type') continue;
    if (name === 'block_id' && typed && typeof value.type === 'string' && value.type in BLOCK_SHAPES) {
      checkRule({ kind: 'string', min: 1, max: 255 }, field, `${pointer}/block_id`, context, problems, depth + 1);
      continue;
    }
    const rule = Object.hasOwn(shape.fields, name) ? shape.fields[name] : undefined;
    if (rule === undefined) problems.push({ pointer, message: `invalid additional property: ${name.slice(0, 80)}` });
    else checkRule(rule, field, `${pointer}/${name}`, context, problems, depth + 1);
  }
  for (const name of shape.required)
    if (value[name] === undefined) problems.push({ pointer, message: `missing required field: ${name}` });
  if (shape.someOf !== undefined && !shape.someOf.some((name) => value[name] !== undefined))
    problems.push({ pointer, message: `missing required field: one of ${shape.someOf.join(', ')}` });
  if (shape.oneOf !== undefined && shape.oneOf.filter((name) => value[name] !== undefined).length !== 1)
    problems.push({ pointer, message: `must have exactly one of ${shape.oneOf.join(', ')}` });
}

function checkNumber(rule: Extract<Rule, { kind: 'number' }>, value: unknown, refuse: (message: string) => void) {
  if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('must be a number');
  if (rule.integer === true && !Number.isInteger(value)) return refuse('must be an integer');
  if (rule.min !== undefined && value < rule.min) return refuse(`must be at least ${rule.min}`);
  if (rule.max !== undefined && value > rule.max) return refuse(`must be at most ${rule.max}`);
}

function checkString(rule: Extract<Rule, { kind: 'string' }>, value: unknown, refuse: (message: string) => void) {
  if (typeof value !== 'string') return refuse('must be a string');
  if (value.length < (rule.min ?? 0)) return refuse(`must be more than ${(rule.min ?? 1) - 1} characters`);
  if (rule.max !== undefined && value.length > rule.max) return refuse(`must be less than ${rule.max + 1} characters`);
  if (rule.oneOf !== undefined && !rule.oneOf.includes(value))
    return refuse(`must be one of: ${rule.oneOf.join(', ')}`);
  if (rule.pattern !== undefined && !rule.pattern.test(value)) return refuse('has the wrong format');
}

function checkUrl(max: number, value: unknown, refuse: (message: string) => void) {
  if (typeof value !== 'string') return refuse('must be a string');
  if (value.length > max) return refuse(`must be less than ${max + 1} characters`);
  if (!/^(https?:\/\/[^\s/]|mailto:|slack:)/.test(value) || !URL.canParse(value)) return refuse('must be a valid URL');
}

function checkText(rule: Extract<Rule, { kind: 'text' }>, value: unknown, pointer: string, problems: Problem[]): void {
  const fields = asObject(value);
  if (fields === undefined) return void problems.push({ pointer, message: 'must be an object' });
  const type = fields.type;
  if (type !== 'plain_text' && type !== 'mrkdwn')
    return void problems.push({ pointer: `${pointer}/type`, message: 'must be plain_text or mrkdwn' });
  if (!rule.types.includes(type))
    return void problems.push({ pointer: `${pointer}/type`, message: `unsupported type: ${type}` });
  const extra = type === 'plain_text' ? 'emoji' : 'verbatim';
  for (const [name, field] of Object.entries(fields)) {
    if (name === 'type' || name === 'text') continue;
    if (name !== extra) problems.push({ pointer, message: `invalid additional property: ${name.slice(0, 80)}` });
    else if (typeof field !== 'boolean') problems.push({ pointer: `${pointer}/${name}`, message: 'must be a boolean' });
  }
  if (fields.text === undefined) return void problems.push({ pointer, message: 'missing required field: text' });
  checkString({ kind: 'string', min: 1, max: rule.max }, fields.text, (message) =>
    problems.push({ pointer: `${pointer}/text`, message }),
  );
}
