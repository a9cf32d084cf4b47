import { type ClientDeps, channelOf, userOf } from './client-deps.ts';
import type { Delivery } from './delivery.ts';
import { asObject, type Json, parseJson } from './json.ts';
import { checkMessage } from './message-check.ts';
import { commandForm, eventEnvelope, messageJson, payloadHead } from './payloads.ts';
import { createPressing } from './pressing.ts';
import { postAnswer } from './response-urls.ts';
import type { SigningOptions } from './signed-request.ts';
import { createSubmitting } from './submitting.ts';
import { viewPayload } from './view-store.ts';
import { APP, directChannelId, USERS } from './workspace.ts';

export type People = ReturnType<typeof createPeople>;

/** Everything a person does in the client, each turned into the signed request that Slack would send for it. */
export function createPeople(deps: ClientDeps) {
  const { store, views, triggers, deliver } = deps;
  const suggested: Json[] = [];
  const { press, suggest } = createPressing(deps, suggested);
  const { submitView, closeView } = createSubmitting(deps, suggested);

  /** Types a slash command. An acknowledgement with content is shown; a late or failed one as Slack words it. */
  async function runCommand(
    line: string,
    at: { user?: string; channel?: string; signing?: SigningOptions } = {},
  ): Promise<Delivery> {
    const [user, channel] = [userOf(deps, at.user), channelOf(deps, at.channel)];
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
    const [user, channel] = [userOf(deps, at.user), channelOf(deps, at.channel)];
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
    const user = userOf(deps, userId);
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

  /** Runs a global shortcut, or a message shortcut when a message is named. */
  async function runShortcut(
    callbackId: string,
    at: { user?: string; channel?: string; messageTs?: string } = {},
  ): Promise<Delivery> {
    const user = userOf(deps, at.user);
    const triggerId = triggers.issue(user.id);
    const actionTs = (deps.now() / 1000).toFixed(6);
    if (at.messageTs === undefined) {
      const payload = { ...payloadHead('shortcut', user, triggerId), callback_id: callbackId, action_ts: actionTs };
      return { ...(await deliver.interaction(payload)), triggerId };
    }
    const channel = channelOf(deps, at.channel);
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
