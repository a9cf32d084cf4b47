import { BLOCK_SHAPES, LIMITS, type Surface } from './block-rules.ts';
import { asObject, type Json } from './json.ts';
import { type CheckContext, checkRule, type Problem } from './shape-check.ts';
import { checkTogether } from './together-check.ts';

export interface BlockCheckOptions {
  surface: Surface;
  /** Block types to refuse as a workspace does that has not received them yet. */
  unknownTypes?: ReadonlySet<string>;
  /** Where the list stands in the request: `/blocks` or `/view/blocks`. */
  pointer?: string;
}

/** Everything Slack would refuse in a list of blocks, in document order; an empty list means accepted. */
export function checkBlocks(blocks: unknown, options: BlockCheckOptions): Problem[] {
  const pointer = options.pointer ?? '/blocks';
  const problems: Problem[] = [];
  const seen: Json[] = [];
  const context: CheckContext = {
    surface: options.surface,
    unknownTypes: options.unknownTypes ?? new Set(),
    visit(group, value, at, found) {
      if (group === 'block') seen.push(value);
      checkTogether(group, value, at, found);
    },
  };
  const max = options.surface === 'message' ? LIMITS.messageBlocks : LIMITS.viewBlocks;
  checkRule(
    { kind: 'list', max, of: { kind: 'typed', group: 'block', types: Object.keys(BLOCK_SHAPES) } },
    blocks,
    pointer,
    context,
    problems,
  );
  checkWhole(seen, pointer, problems);
  return problems;
}

function checkWhole(seen: Json[], pointer: string, problems: Problem[]): void {
  const ids = new Set<unknown>();
  for (const block of seen) {
    const id = block.block_id;
    if (id === undefined) continue;
    if (ids.has(id)) problems.push({ pointer, message: `block_id already exists: ${String(id).slice(0, 80)}` });
    ids.add(id);
  }
  const count = (...types: string[]): number => seen.filter((block) => types.includes(String(block.type))).length;
  if (count('table', 'data_table') > 1) problems.push({ pointer, message: 'only one table is allowed per message' });
  if (count('plan') > 1) problems.push({ pointer, message: 'only one plan is allowed per message' });
  if (count('data_visualization') > LIMITS.messageCharts)
    problems.push({ pointer, message: `no more than ${LIMITS.messageCharts} data_visualization blocks allowed` });
  const markdown = seen.reduce((sum, block) => sum + (block.type === 'markdown' ? textLength(block.text) : 0), 0);
  if (markdown > LIMITS.messageMarkdown)
    problems.push({ pointer, message: `markdown must be less than ${LIMITS.messageMarkdown + 1} characters in total` });
  const focused = seen.filter((block) => asObject(block.element)?.focus_on_load === true);
  if (focused.length > 1) problems.push({ pointer, message: 'focus_on_load may be set on one element only' });
}

function textLength(value: unknown): number {
  return typeof value === 'string' ? value.length : 0;
}

/** The number of characters a reader could see: every `text`, `alt_text`, `caption`, `title` and `label` string. */
export function visibleTextLength(value: unknown, depth = 0): number {
  if (depth > 40) return 0;
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + visibleTextLength(item, depth + 1), 0);
  const fields = asObject(value);
  if (fields === undefined) return 0;
  let sum = 0;
  for (const [name, field] of Object.entries(fields)) {
    if (typeof field === 'string') sum += SHOWN.has(name) ? field.length : 0;
    else sum += visibleTextLength(field, depth + 1);
  }
  return sum;
}

const SHOWN: ReadonlySet<string> = new Set(['text', 'alt_text', 'caption', 'title', 'label', 'name']);
