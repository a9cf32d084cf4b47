import { h } from './dom.js';

/** Shows a line at the bottom of the page for a few seconds. */
export function notify(text) {
  const line = h('p', { class: 'notice' }, text);
  document.getElementById('notices').append(line);
  setTimeout(() => line.remove(), 6000);
}
