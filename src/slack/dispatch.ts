import type { Command } from '../core/command/command.ts';
import { commandOrQuestion, type Said } from '../core/command/command-or-question.ts';
import { parseCommandText } from '../core/command/parse-command.ts';
import { renderNotice, renderProblems } from '../render/slack/status.ts';
import { askerOf, writeViewMetadata } from './asker.ts';
import { type DeliveryBody, textAt } from './delivery-body.ts';
import type { PostOnce } from './digest/post-once.ts';
import { retryCommand } from './failure.ts';
import type { Call, Feature } from './feature.ts';
import { createFormStage } from './form-stage.ts';
import { formValues } from './form-values.ts';
import { openModal } from './open-modal.ts';
import { spokenTo } from './spoken.ts';
import { messageStage, noStage, stageOf } from './stage.ts';
import { SLASH_COMMAND } from './surface-ids.ts';
import { threadStage } from './thread-stage.ts';
import { loadingView } from './views.ts';
import { createWork, type WorkDeps, wordsFor } from './work.ts';

export type Acknowledge = (reply?: object) => Promise<void>;
type Handle = (body: DeliveryBody, ack: Acknowledge) => Promise<void>;

/** One entrance per kind of delivery. Each acknowledges at once, and each ends in an answer. */
export interface Dispatcher {
  readonly command: Handle;
  readonly action: Handle;
  readonly shortcut: Handle;
  readonly submission: Handle;
  readonly closed: Handle;
  readonly suggestion: Handle;
  readonly event: (body: DeliveryBody) => Promise<void>;
}

