import type { checkBlocks } from './block-check.ts';
import type { Deliver, Delivery } from './delivery.ts';
import { asList, asObject, asText, type Json, parseJson } from './json.ts';
import { checkMessage, type Refusal } from './message-check.ts';
import { actionJson, commandForm, eventEnvelope, messageJson, payloadHead } from './payloads.ts';
import { type createResponseUrls, postAnswer } from './response-urls.ts';
import { checkRule } from './shape-check.ts';
import type { SigningOptions } from './signed-request.ts';
import type { Store, StoredMessage } from './store.ts';
import type { createTriggers } from './triggers.ts';
import { type Choices, type Chosen, elementState, elementsOf, inputErrors, stateValues } from './view-state.ts';
import { type StoredView, type ViewStore, viewPayload } from './view-store.ts';
import { APP, CHANNELS, directChannelId, type SlackChannel, type SlackUser, USERS } from './workspace.ts';

export interface PeopleDeps {
  store: Store;
  views: ViewStore;
  triggers: ReturnType<typeof createTriggers>;
  responseUrls: ReturnType<typeof createResponseUrls>;
  deliver: Deliver;
  responseUrlBase: () => string;
  unknownTypes: ReadonlySet<string>;
  now: () => number;
  refused: (where: string, refusal: Refusal, body: unknown) => void;
}

