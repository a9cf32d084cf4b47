import { h } from '../dom.js';
import { drawElement } from '../elements/draw.js';

/** Draws an actions block: its elements in a row that wraps. */
export function drawActions(block, context) {
  return h(
    'div',
    { class: 'actions', role: 'group' },
    block.elements.map((element) => drawElement(element, block, context)),
  );
}

/** Draws feedback and icon buttons. */
export function drawContextActions(block, context) {
  const shown = block.elements.filter(
    (element) => element.visible_to_user_ids === undefined || element.visible_to_user_ids.includes(context.reader.id),
  );
  return h(
    'div',
    { class: 'actions context-actions', role: 'group' },
    shown.map((element) => drawElement(element, block, context)),
  );
}