/** Brings deliveries to the features' listeners. What no feature listens to is acknowledged and answered too. */
export function createDispatcher({
  features,
  ...deps
}: Omit<WorkDeps, 'runText'> & {
  readonly features: readonly Feature[];
  /** Posts what is said back to a mention or a direct message. */
  readonly posts: PostOnce;
}): Dispatcher {
  const commands = tableOf(features, (feature) => feature.commands);
  const actions = tableOf(features, (feature) => feature.actions);
  const shortcuts = tableOf(features, (feature) => feature.shortcuts);
  const messageShortcuts = tableOf(features, (feature) => feature.messageShortcuts);
  const submissions = tableOf(features, (feature) => feature.submissions);
  const forms = tableOf(features, (feature) => feature.forms);
  const suggestions = tableOf(features, (feature) => feature.suggestions);
  const events = tableOf(features, (feature) => feature.events);
  const onQuestion = features.find((feature) => feature.question !== undefined)?.question;
  const work = createWork({ ...deps, runText });

  async function runText(text: string, call: Call): Promise<void> {
    const parsed = parseCommandText(text);
    if (!parsed.ok) {
      await call.stage.show(renderProblems(parsed.problems, call.words, parsed.topic), call.words);
      return;
    }
    const listener = commands.get(parsed.command.name) as ((call: Call, command: Command) => Promise<void>) | undefined;
    if (listener !== undefined) return listener(call, parsed.command);
    const problem = { code: 'OnlyElsewhere', typed: parsed.command.name, where: 'cli' } as const;
    await call.stage.show(renderProblems([problem], call.words), call.words);
  }

  /** What follows a mention is a command as after the slash command, or else a question. */
  async function answerSpoken(said: Said, call: Call): Promise<void> {
    if (said.kind === 'command' || onQuestion === undefined) return runText(said.text, call);
    return onQuestion(call, said.text);
  }

  async function tellUnknown(call: Call): Promise<void> {
    await call.stage.show(renderNotice('unknownAction', call.words), call.words);
  }

  return {
    async command(body, ack) {
      await ack();
      const text = textAt(body, 'text') ?? '';
      const isOurs = body.command === SLASH_COMMAND;
      const retry = retryCommand(text);
      await work({
        kind: isOurs ? 'command' : 'command unknown',
        body,
        run: (call) => runText(isOurs ? text : 'help', call),
        ...(retry === undefined ? {} : { retry }),
      });
    },

    async action(body, ack) {
      await ack();
      const pressed = Array.isArray(body.actions) ? body.actions[0] : undefined;
      const actionId = textAt(pressed, 'action_id') ?? '';
      const value = textAt(pressed, 'value') ?? textAt(pressed, 'selected_option', 'value') ?? '';
      const kind = actionId.split(':')[0] ?? '';
      const listener = actions.get(kind);
      const responseUrl = textAt(body, 'response_url');
      const isBeside = listener?.keepsMessage === true && responseUrl !== undefined;
      await work({
        kind: listener === undefined ? 'action unknown' : `action ${kind}`,
        body,
        ...(listener?.opensModal === true ? { openStage: openModal(deps, body) } : {}),
        ...(isBeside
          ? { openStage: async () => messageStage(deps.respond, responseUrl, { replaceOriginal: false }) }
          : {}),
        run: listener === undefined ? tellUnknown : (call) => listener.run({ ...call, actionId, value }),
        ...(value === '' || listener === undefined ? {} : { retry: { actionId, value } }),
      });
    },

    async shortcut(body, ack) {
      await ack();
      const callbackId = textAt(body, 'callback_id') ?? '';
      const ofMessage = messageShortcuts.get(callbackId);
      if (ofMessage !== undefined && body.type === 'message_action') {
        await work({ kind: `shortcut ${callbackId}`, body, run: ofMessage });
        return;
      }
      const listener = shortcuts.get(callbackId);
      await work({
        kind: listener === undefined ? 'shortcut unknown' : `shortcut ${callbackId}`,
        body,
        openStage: openModal(deps, body),
        run: listener ?? tellUnknown,
      });
    },

    async submission(body, ack) {
      const callbackId = textAt(body, 'view', 'callback_id') ?? '';
      const listener = submissions.get(callbackId);
      const asker = askerOf(body);
      const words = wordsFor(deps, asker?.userId ?? '');
      const metadata = asker === undefined ? '' : writeViewMetadata(asker);
      const loading = loadingView({ metadata, words });
      const onForm = forms.get(callbackId);
      if (onForm !== undefined) {
        const stage = createFormStage({ ack, later: stageOf(body, deps), loading, metadata });
        await work({
          kind: `form ${callbackId}`,
          body,
          openStage: async () => stage,
          run: (call) => onForm(call, formValues(body), stage),
        });
        await stage.end();
        return;
      }
      await ack({ response_action: 'update', view: loading });
      await work({
        kind: listener === undefined ? 'submission unknown' : `submission ${callbackId}`,
        body,
        run: listener === undefined ? tellUnknown : (call) => listener(call, formValues(body)),
      });
    },

    async closed(_body, ack) {
      await ack();
    },

    async suggestion(body, ack) {
      const listener = suggestions.get(textAt(body, 'action_id') ?? '');
      const asker = askerOf(body);
      const none = { options: [] };
      try {
        const isAllowed = asker !== undefined && (await deps.checkAccess(asker)).kind === 'allowed';
        await ack(isAllowed && listener !== undefined ? await listener(textAt(body, 'value') ?? '') : none);
      } catch (error) {
        deps.log.error({ error }, 'Suggestions failed');
        await ack(none);
      }
    },

    async event(body) {
      const type = textAt(body, 'event', 'type') ?? '';
      if (type === 'app_mention' || type === 'message') {
        const spoken = spokenTo(body);
        if (spoken === null) return;
        const stage = threadStage({ ...deps, fallback: noStage(deps.log) }, spoken.place);
        const said = commandOrQuestion(spoken.text);
        const retry = retryCommand(said.kind === 'command' ? said.text : `ask ${said.text}`);
        await work({
          kind: spoken.kind,
          body,
          openStage: async () => stage,
          run: (call) => answerSpoken(said, call),
          ...(retry === undefined ? {} : { retry }),
        });
        return;
      }
      const listener = events.get(type);
      if (listener === undefined) deps.log.info({ type }, 'An event that nothing listens to');
      else await work({ kind: `event ${type}`, body, run: listener });
    },
  };
}

/** The features' listeners of one kind in one table. */
function tableOf<T>(
  features: readonly Feature[],
  pick: (feature: Feature) => Readonly<Record<string, T>> | undefined,
): ReadonlyMap<string, T> {
  const table = new Map<string, T>();
  for (const [id, listener] of features.flatMap((feature) => Object.entries(pick(feature) ?? {}))) {
    if (table.has(id)) throw new Error(`Two features listen to "${id}"`);
    table.set(id, listener);
  }
  return table;
}
