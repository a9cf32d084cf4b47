import type { ModalView } from '@slack/types';
import type { ParsedCommand } from '../../core/command/command.ts';
import { COST, type CostCommand } from '../../core/command/specs/cost.ts';
import { bulletList, section } from '../../render/slack/message.ts';
import type { Words } from '../../words/words.ts';
import { type CommandAnswers, createCommandForm, UNSAID } from '../command-form.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { plain } from '../views.ts';

/** The inputs of the form, each named as the property of the command that it fills. */
const INPUTS = [
  'size',
  'tasks',
  'hoursADay',
  'region',
  'architecture',
  'operatingSystem',
  'spotPercent',
  'commit',
  'storageGiB',
  'publicIp',
  'runs',
  'durationSeconds',
] as const satisfies readonly (keyof CostCommand)[];
type Input = (typeof INPUTS)[number];

export type CostAnswers = CommandAnswers<Input>;

const { answersOf, answersOfCommand, read, select, textInput } = createCommandForm(COST, INPUTS);

export { answersOf as costAnswersOf, answersOfCommand };

/** The form that asks what to price. With `problems` it is open again: they stand first, and everything is as it was. */
export function costForm(
  answers: CostAnswers,
  options: { readonly metadata: string; readonly words: Words; readonly problems?: readonly string[] },
): ModalView {
  const { metadata, words, problems = [] } = options;
  const { form, facts } = words.cost;
  const choices: Partial<Record<Input, readonly (readonly [text: string, value: string])[]>> = {
    architecture: [
      ['x86', 'x86'],
      ['ARM64 (Graviton)', 'arm64'],
    ],
    operatingSystem: [
      ['Linux', 'linux'],
      ['Windows', 'windows'],
    ],
    commit: [
      [form.noCommit, UNSAID],
      [facts.commit['1y'], '1y'],
      [facts.commit['3y'], '3y'],
    ],
    publicIp: [
      [form.no, 'no'],
      [form.yes, 'yes'],
    ],
  };
  return {
    type: 'modal',
    callback_id: SURFACE_IDS.costForm,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(words.forms.close),
    private_metadata: metadata,
    blocks: [
      ...(problems.length === 0 ? [] : [section(bulletList(problems, 2900, words))]),
      ...INPUTS.map((name) => {
        const offered = choices[name];
        const input = { label: form[name], answer: answers[name] };
        if (offered !== undefined) return select(name, { ...input, offered });
        return textInput(name, name === 'size' ? { ...input, hint: form.sizeHint, isRequired: true } : input);
      }),
    ],
  };
}

/** The answers read as the command that would be typed with them. Hours that nobody changed do not contradict runs. */
export function readCostAnswers(answers: CostAnswers): ParsedCommand {
  const { hoursADay, ...others } = answers;
  return read(others.runs !== undefined && hoursADay === '24' ? others : answers);
}
