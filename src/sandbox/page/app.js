import { act, listen, load } from './api.js';
import { drawBlocks } from './blocks/draw.js';
import { createComposer } from './composer.js';
import { createDirectory } from './directory.js';
import { h, icon } from './dom.js';
import { createModal } from './modal.js';
import { notify } from './notice.js';
import { drawSidebar } from './sidebar.js';
import { createTimeline } from './timeline.js';

const directory = createDirectory(await load('workspace'));
const state = {
  user: startUser(),
  channel: 'C0PLATFRM',
  home: false,
  thread: undefined,
  connected: true,
  views: { stack: [], home: null },
};
const typed = new Map();
// Answers may overtake each other: only the one asked for last is shown.
const asked = { messages: 0, views: 0 };
let stopListening = () => {};

const sidebar = h('aside', { class: 'sidebar', id: 'sidebar', 'aria-label': 'Workspace' });
const title = h('h1', { class: 'title' });
const topic = h('p', { class: 'topic quiet' });
const menuButton = h(
  'button',
  {
    type: 'button',
    class: 'tool menu-button',
    'aria-label': 'Show channels',
    'aria-expanded': 'false',
    'aria-controls': 'sidebar',
    click: () => showMenu(!shell.classList.contains('menu-open')),
  },
  icon('menu'),
);
const timeline = createTimeline(
  'Messages',
  (message) => contextFor({ channel: state.channel, messageTs: message.ts }),
  { dismiss, openThread, runShortcut },
  () => 'Nothing here yet. Press an example below, or type a command.',
);
const composer = createComposer('Message or /fargate …', directory, (text) => send(text));
const examples = h(
  'div',
  { class: 'examples', role: 'group', 'aria-label': 'Examples' },
  h('span', { class: 'quiet' }, 'Try'),
  directory.workspace.app.examples.map((line) =>
    h('button', { type: 'button', class: 'example', click: () => send(line) }, line),
  ),
);
const homePane = h('div', { class: 'home', hidden: true, tabindex: '0', role: 'region', 'aria-label': 'App Home' });
const main = h(
  'main',
  { class: 'main' },
  h('header', { class: 'top' }, menuButton, h('div', { class: 'top-words' }, title, topic)),
  timeline.node,
  homePane,
  examples,
  composer.node,
);
const threadTimeline = createTimeline(
  'Thread',
  (message) => contextFor({ channel: state.channel, messageTs: message.ts }),
  { dismiss, runShortcut },
);
const threadComposer = createComposer('Reply…', directory, (text) => send(text, state.thread), false);
const closeThread = h(
  'button',
  { type: 'button', class: 'tool', 'aria-label': 'Close thread', click: () => openThread(undefined) },
  icon('close'),
);
const threadPanel = h(
  'aside',
  { class: 'thread', hidden: true, 'aria-label': 'Thread' },
  h('header', { class: 'top' }, h('h2', { class: 'title' }, 'Thread'), closeThread),
  threadTimeline.node,
  threadComposer.node,
);
const shell = h('div', { class: 'shell' }, sidebar, main, threadPanel);
const modal = createModal(contextFor);

function startUser() {
  const wanted = new URLSearchParams(location.search).get('user') ?? sessionStorage.getItem('user');
  return directory.user(wanted) ?? directory.user(directory.workspace.defaultUser);
}

/** What the blocks of one message or view need to be drawn and pressed. */
function contextFor(place) {
  const key = place.viewId ?? place.messageTs;
  if (!typed.has(key)) typed.set(key, {});
  const choices = typed.get(key);
  const context = { directory, reader: state.user, place, choices, channel: state.channel };
  context.act = async (element, block, value) => {
    const answer = await act('press', {
      ...place,
      user: context.reader.id,
      blockId: block.block_id,
      actionId: element.action_id,
      value,
      choices: context.choices,
    });
    if (!answer.ok) notify(answer.error);
  };
  return context;
}

async function send(text, threadTs) {
  const at = { user: state.user.id, channel: state.channel };
  const answer = text.startsWith('/')
    ? await act('command', { ...at, text })
    : await act('message', { ...at, text, threadTs });
  if (!answer.ok) notify(answer.error);
}

function dismiss(message) {
  act('dismiss', { user: state.user.id, channel: state.channel, messageTs: message.ts });
}

async function runShortcut(shortcut, message) {
  const answer = await act('shortcut', {
    user: state.user.id,
    channel: state.channel,
    callbackId: shortcut.callbackId,
    messageTs: message?.ts,
  });
  if (!answer.ok || answer.outcome !== 'ok') notify(answer.error ?? 'The app did not answer in time.');
}

