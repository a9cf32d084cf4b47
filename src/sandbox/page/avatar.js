import { h } from './dom.js';

/** A coloured square with the person's initials, or the app's picture. */
export function avatar(user) {
  if (user?.is_bot === true) return h('img', { class: 'avatar', src: 'icon.svg', alt: '' });
  const name = user?.real_name ?? 'Slackbot';
  const initials = name
    .split(/\s+/)
    .map((word) => word[0])
    .join('')
    .slice(0, 2)
    .toUpperCase();
  const shade = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % 6;
  return h('span', { class: `avatar shade-${shade}`, 'aria-hidden': 'true' }, initials);
}