/** Where an interactive element stands. Without a message or view: the newest one in sight that has the action. */
export interface PressTarget {
  actionId: string;
  /** Whose finger it is; the member in Seoul when left out. */
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

export interface SubmitTarget {
  user?: string;
  /** The top of the user's stack when left out. */
  viewId?: string;
  choices?: Choices;
}

/** What came of submitting a view: `blocked` when Slack's client refused it before asking the app. */
export type Submission =
  | { kind: 'blocked'; errors: Record<string, string> }
  | { kind: 'errors'; errors: Record<string, string>; delivery: Delivery }
  | { kind: 'closed' | 'cleared' | 'updated' | 'pushed' | 'failed'; delivery: Delivery };

interface Place {
  blocks: Json[];
  message?: StoredMessage;
  view?: StoredView;
}

export type People = ReturnType<typeof createPeople>;

/** Everything a person does in the client, each turned into the signed request that Slack would send for it. */
export function createPeople(deps: PeopleDeps) {
  const { store, views, triggers, deliver } = deps;
  const suggested: Json[] = [];

  function userOf(id = USERS.member as string): SlackUser {
    const user = store.findUser(id);
    if (user === undefined) throw new Error(`no such user in the sample workspace: ${id}`);
    return user;
  }

  function channelOf(name = CHANNELS.platform as string): SlackChannel {
    const channel = store.findChannel(name);
    if (channel === undefined) throw new Error(`no such channel in the sample workspace: ${name}`);
    return channel;
  }

  function notice(user: string, text: string, channel?: string): void {
    store.changed({ kind: 'notice', user, text, ...(channel === undefined ? {} : { channel }) });
  }

  /** Types a slash command. An acknowledgement with content is shown; a late or failed one as Slack words it. */
  async function runCommand(
    line: string,
    at: { user?: string; channel?: string; signing?: SigningOptions } = {},
  ): Promise<Delivery> {
    const [user, channel] = [userOf(at.user), channelOf(at.channel)];
    const [, command = APP.command, text = ''] = /^(\/\S+)\s*([\s\S]*)$/.exec(line.trim()) ?? [
      undefined,
      APP.command,
      line,
    ];
    if (channel.isArchived === true || command !== APP.command) {
      systemLine(user.id, channel.id, `${command} is not a valid command here.`);
      const request = { body: '', headers: {} };
      return { outcome: 'dispatch_failed', status: 0, body: '', request };
    }
    const triggerId = triggers.issue(user.id);
    const responseUrl = deps.responseUrlBase() + deps.responseUrls.issue({ channel: channel.id, user: user.id });
    const form = commandForm(command, text, user, channel, triggerId, responseUrl);
    const delivery = { ...(await deliver.form(form, at.signing)), triggerId, responseUrl };
    if (delivery.outcome !== 'ok')
      systemLine(user.id, channel.id, `${command} failed with the error "${delivery.outcome}"`);
    else showAck(delivery.body, user.id, channel.id, command);
    return delivery;
  }

  function systemLine(user: string, channel: string, text: string): void {
    store.post({ channel, user: 'USLACKBOT', text, blocks: [], ephemeralTo: user });
  }

  function showAck(body: string, user: string, channel: string, command: string): void {
    if (body.trim() === '') return;
    const fields = asObject(parseJson(body)) ?? { text: body };
    const checked = checkMessage(fields, deps.unknownTypes);
    if (!checked.ok) {
      deps.refused('ack', checked.refusal, fields);
      systemLine(user, channel, `${command} failed with the error "${checked.refusal.error}"`);
      return;
    }
    postAnswer(store, { channel, user }, checked.content, fields, fields.response_type === 'in_channel');
  }

  /** Posts as a person, and sends the event that the app would get for it: app_mention or message.im. */
  async function say(
    text: string,
    at: { user?: string; channel?: string; threadTs?: string } = {},
  ): Promise<Delivery | undefined> {
    const [user, channel] = [userOf(at.user), channelOf(at.channel)];
    const thread = at.threadTs === undefined ? {} : { threadTs: at.threadTs };
    const message = store.post({ channel: channel.id, user: user.id, text, blocks: [], ...thread });
    const event = { ...messageJson(message, []), channel: channel.id, event_ts: message.ts };
    const canHear = channel.members.includes(USERS.bot);
    if (channel.kind === 'im') return sendEvent({ ...event, type: 'message', channel_type: 'im' });
    if (canHear && text.includes(`<@${USERS.bot}>`)) return sendEvent({ ...event, type: 'app_mention' });
    return undefined;
  }

  /** Sends one event of the Events API, with an event id of its own unless one is given. */
  function sendEvent(event: Json, options: { eventId?: string; signing?: SigningOptions } = {}): Promise<Delivery> {
    const envelope = eventEnvelope(event, options.eventId ?? store.nextId('Ev'), deps.now());
    return deliver.event(envelope, options.signing);
  }

  /** Opens the app's Home tab, or its Messages tab. */
  function openHome(userId?: string, tab: 'home' | 'messages' = 'home'): Promise<Delivery> {
    const user = userOf(userId);
    const home = views.home(user.id);
    const view = home === undefined ? {} : { view: viewPayload(home) };
    const channel = directChannelId(user.id);
    return sendEvent({
      type: 'app_home_opened',
      user: user.id,
      channel,
      tab,
      event_ts: String(deps.now() / 1000),
      ...view,
    });
  }

  function placeOf(target: PressTarget, user: string): Place {
    if (target.viewId !== undefined) {
      const view = views.find(target.viewId);
      if (view !== undefined && view.user === user) return { blocks: asList(view.view.blocks) as Json[], view };
      throw new Error(`no such view for this user: ${target.viewId}`);
    }
    const visible = store.visible(channelOf(target.channel).id, user);
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
    const user = userOf(target.user);
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

  /** Asks the app for the options of an external select; an empty list when it answers anything else. */
  async function suggest(target: PressTarget & { query: string }): Promise<Json[]> {
    const user = userOf(target.user);
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
    const groups = asList(answer.option_groups).flatMap((group) => asList(asObject(group)?.options));
    const options = [...asList(answer.options), ...groups] as Json[];
    suggested.push(...options);
    return options;
  }

  /** Submits a view and does what the app's response_action asks for. */
  async function submitView(target: SubmitTarget = {}): Promise<Submission> {
    const user = userOf(target.user);
    const stored = target.viewId === undefined ? views.stackOf(user.id).at(-1) : views.find(target.viewId);
    if (stored === undefined) throw new Error('no view is open');
    const blocks = stored.view.blocks;
    stored.values = stateValues(blocks, target.choices ?? {}, suggested);
    const blocked = inputErrors(blocks, stored.values);
    if (Object.keys(blocked).length > 0) return { kind: 'blocked', errors: blocked };
    const triggerId = triggers.issue(user.id, stored.id);
    const delivery = {
      ...(await deliver.interaction({
        ...payloadHead('view_submission', user, triggerId),
        view: viewPayload(stored),
        response_urls: responseUrlsOf(stored, user.id),
      })),
      triggerId,
    };
    if (delivery.outcome !== 'ok') return { kind: 'failed', delivery };
    return applyResponse(stored, delivery);
  }

  function responseUrlsOf(stored: StoredView, user: string): Json[] {
    return elementsOf(stored.view.blocks).flatMap(({ block, element }) => {
      if (element.response_url_enabled !== true) return [];
      const state = stored.values[String(block.block_id)]?.[String(element.action_id)] ?? {};
      const channel = asText(state.selected_conversation) ?? asText(state.selected_channel);
      if (channel === undefined) return [];
      const url = deps.responseUrlBase() + deps.responseUrls.issue({ channel, user });
      return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url: url }];
    });
  }

