import { confirmed } from '../confirm.js';

/** What stands in an element, as the server takes it; undefined when nobody has touched it. */
export function chosen(context, block, element) {
  return context.choices[block.block_id]?.[element.action_id];
}

/**
 * Notes a choice, and tells the app about it unless the element stands in an input block that does not ask for that.
 * Resolves false when the reader refused the confirmation.
 */
export async function choose(context, block, element, value) {
  if (!(await confirmed(element.confirm, context))) return false;
  context.choices[block.block_id] = { ...context.choices[block.block_id], [element.action_id]: value };
  if (context.quiet !== true) await context.act(element, block, value);
  return true;
}

/** Attributes that join a field to the label and error line of its input block. */
export function fieldNames(element, context) {
  const label = element.placeholder?.text ?? element.action_id;
  return {
    'aria-label': context.names === undefined ? label : null,
    'aria-labelledby': context.names?.labelId,
    'aria-describedby': context.names?.describedBy,
    autofocus: element.focus_on_load === true,
  };
}
