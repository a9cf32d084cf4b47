import type { Deliver } from './delivery.ts';
import type { Refusal } from './message-check.ts';
import type { createResponseUrls } from './response-urls.ts';
import type { Store } from './store.ts';
import type { createTriggers } from './triggers.ts';
import type { ViewStore } from './view-store.ts';
import { CHANNELS, type SlackChannel, type SlackUser } from './workspace.ts';

/** What the parts that play Slack's client share. */
export interface ClientDeps {
  store: Store;
  views: ViewStore;
  triggers: ReturnType<typeof createTriggers>;
  responseUrls: ReturnType<typeof createResponseUrls>;
  deliver: Deliver;
  responseUrlBase: () => string;
  unknownTypes: ReadonlySet<string>;
  /** Who acts when nobody is named. */
  defaultUser: string;
  now: () => number;
  refused: (where: string, refusal: Refusal, body: unknown) => void;
}

/** The user of this id, the default user without one; throws when there is no such person. */
export function userOf(deps: ClientDeps, id = deps.defaultUser): SlackUser {
  const user = deps.store.findUser(id);
  if (user === undefined) throw new Error(`no such user in the sample workspace: ${id}`);
  return user;
}

/** The channel of this id or name, #platform without one; throws when there is none. */
export function channelOf(deps: ClientDeps, name = CHANNELS.platform as string): SlackChannel {
  const channel = deps.store.findChannel(name);
  if (channel === undefined) throw new Error(`no such channel in the sample workspace: ${name}`);
  return channel;
}
