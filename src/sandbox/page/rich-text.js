import { formatDate } from './dates.js';
import { h, link } from './dom.js';
import { emojiFor } from './emoji.js';
import { lines } from './mrkdwn.js';

/** Draws a rich_text block. */
export function drawRichText(block, context) {
  return h(
    'div',
    { class: 'rich-text' },
    (block.elements ?? []).map((part) => drawPart(part, context)),
  );
}

function drawPart(part, context) {
  const children = part.elements ?? [];
  switch (part.type) {
    case 'rich_text_list': {
      const items = children.map((item) => h('li', null, drawLeaves(item.elements, context)));
      const start = part.offset === undefined ? null : part.offset + 1;
      return h(part.style === 'ordered' ? 'ol' : 'ul', { class: `indent-${part.indent ?? 0}`, start }, items);
    }
    case 'rich_text_quote':
      return h('blockquote', null, drawLeaves(children, context));
    case 'rich_text_preformatted':
      return h('pre', null, h('code', null, drawLeaves(children, context)));
    default:
      return h('p', null, drawLeaves(children, context));
  }
}

function drawLeaves(leaves, context) {
  return (leaves ?? []).map((leaf) => withStyle(drawLeaf(leaf, context), leaf.style));
}

function drawLeaf(leaf, { directory, reader }) {
  switch (leaf.type) {
    case 'text':
      return h('span', null, lines(leaf.text));
    case 'link':
      return link(leaf.url, leaf.text || leaf.url);
    case 'emoji':
      return h('span', null, emojiFor(leaf.name) ?? `:${leaf.name}:`);
    case 'user':
      return h('span', { class: 'mention' }, `@${directory.userName(leaf.user_id)}`);
    case 'channel':
      return h('span', { class: 'mention' }, `#${directory.channelName(leaf.channel_id)}`);
    case 'usergroup':
      return h('span', { class: 'mention' }, `@${directory.groupName(leaf.usergroup_id)}`);
    case 'broadcast':
      return h('span', { class: 'mention mention-me' }, `@${leaf.range}`);
    case 'date': {
      const time = h('time', { title: leaf.fallback }, formatDate(leaf.timestamp, leaf.format, reader));
      return leaf.url === undefined ? time : link(leaf.url, time);
    }
    case 'color':
      return h('span', null, leaf.value);
    default:
      return h('span', null, leaf.team_id ?? '');
  }
}

const STYLES = { bold: 'strong', italic: 'em', strike: 's', code: 'code', underline: 'u' };

function withStyle(node, style = {}) {
  return Object.entries(STYLES).reduce(
    (inner, [name, tag]) => (style[name] === true ? h(tag, null, inner) : inner),
    node,
  );
}
