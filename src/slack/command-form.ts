import type { KnownBlock, PlainTextOption } from '@slack/types';
import type { ParsedCommand } from '../core/command/command.ts';
import type { CommandSpec } from '../core/command/command-spec.ts';
import { parseCommandText } from '../core/command/parse-command.ts';
import type { FormValues } from './feature.ts';
import { plain } from './views.ts';

/** What stands in the inputs of a form, as text, by the property of the command that each fills. */
export type CommandAnswers<Input extends string> = { readonly [Name in Input]?: string };

/** A form whose inputs are the options of a command, so that it says what could have been typed. */
export interface CommandForm<Input extends string> {
  /** What stands in the inputs of a form that was submitted. */
  readonly answersOf: (values: FormValues) => CommandAnswers<Input>;
  /** What the command says, as the form shows it. */
  readonly answersOfCommand: (command: object) => CommandAnswers<Input>;
  /** The answers read as the command that would be typed with them. */
  readonly read: (answers: CommandAnswers<Input>) => ParsedCommand;
  readonly textInput: (name: Input, input: TextInput) => KnownBlock;
  readonly select: (name: Input, input: Select) => KnownBlock;
}

interface TextInput {
  readonly label: string;
  readonly answer: string | undefined;
  readonly hint?: string;
  readonly isRequired?: boolean;
}

interface Select {
  readonly label: string;
  readonly offered: readonly (readonly [text: string, value: string])[];
  readonly answer: string | undefined;
}

/** An input's text is short: Slack's own limit is far above what a person means. */
const LONGEST_ANSWER = 100;
const LONGEST_LABEL = 75;

/** Chosen where nothing is to be said of the option. */
export const UNSAID = 'unsaid';

/** The form over some properties of a command, in the order in which they are asked for. */
export function createCommandForm<Input extends string>(
  spec: CommandSpec,
  inputs: readonly Input[],
): CommandForm<Input> {
  const idOf = (name: Input) => `${spec.name}_${name}`;

  return {
    answersOf(values) {
      const texts = inputs.map((name) => [name, values(idOf(name))?.trim()] as const);
      return answers(texts.filter(([, text]) => text !== undefined && text !== ''));
    },
    answersOfCommand(command) {
      const given: ReadonlyMap<string, unknown> = new Map(Object.entries(command));
      const rows = [...spec.positionals, ...spec.options].filter(({ key }) => given.has(key));
      const texts = new Map(rows.map(({ key, value }) => [key, value.write(given.get(key))]));
      return answers(inputs.map((name) => [name, texts.get(name)] as const).filter(([, text]) => text !== undefined));
    },
    read(given) {
      const words = inputs.flatMap((name) => {
        const text = given[name];
        if (text === undefined || text === UNSAID) return [];
        const option = spec.options.find(({ key }) => key === name)?.option;
        return [option === undefined ? quoted(text) : `--${option}=${quoted(text)}`];
      });
      return parseCommandText([spec.name, ...words].join(' '));
    },
    textInput: (name, { label, answer, hint, isRequired = false }) => ({
      type: 'input',
      block_id: idOf(name),
      label: plain(label),
      optional: !isRequired,
      ...(hint === undefined ? {} : { hint: plain(hint) }),
      element: {
        type: 'plain_text_input',
        action_id: idOf(name),
        max_length: LONGEST_ANSWER,
        ...(isRequired ? { focus_on_load: true } : {}),
        ...(answer === undefined ? {} : { initial_value: answer.slice(0, LONGEST_ANSWER) }),
      },
    }),
    select(name, { label, offered, answer }) {
      const options: PlainTextOption[] = offered.map(([text, value]) => ({
        text: plain(text.slice(0, LONGEST_LABEL)),
        value,
      }));
      const chosen = options.find(({ value }) => value === answer) ?? options[0];
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
    },
  };

  function answers(texts: readonly (readonly [Input, string | undefined])[]): CommandAnswers<Input> {
    return Object.fromEntries(texts) as CommandAnswers<Input>;
  }
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
