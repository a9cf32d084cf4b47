import type { KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { parseCommandText } from '../../core/command/parse-command.ts';
import { COST, type CostCommand } from '../../core/command/specs/cost.ts';
import { bulletList, section } from '../../render/slack/message.ts';
import type { Words } from '../../words/words.ts';
import type { FormValues } from '../feature.ts';
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

/** What stands in the inputs, as text; nothing stands in one that is absent. */
export type CostAnswers = { readonly [Name in Input]?: string };

const NO_COMMIT = 'none';
const NO = 'no';

/** The form that asks what to price. With `problems` it is open again: they stand first, and everything is as it was. */
export function costForm(
  answers: CostAnswers,
  options: { readonly metadata: string; readonly words: Words; readonly problems?: readonly string[] },
): ModalView {
  const { metadata, words, problems = [] } = options;
  const { form } = words.cost;
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
      [form.noCommit, NO_COMMIT],
      [words.cost.facts.commit['1y'], '1y'],
      [words.cost.facts.commit['3y'], '3y'],
    ],
    publicIp: [
      [form.no, NO],
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
        const label = form[name];
        return offered === undefined
          ? textInput(name, label, answers[name], name === 'size' ? form.sizeHint : undefined)
          : select(name, label, offered, answers[name]);
      }),
    ],
  };
}

/** What stands in the inputs of a form that was submitted. */
export function costAnswersOf(values: FormValues): CostAnswers {
  return Object.fromEntries(
    INPUTS.map((name) => [name, values(idOf(name))?.trim()]).filter(([, text]) => text !== undefined && text !== ''),
  );
}

/** What the command says, as the form shows it. */
export function answersOfCommand(command: CostCommand): CostAnswers {
  const given: ReadonlyMap<string, unknown> = new Map(Object.entries(command));
  const rows = [...COST.positionals, ...COST.options].filter(({ key }) => given.has(key));
  const texts = new Map(rows.map(({ key, value }) => [key, value.write(given.get(key))]));
  return Object.fromEntries(INPUTS.flatMap((name) => (texts.has(name) ? [[name, texts.get(name)]] : [])));
}

/** The answers read as the command that would be typed with them. */
export function readCostAnswers(answers: CostAnswers): ReturnType<typeof parseCommandText> {
  const words = INPUTS.flatMap((name) => {
    const text = answers[name];
    if (text === undefined || (name === 'commit' && text === NO_COMMIT)) return [];
    const option = COST.options.find(({ key }) => key === name)?.option;
    return [option === undefined ? quoted(text) : `--${option}=${quoted(text)}`];
  });
  return parseCommandText(['cost', ...withoutIdleHours(words, answers)].join(' '));
}

/** Hours that nobody changed do not contradict runs. */
function withoutIdleHours(words: readonly string[], { runs, hoursADay }: CostAnswers): readonly string[] {
  return runs !== undefined && hoursADay === '24' ? words.filter((word) => !word.startsWith('--hours=')) : words;
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function idOf(name: Input): string {
  return `cost_${name}`;
}

function textInput(name: Input, label: string, initial: string | undefined, hint: string | undefined): KnownBlock {
  return {
    type: 'input',
    block_id: idOf(name),
    label: plain(label),
    optional: name !== 'size',
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: idOf(name),
      max_length: 100,
      ...(name === 'size' ? { focus_on_load: true } : {}),
      ...(initial === undefined ? {} : { initial_value: initial.slice(0, 100) }),
    },
  };
}

function select(
  name: Input,
  label: string,
  offered: readonly (readonly [text: string, value: string])[],
  initial: string | undefined,
): KnownBlock {
  const options: PlainTextOption[] = offered.map(([text, value]) => ({ text: plain(text.slice(0, 75)), value }));
  const chosen = options.find(({ value }) => value === initial) ?? options[0];
  return {
    type: 'input',
    block_id: idOf(name),
    label: plain(label),
    element: {
      type: 'static_select',
      action_id: idOf(name),
      options,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  };
}
