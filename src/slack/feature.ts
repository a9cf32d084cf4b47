import type { KnownBlock, ModalView, Option, OptionGroup } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { Command } from '../core/command/command.ts';
import type { Words } from '../words/words.ts';
import type { Asker } from './asker.ts';
import type { DeliveryBody } from './delivery-body.ts';
import type { Person } from './people.ts';
import type { Message } from './respond.ts';
import type { Stage } from './stage.ts';

/** One thing that someone did and may do, with everything that answering it takes. */
export interface Call {
  readonly body: DeliveryBody;
  readonly asker: Asker;
  readonly person: Person;
  /** In the person's language. */
  readonly words: Words;
  readonly client: WebClient;
  readonly stage: Stage;
  /** Posts where everyone in the channel reads it; null where there is no channel to post to. */
  readonly share: ((message: Message) => Promise<void>) | null;
  /** Does what the text would do if it were typed after the slash command, on another stage where one is given. */
  readonly runText: (text: string, stage?: Stage) => Promise<void>;
}

/** A button pressed, with the text that it carried. */
export interface ActionCall extends Call {
  readonly actionId: string;
  readonly value: string;
}

export interface ActionListener {
  /** A modal is opened before anything is looked at, since a trigger lives three seconds; the stage is then that modal. */
  readonly opensModal?: boolean;
  /** The answer goes beside the message with the button, which stays as it is. */
  readonly keepsMessage?: boolean;
  readonly run: (call: ActionCall) => Promise<void>;
}

/** Sentences by the block id of the input that they are about. */
export type FormErrors = Readonly<Record<string, string>>;

/** Where a submitted form is answered. */
export interface FormStage extends Stage {
  /** The sentences stand at their inputs and everything typed stays; `form` draws it anew where Slack has stopped waiting. */
  refuse(errors: FormErrors, form: (sentences: readonly string[]) => ModalView): Promise<void>;
}

/** Chosen in a form: the value of an input by its block id. */
export type FormValues = (blockId: string) => string | undefined;

export interface Suggestions {
  readonly options?: readonly Option[];
  readonly option_groups?: readonly OptionGroup[];
}

type CommandListeners = {
  readonly [Name in Command['name']]?: (
    call: Call,
    command: Extract<Command, { readonly name: Name }>,
  ) => Promise<void>;
};

/** What one feature listens to. Adding a feature to the bot is adding one of these to the list in `createBot`. */
export interface Feature {
  /** By the subcommand's name. */
  readonly commands?: CommandListeners;
  /** By the action id, without what follows a colon. */
  readonly actions?: Readonly<Record<string, ActionListener>>;
  /** By the callback id; a modal opens before the listener runs. */
  readonly shortcuts?: Readonly<Record<string, (call: Call) => Promise<void>>>;
  /** By the callback id; they are of one message, and nothing opens: the stage is for the person alone. */
  readonly messageShortcuts?: Readonly<Record<string, (call: Call) => Promise<void>>>;
  /** By the callback id; the modal shows that it is at work before the listener runs. */
  readonly submissions?: Readonly<Record<string, (call: Call, values: FormValues) => Promise<void>>>;
  /** By the callback id; the form stays as it is until the listener has answered, for as long as Slack waits. */
  readonly forms?: Readonly<Record<string, (call: Call, values: FormValues, form: FormStage) => Promise<void>>>;
  /** By the action id; to be answered within three seconds, so from memory. */
  readonly suggestions?: Readonly<Record<string, (query: string) => Promise<Suggestions>>>;
  /** Answers what is asked in words, in a mention or a direct message. */
  readonly question?: (call: Call, question: string) => Promise<void>;
  /** By the event's type. */
  readonly events?: Readonly<Record<string, (call: Call) => Promise<void>>>;
}

/** What a failure offers: the same again. */
export interface Retry {
  readonly actionId: string;
  readonly value: string;
}

/** A message with a row of buttons under it. */
export function withBlocks(message: Message, ...blocks: readonly KnownBlock[]): Message {
  return { ...message, blocks: [...(message.blocks ?? []), ...blocks] };
}
