import { avatar } from './avatar.js';
import { freshId, h, icon } from './dom.js';

/** What kind of person this is, in a word, for the user switcher. */
function kindOf(user) {
  if (user.is_stranger) return 'from another workspace';
  if (user.is_ultra_restricted) return 'single-channel guest';
  if (user.is_restricted) return 'guest';
  return user.is_admin ? 'admin' : user.title;
}

/** Draws the sidebar. `go` receives `{channel}` or `{home: true}`; `become` the id of another person. */
export function drawSidebar({ directory, user, channel, home, connected }, { go, become }) {
  const entry = (name, glyph, active, target, extra) =>
    h(
      'li',
      null,
      h(
        'button',
        { type: 'button', class: 'place', 'aria-current': active ? 'page' : null, click: () => go(target) },
        glyph,
        h('span', { class: 'place-name' }, name),
        extra,
      ),
    );
  const channels = directory
    .channelsOf(user.id)
    .map((one) =>
      entry(
        one.name,
        icon('hash'),
        channel === one.id && !home,
        { channel: one.id },
        one.isArchived && h('span', { class: 'tag' }, 'archived'),
      ),
    );
  const direct = directory.directOf(user.id);
  const app = directory.workspace.app;
  const whoId = freshId('who');
  const people = directory
    .people()
    .map((one) => h('option', { value: one.id, selected: one.id === user.id }, `${one.real_name} (${kindOf(one)})`));
  return [
    h(
      'div',
      { class: 'workspace' },
      h('span', { class: 'workspace-mark', 'aria-hidden': 'true' }, directory.workspace.team.name[0]),
      h('strong', null, directory.workspace.team.name),
    ),
    h(
      'nav',
      { 'aria-label': 'Channels and apps' },
      h('h2', null, 'Channels'),
      h('ul', null, channels),
      h('h2', null, 'Apps'),
      h(
        'ul',
        null,
        entry(`${app.name} home`, icon('home'), home, { home: true }),
        direct &&
          entry(app.name, avatar(directory.user(app.userId)), channel === direct.id && !home, { channel: direct.id }),
      ),
    ),
    h(
      'div',
      { class: 'who' },
      h('label', { for: whoId }, 'Act as'),
      h(
        'div',
        { class: 'who-row' },
        avatar(user),
        h('select', { id: whoId, class: 'select', change: (event) => become(event.currentTarget.value) }, people),
      ),
      h(
        'p',
        { class: connected ? 'connection' : 'connection lost', role: 'status' },
        connected ? `${user.tz} · ${user.locale}` : 'Reconnecting…',
      ),
    ),
  ];
}
