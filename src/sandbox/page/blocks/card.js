import { h } from '../dom.js';
import { drawElement } from '../elements/draw.js';
import { drawText } from '../mrkdwn.js';
import { drawPicture } from './image.js';

/** Draws a card. */
export function drawCard(block, context) {
  const words = h(
    'div',
    null,
    block.title && h('strong', { class: 'card-title' }, drawText(block.title, context)),
    block.subtitle && h('div', { class: 'quiet' }, drawText(block.subtitle, context)),
  );
  return h(
    'article',
    { class: 'card' },
    block.hero_image && drawPicture(block.hero_image, 'hero'),
    h('div', { class: 'card-head' }, block.icon && drawPicture(block.icon, 'card-icon'), words),
    block.body && h('p', null, drawText(block.body, context)),
    block.actions &&
      h(
        'div',
        { class: 'actions' },
        block.actions.map((button) => drawElement(button, block, context)),
      ),
  );
}

/** Draws cards side by side, to be scrolled. */
export function drawCarousel(block, context) {
  const cards = block.elements.map((card) => h('li', { 'data-block-id': card.block_id }, drawCard(card, context)));
  return h('ul', { class: 'carousel', tabindex: '0', 'aria-label': 'Cards' }, cards);
}
