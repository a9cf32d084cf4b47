import { h } from '../dom.js';
import { withEmoji } from '../emoji.js';
import { choose, chosen, fieldNames } from './choice-state.js';

/** The people, channels or conversations that a select of this type offers, as options. */
export function workspaceOptions(type, element, context) {
  const { directory, reader } = context;
  const option = (value, text) => ({ value, text: { text } });
  if (type === 'users_select') return directory.people().map((user) => option(user.id, user.real_name));
  const kinds = element.filter?.include ?? ['public', 'private', 'im'];
  const channels = directory
    .channelsOf(reader.id)
    .filter((channel) => channel.isArchived !== true && kinds.includes(channel.kind));
  const named = channels.map((channel) => option(channel.id, `#${channel.name}`));
  if (type === 'channels_select' || !kinds.includes('im')) return named;
  return [
    ...named,
    ...directory
      .people()
      .filter((user) => user.id !== reader.id)
      .map((user) => option(user.id, user.real_name)),
  ];
}

/** What is chosen before anybody touches a single select. */
function initial(element, context) {
  if (element.default_to_current_conversation === true && context.channel !== undefined) return context.channel;
  return (
    element.initial_option?.value ?? element.initial_user ?? element.initial_channel ?? element.initial_conversation
  );
}

/** Draws a select with one choice as the browser's own, which every keyboard and phone knows. */
export function drawSelect(element, block, context) {
  const options = element.type === 'static_select' ? element.options : workspaceOptions(element.type, element, context);
  const current = chosen(context, block, element) ?? initial(element, context);
  const draw = (option) => {
    const words =
      withEmoji(option.text.text) + (option.description === undefined ? '' : ` - ${option.description.text}`);
    return h('option', { value: option.value, selected: option.value === current }, words);
  };
  const groups = (element.option_groups ?? []).map((group) =>
    h('optgroup', { label: group.label.text }, group.options.map(draw)),
  );
  const empty = h(
    'option',
    { value: '', selected: current === undefined || current === null },
    element.placeholder?.text ?? 'Select an option',
  );
  const change = async (event) => {
    const { value } = event.currentTarget;
    await choose(context, block, element, value === '' ? null : value);
  };
  if (context.quiet === true && initial(element, context) !== undefined)
    context.choices[block.block_id] = { [element.action_id]: current };
  return h(
    'select',
    { class: 'select', 'data-action-id': element.action_id, ...fieldNames(element, context), change },
    empty,
    (options ?? []).map(draw),
    groups,
  );
}
