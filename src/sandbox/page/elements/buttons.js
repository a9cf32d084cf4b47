import { confirmed } from '../confirm.js';
import { h, icon, isSafeUrl } from '../dom.js';
import { drawText } from '../mrkdwn.js';

async function press(node, element, block, context, value) {
  if (node.getAttribute('aria-busy') === 'true' || !(await confirmed(element.confirm, context))) return;
  node.setAttribute('aria-busy', 'true');
  await context.act(element, block, value);
  node.removeAttribute('aria-busy');
}

/** Draws a button; one with an address opens it and tells the app as well. */
export function drawButton(element, block, context) {
  const attributes = {
    class: `button ${element.style ?? ''}`,
    'aria-label': element.accessibility_label,
    'data-action-id': element.action_id,
    click: (event) => press(event.currentTarget, element, block, context),
  };
  const words = drawText(element.text, context);
  if (isSafeUrl(element.url))
    return h('a', { ...attributes, href: element.url, target: '_blank', rel: 'noopener noreferrer' }, words);
  return h('button', { ...attributes, type: 'button' }, words);
}

/** Draws an icon with its words. */
export function drawIconButton(element, block, context) {
  return h(
    'button',
    {
      type: 'button',
      class: 'button small ghost',
      'data-action-id': element.action_id,
      'aria-label': element.accessibility_label,
      click: (event) => press(event.currentTarget, element, block, context),
    },
    icon('trash'),
    drawText(element.text, context),
  );
}

/** Draws the two feedback buttons; the one pressed stays marked. */
export function drawFeedbackButtons(element, block, context) {
  const draw = (side, sign) => {
    const button = element[side];
    return h(
      'button',
      {
        type: 'button',
        class: 'button small ghost',
        'data-action-id': element.action_id,
        'aria-label': button.accessibility_label,
        'aria-pressed': 'false',
        click: async (event) => {
          const node = event.currentTarget;
          for (const other of node.parentElement.children) other.setAttribute('aria-pressed', String(other === node));
          await press(node, element, block, context, button.value);
        },
      },
      icon(sign),
      drawText(button.text, context),
    );
  };
  return h(
    'span',
    { class: 'feedback', role: 'group' },
    draw('positive_button', 'up'),
    draw('negative_button', 'down'),
  );
}
