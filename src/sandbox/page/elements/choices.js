import { freshId, h } from '../dom.js';
import { drawText } from '../mrkdwn.js';
import { choose, chosen } from './choice-state.js';

function drawList(type, element, context, picked, change) {
  const name = freshId('choice');
  const items = element.options.map((option) =>
    h(
      'label',
      { class: 'choice' },
      h('input', { type, name, value: option.value, checked: picked.includes(option.value), change }),
      h(
        'span',
        null,
        drawText(option.text, context),
        option.description && h('span', { class: 'choice-description' }, drawText(option.description, context)),
      ),
    ),
  );
  return h(
    'div',
    {
      class: 'choices',
      role: type === 'radio' ? 'radiogroup' : 'group',
      'aria-labelledby': context.names?.labelId,
      'data-action-id': element.action_id,
    },
    items,
  );
}

/** Draws a list of boxes to tick. */
export function drawCheckboxes(element, block, context) {
  const picked = chosen(context, block, element) ?? (element.initial_options ?? []).map((option) => option.value);
  return drawList('checkbox', element, context, picked, (event) => {
    const list = event.currentTarget.closest('.choices');
    const values = [...list.querySelectorAll('input:checked')].map((input) => input.value);
    choose(context, block, element, values);
  });
}

/** Draws a list to pick one of. */
export function drawRadioButtons(element, block, context) {
  const picked = chosen(context, block, element) ?? element.initial_option?.value;
  return drawList('radio', element, context, [picked], (event) =>
    choose(context, block, element, event.currentTarget.value),
  );
}
