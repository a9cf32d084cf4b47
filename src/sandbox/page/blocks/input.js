import { freshId, h } from '../dom.js';
import { drawElement } from '../elements/draw.js';
import { drawText } from '../mrkdwn.js';

/** Draws an input block: label, field, hint, and room for what was wrong with it. */
export function drawInput(block, context) {
  const [labelId, errorId] = [freshId('label'), freshId('error')];
  const names = { labelId, describedBy: errorId };
  const dispatch = block.dispatch_action === true;
  const field = drawElement(block.element, block, { ...context, names, quiet: !dispatch, fieldId: freshId('field') });
  const target = field.matches('input, textarea, select') ? field : field.querySelector('input, textarea, select');
  if (target !== null && target.id === '') target.id = freshId('field');
  const label = h(
    'label',
    { id: labelId, class: 'field-label', for: target?.id },
    drawText(block.label, context),
    block.optional === true && h('span', { class: 'quiet' }, ' (optional)'),
  );
  return h(
    'div',
    { class: 'input-block', 'data-input': block.block_id },
    label,
    field,
    h('p', { class: 'field-error', id: errorId, role: 'alert', hidden: true }),
    block.hint && h('p', { class: 'hint' }, drawText(block.hint, context)),
  );
}

/** Shows what was wrong beside the fields and moves to the first of them; the others are cleared. */
export function showErrors(root, errors) {
  let first;
  for (const block of root.querySelectorAll('[data-input]')) {
    const message = errors[block.dataset.input];
    const line = block.querySelector('.field-error');
    line.textContent = message ?? '';
    line.hidden = message === undefined;
    block.classList.toggle('has-error', message !== undefined);
    const field = block.querySelector('input, textarea, select');
    if (message === undefined) field?.removeAttribute('aria-invalid');
    else field?.setAttribute('aria-invalid', 'true');
    if (message !== undefined) first ??= field;
  }
  first?.focus();
}