  function applyResponse(stored: StoredView, delivery: Delivery): Submission {
    const answer = delivery.body.trim() === '' ? {} : asObject(parseJson(delivery.body));
    const fail = (refusal: Refusal): Submission => {
      deps.refused('view_submission', refusal, delivery.body);
      return { kind: 'failed', delivery };
    };
    if (answer === undefined) return fail({ error: 'invalid_response', problems: [] });
    switch (answer.response_action) {
      case undefined:
        views.close(stored.user, false);
        return { kind: 'closed', delivery };
      case 'clear':
        views.close(stored.user, true);
        return { kind: 'cleared', delivery };
      case 'update': {
        const result = views.update(stored, answer.view);
        return result.ok ? { kind: 'updated', delivery } : fail(result.refusal);
      }
      case 'push': {
        const result = views.push(stored.user, answer.view);
        return result.ok ? { kind: 'pushed', delivery } : fail(result.refusal);
      }
      case 'errors':
        return errorsResponse(stored, answer, delivery, fail);
      default:
        return fail({
          error: 'invalid_response_action',
          problems: [{ pointer: '/response_action', message: 'unknown' }],
        });
    }
  }

  function errorsResponse(
    stored: StoredView,
    answer: Json,
    delivery: Delivery,
    fail: (refusal: Refusal) => Submission,
  ): Submission {
    const errors = asObject(answer.errors);
    const inputs = new Set(
      elementsOf(stored.view.blocks)
        .filter(({ block }) => block.type === 'input')
        .map(({ block }) => String(block.block_id)),
    );
    const entries = Object.entries(errors ?? {});
    const wrong = entries.find(([id, message]) => !inputs.has(id) || typeof message !== 'string');
    if (entries.length === 0 || wrong !== undefined)
      return fail({
        error: 'invalid_response_errors',
        problems: [{ pointer: `/errors/${wrong?.[0] ?? ''}`, message: 'must name an input block and give a text' }],
      });
    return { kind: 'errors', errors: Object.fromEntries(entries) as Record<string, string>, delivery };
  }

  /** Closes the top view (or all of them) by hand; the app hears of it when notify_on_close is set. */
  async function closeView(at: { user?: string; everything?: boolean } = {}): Promise<Delivery[]> {
    const user = userOf(at.user);
    const closed = views.close(user.id, at.everything === true);
    const told = closed.filter((one) => one.view.notify_on_close === true);
    return Promise.all(
      told.map((one) =>
        deliver.interaction({
          ...payloadHead('view_closed', user, triggers.issue(user.id)),
          view: viewPayload(one),
          is_cleared: at.everything === true,
        }),
      ),
    );
  }

  /** Runs a global shortcut, or a message shortcut when a message is named. */
  async function runShortcut(
    callbackId: string,
    at: { user?: string; channel?: string; messageTs?: string } = {},
  ): Promise<Delivery> {
    const user = userOf(at.user);
    const triggerId = triggers.issue(user.id);
    const actionTs = (deps.now() / 1000).toFixed(6);
    if (at.messageTs === undefined) {
      const payload = { ...payloadHead('shortcut', user, triggerId), callback_id: callbackId, action_ts: actionTs };
      return { ...(await deliver.interaction(payload)), triggerId };
    }
    const channel = channelOf(at.channel);
    const message = store.find(channel.id, at.messageTs);
    if (message === undefined) throw new Error(`no such message: ${at.messageTs}`);
    const responseUrl = deps.responseUrlBase() + deps.responseUrls.issue({ channel: channel.id, user: user.id });
    const payload = {
      ...payloadHead('message_action', user, triggerId),
      callback_id: callbackId,
      action_ts: actionTs,
      message_ts: message.ts,
      channel: { id: channel.id, name: channel.name },
      message: messageJson(message, []),
      response_url: responseUrl,
    };
    return { ...(await deliver.interaction(payload)), triggerId, responseUrl };
  }

  /** Dismisses an ephemeral message; Slack tells the app nothing. */
  function dismiss(user: string, channel: string, ts: string): void {
    const message = store.find(channel, ts);
    if (message?.ephemeralTo === user) store.remove(message);
  }

  return { runCommand, say, sendEvent, openHome, press, suggest, submitView, closeView, runShortcut, dismiss };
}

function optionsRefusal(answer: Json): Refusal | undefined {
  const field = answer.options === undefined ? 'option_groups' : 'options';
  const name = field === 'options' ? 'option' : 'option_group';
  const problems: ReturnType<typeof checkBlocks> = [];
  const context = { surface: 'modal' as const, unknownTypes: new Set<string>(), visit: () => {} };
  const rule = { kind: 'list' as const, max: 100, of: { kind: 'object' as const, name } };
  checkRule(rule, answer[field], `/${field}`, context, problems);
  return problems.length === 0 ? undefined : { error: 'invalid_options', problems };
}
