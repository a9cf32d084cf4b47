import { h, link } from '../dom.js';
import { drawText } from '../mrkdwn.js';

/** Draws an image element. The page loads nothing from elsewhere, so a picture of the web is shown by its words. */
export function drawPicture(element, className) {
  const url = element.image_url ?? element.slack_file?.url ?? '';
  if (url.startsWith('data:') || url.startsWith(location.origin))
    return h('img', { src: url, alt: element.alt_text, class: className });
  return h(
    'span',
    { class: `${className} picture-words`, role: 'img', 'aria-label': element.alt_text },
    element.alt_text,
  );
}

/** Draws an image block with its title. */
export function drawImage(block, context) {
  const url = block.image_url ?? '';
  const picture = drawPicture(block, 'block-picture');
  return h(
    'figure',
    null,
    block.title && h('figcaption', null, drawText(block.title, context)),
    url === '' ? picture : link(url, picture),
  );
}

/** Draws a video block as a card that links to it. */
export function drawVideo(block, context) {
  const about = [block.author_name, block.provider_name].filter(Boolean).join(' · ');
  return h(
    'div',
    { class: 'card' },
    h('strong', null, link(block.title_url ?? block.video_url, drawText(block.title, context))),
    about !== '' && h('p', { class: 'quiet' }, about),
    block.description && h('p', null, drawText(block.description, context)),
    drawPicture({ image_url: block.thumbnail_url, alt_text: block.alt_text }, 'block-picture'),
  );
}
