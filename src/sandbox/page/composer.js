import { freshId, h, icon } from './dom.js';

/**
 * The field one writes in. Enter sends, Shift and Enter breaks the line; `/` offers the app's command and `@` people.
 * `send` gets the text with mentions as ids and resolves when it is done.
 */
export function createComposer(placeholder, directory, send, withCommands = true) {
  const listId = freshId('hints');
  const state = { hints: [], active: 0, history: [], at: 0 };
  const input = h('textarea', {
    class: 'composer-text',
    rows: 1,
    placeholder,
    'aria-label': placeholder,
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    input: () => suggest(),
    keydown: onKey,
    blur: () => setTimeout(hide, 120),
  });
  const hints = h('ul', { id: listId, class: 'hints', role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const button = h('button', { type: 'submit', class: 'send', 'aria-label': 'Send' }, icon('send'));
  const extra = h('span', { class: 'composer-extra' });
  const node = h(
    'form',
    { class: 'composer', submit: (event) => submit(event) },
    hints,
    input,
    h(
      'div',
      { class: 'composer-row' },
      extra,
      h('span', { class: 'quiet composer-help' }, withCommands ? 'Type / for commands' : ''),
      button,
    ),
  );

  function suggest() {
    input.style.setProperty('height', 'auto');
    input.style.setProperty('height', `${Math.min(input.scrollHeight, 160)}px`);
    const { command, name, usageHint } = directory.workspace.app;
    const before = input.value.slice(0, input.selectionStart);
    const mention = /(?:^|\s)@([\w-]*)$/.exec(before);
    if (withCommands && /^\/\S*$/.test(before) && command.startsWith(before))
      state.hints = [{ insert: `${command} `, from: 0, title: command, about: `${usageHint} · ${name}` }];
    else if (withCommands && input.value.startsWith(`${command} `) && input.value.trim() === command)
      state.hints = [{ title: command, about: usageHint }];
    else if (mention) {
      const typed = mention[1].toLowerCase();
      const found = directory
        .everyone()
        .filter((user) => user.name.startsWith(typed) || user.real_name.toLowerCase().includes(typed));
      state.hints = found.slice(0, 6).map((user) => ({
        insert: `@${user.name} `,
        from: before.length - mention[1].length - 1,
        title: user.real_name,
        about: `@${user.name}`,
      }));
    } else state.hints = [];
    state.active = 0;
    draw();
  }

  function draw() {
    hints.hidden = state.hints.length === 0;
    hints.replaceChildren(
      ...state.hints.map((hint, index) =>
        h(
          'li',
          {
            id: `${listId}-${index}`,
            role: 'option',
            'aria-selected': String(index === state.active),
            class: index === state.active ? 'active' : null,
            mousedown: (event) => take(hint, event),
          },
          h('strong', null, hint.title),
          h('span', { class: 'quiet' }, hint.about),
        ),
      ),
    );
    if (hints.hidden) input.removeAttribute('aria-activedescendant');
    else input.setAttribute('aria-activedescendant', `${listId}-${state.active}`);
  }

  function hide() {
    hints.hidden = true;
  }

  function take(hint, event) {
    event?.preventDefault();
    if (hint.insert === undefined) return;
    const after = input.value.slice(input.selectionStart);
    input.value = input.value.slice(0, hint.from) + hint.insert + after;
    input.focus();
    suggest();
  }

  function onKey(event) {
    if (event.isComposing) return;
    const open = !hints.hidden && state.hints[state.active]?.insert !== undefined;
    if (open && (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey)))
      take(state.hints[state.active], event);
    else if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      state.active = (state.active + (event.key === 'ArrowDown' ? 1 : -1) + state.hints.length) % state.hints.length;
      draw();
    } else if (event.key === 'Escape') hide();
    else if (event.key === 'ArrowUp' && input.value === '' && state.history.length > 0) {
      event.preventDefault();
      input.value = state.history.at(-1);
    } else if (event.key === 'Enter' && !event.shiftKey) submit(event);
  }

  async function submit(event) {
    event.preventDefault();
    const text = input.value.trim();
    if (text === '') return;
    state.history.push(text);
    input.value = '';
    suggest();
    node.setAttribute('aria-busy', 'true');
    await send(text.startsWith('/') ? text : withIds(text, directory));
    node.removeAttribute('aria-busy');
  }

  return { node, extra, focus: () => input.focus() };
}

function withIds(text, directory) {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return escaped.replace(/@([\w-]+)/g, (whole, name) => {
    const user = directory.everyone().find((one) => one.name === name);
    return user === undefined ? whole : `<@${user.id}>`;
  });
}
