/** Builds one element. Attributes that are null, undefined or false are left out; functions become listeners. */
export function h(tag, attributes, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** Builds one SVG element. */
export function svg(tag, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(
    ...children
      .flat(Number.POSITIVE_INFINITY)
      .filter((child) => child !== null && child !== undefined && child !== false),
  );
  return node;
}

let counter = 0;

/** An id for joining a label and its field. */
export function freshId(prefix) {
  counter += 1;
  return `${prefix}-${counter}`;
}

/** True when a link from a message may be followed: nothing but web and mail addresses. */
export function isSafeUrl(url) {
  return /^(https?:|mailto:)/i.test(url ?? '');
}

/** A link that opens elsewhere, or its text alone when the address is not one to follow. */
export function link(url, ...children) {
  if (!isSafeUrl(url)) return h('span', null, ...children);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, ...children);
}

const ICONS = {
  hash: 'M6 2 4.5 14M11.5 2 10 14M2.5 5.5h11M2 10.5h11',
  home: 'M2.5 7.5 8 3l5.5 4.5V13h-4V9.5h-3V13h-4z',
  eye: 'M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 10a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  send: 'M2.5 13.5 14 8 2.5 2.5 4 8zM4 8h6',
  close: 'M3.5 3.5l9 9M12.5 3.5l-9 9',
  menu: 'M2.5 4.5h11M2.5 8h11M2.5 11.5h11',
  more: 'M3 8h.01M8 8h.01M13 8h.01',
  reply: 'M6.5 3.5 2.5 7.5l4 4M3 7.5h6.5a4 4 0 0 1 4 4v1',
  bolt: 'M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z',
  file: 'M4 1.5h5L12.5 5v9.5H4zM9 1.5V5h3.5',
  trash: 'M3 4.5h10M6 4.5v-2h4v2M4.5 4.5l.6 9h5.8l.6-9',
  up: 'M5 14H2.5V7H5zM5 7l3-5c1.2 0 1.7.8 1.5 2L9 6h4l-1 8H5',
  down: 'M5 2H2.5v7H5zM5 9l3 5c1.2 0 1.7-.8 1.5-2L9 10h4l-1-8H5',
  check: 'M3 8.5 6.5 12 13 4.5',
  lock: 'M4.5 7V5a3.5 3.5 0 0 1 7 0v2M3.5 7h9v6.5h-9z',
};

/** A small line icon, hidden from screen readers. */
export function icon(name) {
  const path = svg('path', {
    d: ICONS[name],
    fill: 'none',
    stroke: 'currentColor',
    'stroke-width': 1.5,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
  return svg('svg', { class: 'icon', viewBox: '0 0 16 16', 'aria-hidden': 'true', focusable: 'false' }, path);
}
