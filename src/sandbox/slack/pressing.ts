import { type ClientDeps, channelOf, userOf } from './client-deps.ts';
import type { Delivery } from './delivery.ts';
import { asList, asObject, type Json, parseJson } from './json.ts';
import type { Refusal } from './message-check.ts';
import { actionJson, messageJson, payloadHead } from './payloads.ts';
import { checkRule, type Problem } from './shape-check.ts';
import type { SigningOptions } from './signed-request.ts';
import type { StoredMessage } from './store.ts';
import { type Choices, type Chosen, elementState, elementsOf, stateValues } from './view-state.ts';
import { type StoredView, viewPayload } from './view-store.ts';

/** Where an interactive element stands. Without a message or view: the newest one in sight that has the action. */
export interface PressTarget {
  actionId: string;
  /** Whose finger it is; the default user when left out. */
  user?: string;
  /** #platform when left out. */
  channel?: string;
  messageTs?: string;
  viewId?: string;
  blockId?: string;
  /** What was chosen: an option's value, ids, a date, a text; the value of a feedback button. */
  value?: Chosen;
  /** What stands in the other inputs of the same message or view. */
  choices?: Choices;
}

interface Place {
  blocks: Json[];
  message?: StoredMessage;
  view?: StoredView;
}

/** Pressing and choosing in messages and views; options that the app suggested are added to `suggested`. */
export function createPressing(deps: ClientDeps, suggested: Json[]) {
  const { store, views, triggers, deliver } = deps;

  function notice(user: string, text: string, channel?: string): void {
    store.changed({ kind: 'notice', user, text, ...(channel === undefined ? {} : { channel }) });
  }

  function placeOf(target: PressTarget, user: string): Place {
    if (target.viewId !== undefined) {
      const view = views.find(target.viewId);
      if (view !== undefined && view.user === user) return { blocks: asList(view.view.blocks) as Json[], view };
      throw new Error(`no such view for this user: ${target.viewId}`);
    }
    const visible = store.visible(channelOf(deps, target.channel).id, user);
    const message = visible.findLast((one) =>
      target.messageTs === undefined ? pickElement(one.blocks, target) !== undefined : one.ts === target.messageTs,
    );
    const open = [views.stackOf(user).at(-1), views.home(user)];
    const view = open.find((one) => one !== undefined && pickElement(one.view.blocks, target) !== undefined);
    // A modal covers the channel: what is on top is pressed first.
    if (view !== undefined && target.messageTs === undefined)
      return { blocks: asList(view.view.blocks) as Json[], view };
    if (message !== undefined) return { blocks: message.blocks, message };
    throw new Error(`nothing in sight has the action ${target.actionId}`);
  }

  function pickElement(blocks: unknown, target: PressTarget): { block: Json; element: Json } | undefined {
    return elementsOf(blocks).find(
      ({ block, element }) =>
        element.action_id === target.actionId && (target.blockId === undefined || block.block_id === target.blockId),
    );
  }

  function container(place: Place): Json {
    if (place.view !== undefined)
      return { container: { type: 'view', view_id: place.view.id }, view: viewPayload(place.view) };
    const { message } = place;
    if (message === undefined) return {};
    const channel = store.findChannel(message.channel);
    const ephemeral = message.ephemeralTo !== undefined;
    return {
      container: { type: 'message', message_ts: message.ts, channel_id: message.channel, is_ephemeral: ephemeral },
      channel: { id: message.channel, name: channel?.kind === 'im' ? 'directmessage' : channel?.name },
      // Slack keeps no copy of an ephemeral message, so the payload carries none.
      ...(ephemeral ? {} : { message: messageJson(message, []) }),
    };
  }

  /** Presses a button or chooses in a select, wherever it stands. */
  async function press(target: PressTarget, signing?: SigningOptions): Promise<Delivery> {
    const user = userOf(deps, target.user);
    const place = placeOf(target, user.id);
    const found = pickElement(place.blocks, target);
    if (found === undefined) throw new Error(`that message has no action ${target.actionId}`);
    const { block, element } = found;
    const choices: Choices = { ...target.choices };
    const blockId = String(block.block_id);
    if (target.value !== undefined) {
      const before = choices[blockId];
      const kept = typeof before === 'object' && before !== null && !Array.isArray(before) ? before : {};
      choices[blockId] = { ...kept, [target.actionId]: target.value };
    }
    const values = stateValues(place.blocks, choices, suggested);
    if (place.view !== undefined) place.view.values = values;
    const isOverflow = element.type === 'overflow';
    const state = isOverflow
      ? elementState({ ...element, type: 'static_select' }, target.value)
      : elementState(element, target.value, suggested);
    const triggerId = triggers.issue(user.id, place.view?.id);
    const thread = place.message?.threadTs;
    const responseUrl =
      place.message === undefined
        ? undefined
        : deps.responseUrlBase() +
          deps.responseUrls.issue({
            channel: place.message.channel,
            user: user.id,
            message: place.message,
            ...(thread === undefined ? {} : { threadTs: thread }),
          });
    const delivery = await deliver.interaction(
      {
        ...payloadHead('block_actions', user, triggerId),
        ...container(place),
        state: { values },
        ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
        actions: [actionJson(element, block, { ...state, type: element.type }, target.value, deps.now())],
      },
      signing,
    );
    if (delivery.outcome !== 'ok')
      notice(user.id, 'That did not work: the app did not answer in time. Try again?', place.message?.channel);
    return { ...delivery, triggerId, ...(responseUrl === undefined ? {} : { responseUrl }) };
  }

  /**
   * Asks the app for the options of an external select; an empty list when it answers anything else. Options that
   * came in groups carry the label of theirs as `group`.
   */
  async function suggest(target: PressTarget & { query: string }): Promise<Json[]> {
    const user = userOf(deps, target.user);
    const place = placeOf(target, user.id);
    const found = pickElement(place.blocks, target);
    if (found === undefined) return [];
    const delivery = await deliver.interaction({
      ...payloadHead('block_suggestion', user, triggers.issue(user.id)),
      ...container(place),
      action_id: target.actionId,
      block_id: found.block.block_id,
      value: target.query,
    });
    const answer = asObject(parseJson(delivery.body));
    if (delivery.outcome !== 'ok' || answer === undefined) return [];
    const refusal = optionsRefusal(answer);
    if (refusal !== undefined) {
      deps.refused('block_suggestion', refusal, answer);
      return [];
    }
    const grouped = asList(answer.option_groups).flatMap((group) => {
      const { label, options } = asObject(group) ?? {};
      return (asList(options) as Json[]).map((option) => ({ option, group: asObject(label)?.text }));
    });
    const plain = asList(answer.options) as Json[];
    suggested.push(...plain, ...grouped.map(({ option }) => option));
    return [...plain, ...grouped.map(({ option, group }) => ({ ...option, group }))];
  }

  return { press, suggest };
}

function optionsRefusal(answer: Json): Refusal | undefined {
  const field = answer.options === undefined ? 'option_groups' : 'options';
  const name = field === 'options' ? 'option' : 'option_group';
  const problems: Problem[] = [];
  const context = { surface: 'modal' as const, unknownTypes: new Set<string>(), visit: () => {} };
  const rule = { kind: 'list' as const, max: 100, of: { kind: 'object' as const, name } };
  checkRule(rule, answer[field], `/${field}`, context, problems);
  return problems.length === 0 ? undefined : { error: 'invalid_options', problems };
}