function openThread(message) {
  state.thread = message?.ts;
  threadPanel.hidden = message === undefined;
  shell.classList.toggle('thread-open', message !== undefined);
  showMessages();
  if (message === undefined) composer.focus();
  else threadComposer.focus();
}

async function showMessages() {
  asked.messages += 1;
  const mine = asked.messages;
  const { messages } = await load('messages', { channel: state.channel, user: state.user.id });
  if (mine !== asked.messages) return;
  timeline.show(
    messages.filter((one) => one.thread_ts === undefined || one.thread_ts === one.ts),
    state.user,
  );
  if (state.thread !== undefined)
    threadTimeline.show(
      messages.filter((one) => one.ts === state.thread || one.thread_ts === state.thread),
      state.user,
    );
}

async function showViews() {
  asked.views += 1;
  const mine = asked.views;
  const views = await load('views', { user: state.user.id });
  if (mine !== asked.views) return;
  state.views = views;
  modal.show(views.stack, state.user);
  showHome();
}

function showHome() {
  const view = state.views.home;
  const now = view === null ? 'none' : `${view.id} ${view.hash}`;
  if (homePane.dataset.shown === `${state.user.id} ${now}`) return;
  homePane.dataset.shown = `${state.user.id} ${now}`;
  if (view === null)
    homePane.replaceChildren(h('p', { class: 'quiet home-empty' }, 'The app has not published a Home tab yet.'));
  else
    homePane.replaceChildren(
      h('div', { class: 'home-blocks' }, drawBlocks(view.blocks, contextFor({ viewId: view.id }))),
    );
}

function showPlace() {
  const channel = directory.channel(state.channel);
  const direct = channel.kind === 'im';
  const botIsIn = channel.members.includes(directory.workspace.app.userId);
  title.replaceChildren(state.home ? `${directory.workspace.app.name}` : direct ? channel.name : `#${channel.name}`);
  topic.textContent = state.home
    ? 'Home'
    : direct
      ? 'Direct message with the app'
      : ([channel.topic, botIsIn ? '' : 'the app is not in this channel'].filter(Boolean)[0] ?? '');
  homePane.hidden = !state.home;
  timeline.node.hidden = state.home;
  composer.node.hidden = state.home || channel.isArchived === true;
  examples.hidden = composer.node.hidden;
  showSidebar();
}

function showSidebar() {
  sidebar.replaceChildren(...drawSidebar({ directory, ...state }, { go, become }));
}

function showMenu(open) {
  shell.classList.toggle('menu-open', open);
  menuButton.setAttribute('aria-expanded', String(open));
  if (open) sidebar.querySelector('button')?.focus();
}

function go(target) {
  showMenu(false);
  openThread(undefined);
  state.home = target.home === true;
  if (target.channel !== undefined) state.channel = target.channel;
  showPlace();
  if (state.home) act('home', { user: state.user.id });
  else showMessages();
}

function become(id) {
  state.user = directory.user(id) ?? state.user;
  sessionStorage.setItem('user', state.user.id);
  const mine = directory.channelsOf(state.user.id);
  if (!mine.some((one) => one.id === state.channel)) state.channel = mine[0].id;
  state.home = false;
  start();
}

function start() {
  stopListening();
  typed.clear();
  openThread(undefined);
  showPlace();
  stopListening = listen(state.user.id, onChange, (connected) => {
    if (state.connected !== connected) {
      state.connected = connected;
      showSidebar();
    }
    // What changed before the stream was open was not heard of.
    if (connected) refresh();
  });
}

function refresh() {
  showMessages();
  showViews();
}

function onChange(change) {
  if (change.kind === 'messages' && change.channel === state.channel) showMessages();
  else if (change.kind === 'views' || change.kind === 'home') showViews();
  else if (change.kind === 'notice') notify(change.text);
}

const shortcuts = directory.workspace.shortcuts.filter((one) => one.kind === 'global');
composer.extra.append(
  ...shortcuts.map((one) =>
    h(
      'button',
      { type: 'button', class: 'button small ghost', title: 'Shortcut', click: () => runShortcut(one) },
      icon('bolt'),
      one.name,
    ),
  ),
);
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  if (shell.classList.contains('menu-open')) showMenu(false);
  else if (state.thread !== undefined) openThread(undefined);
});
document.getElementById('app').replaceChildren(shell);
start();
composer.focus();
