import { h } from '../dom.js';
import { drawText } from '../mrkdwn.js';
import { drawRichText } from '../rich-text.js';
import { drawPicture } from './image.js';

/** Draws a container; a collapsible one opens and closes. */
export function drawContainer(block, context, drawBlocks) {
  const title =
    block.rich_text_title === undefined
      ? h('strong', null, drawText(block.title, context))
      : drawRichText(block.rich_text_title, context);
  const head = [
    block.icon && drawPicture(block.icon, 'card-icon'),
    h(
      'span',
      { class: 'container-words' },
      title,
      block.subtitle && h('span', { class: 'quiet' }, drawText(block.subtitle, context)),
    ),
  ];
  const body = h('div', { class: 'container-body' }, drawBlocks(block.child_blocks, context));
  const className = `container width-${block.width ?? 'standard'}`;
  if (block.is_collapsible === true)
    return h(
      'details',
      { class: className, open: block.default_collapsed !== true },
      h('summary', { class: 'container-head' }, head),
      body,
    );
  const divided = block.has_header_divider === true ? ' container-divided' : '';
  return h('section', { class: className }, h('div', { class: `container-head${divided}` }, head), body);
}
