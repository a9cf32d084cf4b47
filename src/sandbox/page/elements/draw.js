import { h } from '../dom.js';
import { drawButton, drawFeedbackButtons, drawIconButton } from './buttons.js';
import { drawCheckboxes, drawRadioButtons } from './choices.js';
import { drawCombobox } from './combobox.js';
import { drawOverflow } from './overflow.js';
import { drawDatePicker, drawDateTimePicker, drawTimePicker } from './pickers.js';
import { drawSelect } from './select.js';
import { drawFileInput, drawNumberInput, drawTextInput } from './text-inputs.js';

const DRAWERS = {
  button: drawButton,
  checkboxes: drawCheckboxes,
  datepicker: drawDatePicker,
  datetimepicker: drawDateTimePicker,
  email_text_input: drawTextInput,
  external_select: drawCombobox,
  feedback_buttons: drawFeedbackButtons,
  file_input: drawFileInput,
  icon_button: drawIconButton,
  number_input: drawNumberInput,
  overflow: drawOverflow,
  plain_text_input: drawTextInput,
  radio_buttons: drawRadioButtons,
  rich_text_input: drawTextInput,
  static_select: drawSelect,
  channels_select: drawSelect,
  conversations_select: drawSelect,
  users_select: drawSelect,
  timepicker: drawTimePicker,
  url_text_input: drawTextInput,
  workflow_button: drawButton,
};

/** Draws one block element; multi selects are comboboxes. */
export function drawElement(element, block, context) {
  const draw = element.type.startsWith('multi_') ? drawCombobox : DRAWERS[element.type];
  if (draw === undefined) return h('span', { class: 'quiet' }, `This page cannot draw a ${element.type}.`);
  return draw(element, block, context);
}
