import { h } from '../dom.js';
import { drawElement } from '../elements/draw.js';
import { drawText } from '../mrkdwn.js';
import { drawPicture } from './image.js';

/** Draws a section: text, fields in two columns, and one accessory beside them. */
export function drawSection(block, context) {
  const text = block.text === undefined ? null : h('div', { class: 'text' }, drawText(block.text, context));
  const fields = (block.fields ?? []).map((field) => h('div', { class: 'section-field' }, drawText(field, context)));
  const words = h('div', { class: 'section-words' }, text, fields.length > 0 && h('div', { class: 'fields' }, fields));
  if (block.accessory === undefined) return words;
  const accessory =
    block.accessory.type === 'image'
      ? drawPicture(block.accessory, 'accessory-image')
      : drawElement(block.accessory, block, context);
  return h('div', { class: 'section-row' }, words, h('div', { class: 'accessory' }, accessory));
}

/** Draws a context block: small words and pictures in a row. */
export function drawContext(block, context) {
  const parts = block.elements.map((element) =>
    element.type === 'image' ? drawPicture(element, 'context-image') : h('span', null, drawText(element, context)),
  );
  return h('div', { class: 'context' }, parts);
}
