import { h } from '../dom.js';
import { choose, chosen, fieldNames } from './choice-state.js';

function drawField(tag, attributes, element, block, context) {
  const note = (value) => {
    context.choices[block.block_id] = { ...context.choices[block.block_id], [element.action_id]: value };
  };
  const triggers = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
  return h(tag, {
    class: 'field',
    placeholder: element.placeholder?.text,
    'data-action-id': element.action_id,
    ...fieldNames(element, context),
    ...attributes,
    input: (event) => {
      note(event.currentTarget.value);
      if (context.quiet !== true && triggers.includes('on_character_entered'))
        choose(context, block, element, event.currentTarget.value);
    },
    keydown: (event) => {
      if (
        event.key !== 'Enter' ||
        event.isComposing ||
        context.quiet === true ||
        !triggers.includes('on_enter_pressed')
      )
        return;
      event.preventDefault();
      choose(context, block, element, event.currentTarget.value);
    },
  });
}

const TYPES = { email_text_input: 'email', url_text_input: 'url' };

/** Draws a text field of one or many lines; rich text is typed as plain text. */
export function drawTextInput(element, block, context) {
  const initial = typeof element.initial_value === 'string' ? element.initial_value : richWords(element.initial_value);
  const value = chosen(context, block, element) ?? initial;
  if (element.multiline === true || element.type === 'rich_text_input') {
    const area = drawField(
      'textarea',
      { rows: element.min_lines ?? 4, maxlength: element.max_length },
      element,
      block,
      context,
    );
    area.value = value;
    return area;
  }
  return drawField(
    'input',
    { type: TYPES[element.type] ?? 'text', value, maxlength: element.max_length },
    element,
    block,
    context,
  );
}

function richWords(value) {
  if (Array.isArray(value)) return value.map(richWords).join('');
  return value === undefined ? '' : (value.text ?? richWords(value.elements ?? []));
}

/** Draws a number field; its limits are checked when the view is submitted. */
export function drawNumberInput(element, block, context) {
  const value = chosen(context, block, element) ?? element.initial_value;
  return drawField(
    'input',
    { type: 'text', inputmode: element.is_decimal_allowed ? 'decimal' : 'numeric', value },
    element,
    block,
    context,
  );
}

/** Draws a file field; what is picked stays in the browser. */
export function drawFileInput(element, _block, context) {
  return h('input', {
    type: 'file',
    class: 'field',
    multiple: (element.max_files ?? 10) > 1,
    'data-action-id': element.action_id,
    ...fieldNames(element, context),
  });
}
