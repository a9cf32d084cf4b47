import { avatar } from './avatar.js';
import { drawBlocks } from './blocks/draw.js';
import { clockTime } from './dates.js';
import { h, icon } from './dom.js';
import { moveInMenu } from './elements/overflow.js';
import { emojiFor } from './emoji.js';
import { drawMrkdwn } from './mrkdwn.js';

/**
 * Draws one message with its blocks, files, reactions and thread. `does` holds what a reader can do to it: `dismiss`,
 * `openThread` and `runShortcut`; `openThread` is missing inside a thread.
 */
export function drawMessage(message, context, does) {
  const { directory, reader } = context;
  const author = directory.user(message.user);
  const name = author?.real_name ?? 'Slackbot';
  const body =
    message.blocks === undefined
      ? h('div', { class: 'text' }, drawMrkdwn(message.text, context))
      : drawBlocks(message.blocks, context);
  return h(
    'li',
    {
      class: `message${message.ephemeral ? ' ephemeral' : ''}`,
      'data-ts': message.ts,
      'aria-label': `${name}: ${message.text}`.slice(0, 200),
    },
    avatar(author),
    h(
      'div',
      { class: 'message-main' },
      h(
        'div',
        { class: 'message-head' },
        h('strong', { class: 'author' }, name),
        author?.is_bot && h('span', { class: 'badge' }, 'APP'),
        h('time', { class: 'quiet' }, clockTime(message.ts, reader)),
      ),
      h(
        'div',
        { class: 'message-body' },
        body,
        message.edited !== undefined && message.blocks === undefined && h('span', { class: 'quiet' }, ' (edited)'),
      ),
      (message.files ?? []).map(drawFile),
      message.reactions &&
        h(
          'div',
          { class: 'reactions' },
          message.reactions.map((one) =>
            h('span', { class: 'reaction' }, emojiFor(one.name) ?? `:${one.name}:`, ` ${one.count}`),
          ),
        ),
      does.openThread &&
        message.reply_count > 0 &&
        h(
          'button',
          { type: 'button', class: 'replies', click: () => does.openThread(message) },
          `${message.reply_count} ${message.reply_count === 1 ? 'reply' : 'replies'}`,
        ),
      message.ephemeral && drawOnlyYou(message, does),
    ),
    message.ephemeral ? null : drawTools(message, context, does),
  );
}

function drawOnlyYou(message, does) {
  return h(
    'div',
    { class: 'only-you' },
    icon('eye'),
    h('span', null, 'Only visible to you'),
    h('button', { type: 'button', class: 'link', click: () => does.dismiss(message) }, 'Dismiss'),
  );
}

function drawFile(file) {
  const size = file.size < 1024 ? `${file.size} bytes` : `${(file.size / 1024).toFixed(1)} KB`;
  return h(
    'a',
    { class: 'file', href: `files/${file.id}`, download: file.name },
    icon('file'),
    h(
      'span',
      null,
      h('strong', null, file.title || file.name),
      h('span', { class: 'quiet' }, `${file.name} · ${size} · Download`),
    ),
  );
}

function drawTools(message, context, does) {
  const shortcuts = context.directory.workspace.shortcuts.filter((one) => one.kind === 'message');
  const reply =
    does.openThread &&
    h(
      'button',
      {
        type: 'button',
        class: 'tool',
        'aria-label': 'Reply in thread',
        title: 'Reply in thread',
        click: () => does.openThread(message),
      },
      icon('reply'),
    );
  if (shortcuts.length === 0) return h('div', { class: 'tools' }, reply);
  const menu = h(
    'ul',
    { class: 'menu', role: 'menu', hidden: true },
    shortcuts.map((one) =>
      h('li', { role: 'none' }, h('button', { type: 'button', role: 'menuitem', click: () => run(one) }, one.name)),
    ),
  );
  const button = h(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': 'More message actions',
      'aria-haspopup': 'menu',
      'aria-expanded': 'false',
      click: () => (menu.hidden ? open() : close()),
    },
    icon('more'),
  );
  const close = () => {
    menu.hidden = true;
    button.setAttribute('aria-expanded', 'false');
  };
  const open = () => {
    menu.hidden = false;
    button.setAttribute('aria-expanded', 'true');
    menu.querySelector('button').focus();
  };
  const run = (shortcut) => {
    close();
    does.runShortcut(shortcut, message);
  };
  return h('div', { class: 'tools', keydown: (event) => moveInMenu(event, menu, button, close) }, reply, button, menu);
}
