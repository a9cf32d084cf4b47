import type { ModalView, Option } from '@slack/types';
import { GOALS, type Goal } from '../../core/recommendation.ts';
import type { Words } from '../../words/words.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { plain } from '../views.ts';

const WINDOWS_DAYS = [7, 14, 28, 56];
const FROM_TAG = 'tag';

/** The form that asks for a service, a window and a goal. */
export function sizeForm(words: Words, metadata: string): ModalView {
  const days = WINDOWS_DAYS.map((count) => option(words.slack.buttons.days(count), String(count)));
  const goals = [
    option(words.forms.goalFromTag, FROM_TAG),
    ...GOALS.map((goal) => option(words.size.goals[goal].name, goal)),
  ];
  return {
    type: 'modal',
    callback_id: SURFACE_IDS.sizeForm,
    title: plain(words.forms.formTitle),
    submit: plain(words.forms.formSubmit),
    close: plain(words.forms.close),
    private_metadata: metadata,
    blocks: [
      {
        type: 'input',
        block_id: SURFACE_IDS.service,
        label: plain(words.forms.service),
        element: {
          type: 'external_select',
          action_id: SURFACE_IDS.service,
          min_query_length: 0,
          placeholder: plain(words.forms.servicePlaceholder),
          focus_on_load: true,
        },
      },
      select(SURFACE_IDS.days, words.forms.days, days, days.at(-1)),
      select(SURFACE_IDS.goal, words.forms.goal, goals, goals[0]),
    ],
  };
}

/** The goal that was chosen; undefined when the service's tag is to decide. */
export function goalOf(value: string | undefined): Goal | undefined {
  return GOALS.find((goal) => goal === value);
}

function option(text: string, value: string): Option {
  return { text: plain(text.slice(0, 75)), value };
}

function select(id: string, label: string, options: Option[], initial: Option | undefined) {
  return {
    type: 'input' as const,
    block_id: id,
    label: plain(label),
    element: {
      type: 'static_select' as const,
      action_id: id,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}
