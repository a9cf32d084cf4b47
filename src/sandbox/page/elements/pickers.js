import { h } from '../dom.js';
import { choose, chosen, fieldNames } from './choice-state.js';

function drawPicker(type, initial, element, block, context, toValue = (text) => text) {
  const change = (event) => {
    const text = event.currentTarget.value;
    choose(context, block, element, text === '' ? null : toValue(text));
  };
  return h('input', {
    type,
    class: 'field',
    value: initial,
    'data-action-id': element.action_id,
    ...fieldNames(element, context),
    change,
  });
}

/** Draws a date field. */
export function drawDatePicker(element, block, context) {
  return drawPicker('date', chosen(context, block, element) ?? element.initial_date, element, block, context);
}

/** Draws a time field. */
export function drawTimePicker(element, block, context) {
  return drawPicker('time', chosen(context, block, element) ?? element.initial_time, element, block, context);
}

/** Draws a date and time field; the value is Unix seconds, shown in this browser's time zone. */
export function drawDateTimePicker(element, block, context) {
  const seconds = chosen(context, block, element) ?? element.initial_date_time;
  return drawPicker(
    'datetime-local',
    seconds === undefined ? null : localText(Number(seconds)),
    element,
    block,
    context,
    (text) => Math.floor(new Date(text).getTime() / 1000),
  );
}

function localText(seconds) {
  const at = new Date(seconds * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
