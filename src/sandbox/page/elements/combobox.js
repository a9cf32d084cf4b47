import { act } from '../api.js';
import { freshId, h } from '../dom.js';
import { withEmoji } from '../emoji.js';
import { choose, chosen, fieldNames } from './choice-state.js';
import { workspaceOptions } from './select.js';

const WAIT_MS = 150;

/** Draws a field that searches options while one types: external selects, and every select of several. */
export function drawCombobox(element, block, context) {
  const many = element.type.startsWith('multi_');
  const base = element.type.replace(/^multi_/, '');
  const state = {
    picked: initialPicks(element, context),
    options: localOptions(base, element, context),
    active: -1,
    asked: 0,
  };
  const kept = chosen(context, block, element);
  if (kept !== undefined)
    state.picked = [kept]
      .flat()
      .filter(Boolean)
      .map(
        (value) =>
          state.picked.find((one) => one.value === value) ?? seen.get(value) ?? { value, text: { text: value } },
      );
  const listId = freshId('list');
  const list = h('ul', {
    id: listId,
    class: 'options',
    role: 'listbox',
    hidden: true,
    'aria-multiselectable': many ? 'true' : null,
  });
  const input = h('input', {
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'data-action-id': element.action_id,
    placeholder: element.placeholder?.text ?? 'Search',
    ...fieldNames(element, context),
    input: () => search(),
    focus: () => search(),
    blur: () => setTimeout(hide, 120),
    keydown: onKey,
  });
  const chips = h('span', { class: 'chips' });
  const node = h('div', { class: 'combobox' }, chips, input, list);

  function show() {
    const rows = state.options.flatMap((option, index) => {
      const isNewGroup = option.group !== undefined && option.group !== state.options[index - 1]?.group;
      const heading = h('li', { class: 'option-group quiet', role: 'presentation' }, option.group);
      return [...(isNewGroup ? [heading] : []), drawOption(option, index)];
    });
    list.replaceChildren(...rows);
    if (state.options.length === 0)
      list.replaceChildren(
        h('li', { class: 'quiet no-options' }, state.waiting === true ? 'Searching…' : 'No results'),
      );
    const active = list.querySelector('.active');
    active?.scrollIntoView({ block: 'nearest' });
    if (active) input.setAttribute('aria-activedescendant', active.id);
    else input.removeAttribute('aria-activedescendant');
  }

  function drawOption(option, index) {
    const on = state.picked.some((one) => one.value === option.value);
    const pick = (event) => {
      event.preventDefault();
      toggle(option);
    };
    return h(
      'li',
      {
        id: `${listId}-${index}`,
        role: 'option',
        class: index === state.active ? 'active' : null,
        'aria-selected': String(on),
        mousedown: pick,
      },
      withEmoji(option.text.text),
      option.description && h('span', { class: 'choice-description' }, option.description.text),
    );
  }

  function drawPicked() {
    if (!many) {
      input.value = state.picked[0] === undefined ? '' : withEmoji(state.picked[0].text.text);
      return;
    }
    const remove = (option) => () => toggle(option);
    chips.replaceChildren(
      ...state.picked.map((option) =>
        h(
          'button',
          { type: 'button', class: 'chip', 'aria-label': `Remove ${option.text.text}`, click: remove(option) },
          withEmoji(option.text.text),
          ' ×',
        ),
      ),
    );
  }

  async function toggle(option) {
    seen.set(option.value, option);
    const before = state.picked;
    const on = before.some((one) => one.value === option.value);
    if (many && !on && before.length >= (element.max_selected_items ?? Number.POSITIVE_INFINITY)) return;
    state.picked = on ? before.filter((one) => one.value !== option.value) : many ? [...before, option] : [option];
    const values = state.picked.map((one) => one.value);
    if (!many) hide();
    else input.value = '';
    drawPicked();
    show();
    if (!(await choose(context, block, element, many ? values : (values[0] ?? null)))) {
      state.picked = before;
      drawPicked();
    }
  }

  function hide() {
    list.hidden = true;
    state.active = -1;
    input.setAttribute('aria-expanded', 'false');
    if (!many) drawPicked();
  }

  async function search() {
    list.hidden = false;
    input.setAttribute('aria-expanded', 'true');
    const shown = state.picked[0] !== undefined && !many && input.value === withEmoji(state.picked[0].text.text);
    const query = shown ? '' : input.value.trim();
    state.active = -1;
    if (base !== 'external_select') {
      const all = localOptions(base, element, context);
      state.options = all.filter((option) => option.text.text.toLowerCase().includes(query.toLowerCase()));
      return show();
    }
    state.asked += 1;
    const mine = state.asked;
    state.options = [];
    if (query.length < (element.min_query_length ?? 3)) {
      list.replaceChildren(
        h('li', { class: 'quiet no-options' }, `Type ${element.min_query_length ?? 3} characters or more`),
      );
      return;
    }
    state.waiting = true;
    show();
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS));
    if (mine !== state.asked) return;
    const answer = await act('suggest', {
      ...context.place,
      user: context.reader.id,
      blockId: block.block_id,
      actionId: element.action_id,
      query,
    });
    if (mine !== state.asked) return;
    state.waiting = false;
    state.options = answer.options ?? [];
    show();
  }

  function onKey(event) {
    const { key } = event;
    if (key === 'Escape' && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      hide();
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      if (list.hidden) return void search();
      const count = state.options.length || 1;
      state.active = (state.active + (key === 'ArrowDown' ? 1 : -1) + count) % count;
      show();
    } else if (key === 'Enter' && state.options[state.active] !== undefined && !list.hidden) {
      event.preventDefault();
      toggle(state.options[state.active]);
    } else if (key === 'Backspace' && many && input.value === '' && state.picked.length > 0)
      toggle(state.picked.at(-1));
  }

  drawPicked();
  show();
  return node;
}

// Names of options that were chosen before, kept for when a view is drawn again.
const seen = new Map();

function localOptions(base, element, context) {
  if (base === 'external_select') return [];
  if (base !== 'static_select') return workspaceOptions(base, element, context);
  return [...(element.options ?? []), ...(element.option_groups ?? []).flatMap((group) => group.options)];
}

function initialPicks(element, context) {
  const ids = [element.initial_users, element.initial_channels, element.initial_conversations].flat().filter(Boolean);
  const names = (id) => ({
    value: id,
    text: { text: context.directory.user(id)?.real_name ?? context.directory.channelName(id) },
  });
  return [...(element.initial_options ?? []), element.initial_option, ...ids.map(names)].filter(Boolean);
}
