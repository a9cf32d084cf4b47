import { checkBlocks } from './block-check.ts';
import { LIMITS, type Rule } from './block-rules.ts';
import { asList, asObject, type Json } from './json.ts';
import type { Refusal } from './message-check.ts';
import { checkRule, type Problem } from './shape-check.ts';

const plain24: Rule = { kind: 'text', types: ['plain_text'], max: LIMITS.viewTitle };
const id255: Rule = { kind: 'string', max: 255 };
const COMMON: Readonly<Record<string, Rule>> = {
  private_metadata: { kind: 'string', max: LIMITS.privateMetadata },
  callback_id: id255,
  external_id: id255,
};
const MODAL: Readonly<Record<string, Rule>> = {
  ...COMMON,
  title: plain24,
  submit: plain24,
  close: plain24,
  clear_on_close: { kind: 'boolean' },
  notify_on_close: { kind: 'boolean' },
  submit_disabled: { kind: 'boolean' },
};

/** What Slack refuses in a view of this kind; undefined when it accepts it. */
export function checkView(
  view: unknown,
  kind: 'modal' | 'home',
  unknownTypes: ReadonlySet<string>,
): Refusal | undefined {
  const fields = asObject(view);
  if (fields === undefined)
    return { error: 'invalid_arguments', problems: [{ pointer: '/view', message: 'must be an object' }] };
  if (JSON.stringify(fields).length > LIMITS.viewBytes) return { error: 'view_too_large', problems: [] };
  const problems: Problem[] = [];
  if (fields.type !== kind) problems.push({ pointer: '/view/type', message: `must be ${kind}` });
  const rules = kind === 'modal' ? MODAL : COMMON;
  const context = { surface: kind, unknownTypes, visit: () => {} };
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'type' || name === 'blocks') continue;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined)
      problems.push({ pointer: '/view', message: `invalid additional property: ${name.slice(0, 80)}` });
    else checkRule(rule, value, `/view/${name}`, context, problems);
  }
  if (fields.blocks === undefined) problems.push({ pointer: '/view', message: 'missing required field: blocks' });
  else problems.push(...checkBlocks(fields.blocks, { surface: kind, unknownTypes, pointer: '/view/blocks' }));
  if (kind === 'modal') checkModal(fields, problems);
  return problems.length === 0 ? undefined : { error: 'invalid_arguments', problems };
}

function checkModal(view: Json, problems: Problem[]): void {
  if (view.title === undefined) problems.push({ pointer: '/view', message: 'missing required field: title' });
  const hasInput = asList(view.blocks).some((block) => asObject(block)?.type === 'input');
  if (hasInput && view.submit === undefined)
    problems.push({ pointer: '/view', message: 'missing required field: submit (the view has input blocks)' });
}
