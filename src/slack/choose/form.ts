import type { ModalView } from '@slack/types';
import { HOST_ACCESS_KINDS, STATE_KINDS, WORKLOAD_KINDS } from '../../core/choice/workload.ts';
import { CHOOSE, type ChooseCommand } from '../../core/command/specs/choose.ts';
import { bulletList, section } from '../../render/slack/message.ts';
import type { Words } from '../../words/words.ts';
import { type CommandAnswers, createCommandForm, UNSAID } from '../command-form.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { plain } from '../views.ts';

/** The inputs of the form, each named as the property of the command that it fills. */
const INPUTS = [
  'service',
  'kind',
  'memoryMiB',
  'vcpu',
  'runtimeMs',
  'requests',
  'concurrency',
  'tasks',
  'hoursADay',
  'state',
  'startSeconds',
  'interruptible',
  'servers',
  'longConnections',
  'imageGiB',
  'hostAccess',
  'kubernetes',
  'gpus',
  'operatingSystem',
  'architecture',
  'region',
  'only',
  'days',
] as const satisfies readonly (keyof ChooseCommand)[];
type Input = (typeof INPUTS)[number];

export type ChooseAnswers = CommandAnswers<Input>;

const { answersOf, answersOfCommand, read, select, textInput } = createCommandForm(CHOOSE, INPUTS);

export { answersOf as chooseAnswersOf, answersOfCommand as answersOfChoose, read as readChooseAnswers };

/** The form that asks what is to run. With `problems` it is open again: they stand first, and everything is as it was. */
export function chooseForm(
  answers: ChooseAnswers,
  options: { readonly metadata: string; readonly words: Words; readonly problems?: readonly string[] },
): ModalView {
  const { metadata, words, problems = [] } = options;
  const { form, facts } = words.choose;
  const unknown = [form.unknown, UNSAID] as const;
  const yesOrNo = [unknown, [form.yes, 'yes'], [form.no, 'no']] as const;
  const noOrYes = [
    [form.no, UNSAID],
    [form.yes, 'yes'],
  ] as const;
  const choices: Partial<Record<Input, readonly (readonly [text: string, value: string])[]>> = {
    kind: [unknown, ...WORKLOAD_KINDS.map((kind) => [facts.kind[kind], kind] as const)],
    state: STATE_KINDS.map((state) => [form.stateKinds[state], saidOf(state)] as const),
    interruptible: yesOrNo,
    servers: yesOrNo,
    kubernetes: noOrYes,
    longConnections: noOrYes,
    hostAccess: HOST_ACCESS_KINDS.map((kind) => [form.hostAccessKinds[kind], saidOf(kind)] as const),
    operatingSystem: [
      ['Linux', UNSAID],
      ['Windows', 'windows'],
    ],
    architecture: [
      [form.anyArchitecture, UNSAID],
      ['x86', 'x86'],
      ['ARM64 (Graviton)', 'arm64'],
    ],
  };
  const hints: Partial<Record<Input, string>> = {
    runtimeMs: form.runtimeHint,
    requests: form.requestsHint,
    memoryMiB: form.memoryHint,
    startSeconds: form.startHint,
    imageGiB: form.imageHint,
    only: form.onlyHint,
  };
  return {
    type: 'modal',
    callback_id: SURFACE_IDS.chooseForm,
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
        const hint = hints[name];
        return textInput(name, hint === undefined ? input : { ...input, hint });
      }),
    ],
  };
}

/** Nothing is what there is when nothing is said. */
function saidOf(kind: string): string {
  return kind === 'none' ? UNSAID : kind;
}
