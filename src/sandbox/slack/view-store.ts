import { createHash } from 'node:crypto';
import { LIMITS } from './block-rules.ts';
import { asList, asText, type Json } from './json.ts';
import type { Refusal } from './message-check.ts';
import { type Store, withBlockIds } from './store.ts';
import { checkView } from './view-check.ts';
import type { StateValues } from './view-state.ts';
import { APP, TEAM, USERS } from './workspace.ts';

export interface StoredView {
  id: string;
  user: string;
  view: Json;
  hash: string;
  rootId: string;
  previousId?: string;
  values: StateValues;
}

export type ViewResult = { ok: true; view: StoredView } | { ok: false; refusal: Refusal };
export type ViewStore = ReturnType<typeof createViewStore>;

/** Open modals, a stack of at most three per user, and the Home tab of each user. */
export function createViewStore(store: Store, unknownTypes: ReadonlySet<string>) {
  const stacks = new Map<string, StoredView[]>();
  const homes = new Map<string, StoredView>();
  let revision = 0;

  function stackOf(user: string): StoredView[] {
    const stack = stacks.get(user) ?? [];
    stacks.set(user, stack);
    return stack;
  }

  function build(id: string, user: string, view: Json, rootId: string, previousId?: string): StoredView {
    const blocks = withBlockIds(asList(view.blocks) as Json[], store.nextId);
    const base = { id, user, view: { ...view, blocks }, hash: nextHash(id), rootId, values: {} };
    return previousId === undefined ? base : { ...base, previousId };
  }

  function nextHash(id: string): string {
    revision += 1;
    return `${revision}.${createHash('sha256').update(`${id}:${revision}`).digest('hex').slice(0, 8)}`;
  }

  function checkExternalId(view: Json, own?: string): Refusal | undefined {
    const external = asText(view.external_id);
    if (external === undefined || external === '') return undefined;
    const taken = all().some((other) => other.id !== own && other.view.external_id === external);
    return taken ? { error: 'duplicate_external_id', problems: [] } : undefined;
  }

  function all(): StoredView[] {
    return [...[...stacks.values()].flat(), ...homes.values()];
  }

  /** Opens a modal as the first of the user's stack; what was open is gone. */
  function open(user: string, view: unknown): ViewResult {
    const refusal = checkView(view, 'modal', unknownTypes) ?? checkExternalId(view as Json);
    if (refusal !== undefined) return { ok: false, refusal };
    const id = store.nextId('V');
    const stored = build(id, user, view as Json, id);
    stacks.set(user, [stored]);
    store.changed({ kind: 'views', user });
    return { ok: true, view: stored };
  }

  /** Puts a modal on top of the user's stack: `push_limit_reached` beyond three. */
  function push(user: string, view: unknown): ViewResult {
    const stack = stackOf(user);
    const top = stack.at(-1);
    if (top === undefined) return { ok: false, refusal: { error: 'not_found', problems: [] } };
    if (stack.length >= LIMITS.viewDepth) return { ok: false, refusal: { error: 'push_limit_reached', problems: [] } };
    const refusal = checkView(view, 'modal', unknownTypes) ?? checkExternalId(view as Json);
    if (refusal !== undefined) return { ok: false, refusal };
    const stored = build(store.nextId('V'), user, view as Json, top.rootId, top.id);
    stack.push(stored);
    store.changed({ kind: 'views', user });
    return { ok: true, view: stored };
  }

  function find(id: string | undefined, externalId?: string): StoredView | undefined {
    return all().find(
      (stored) =>
        (id !== undefined && stored.id === id) ||
        (externalId !== undefined && externalId !== '' && stored.view.external_id === externalId),
    );
  }

  /** Replaces a view's content and keeps what was typed into blocks whose ids stay; a stale hash is `hash_conflict`. */
  function update(target: StoredView | undefined, view: unknown, hash?: string): ViewResult {
    if (target === undefined) return { ok: false, refusal: { error: 'not_found', problems: [] } };
    if (hash !== undefined && hash !== target.hash)
      return { ok: false, refusal: { error: 'hash_conflict', problems: [] } };
    const kind = target.view.type === 'home' ? 'home' : 'modal';
    const refusal = checkView(view, kind, unknownTypes) ?? checkExternalId(view as Json, target.id);
    if (refusal !== undefined) return { ok: false, refusal };
    const fresh = build(target.id, target.user, view as Json, target.rootId, target.previousId);
    target.view = fresh.view;
    target.hash = fresh.hash;
    store.changed({ kind: kind === 'home' ? 'home' : 'views', user: target.user });
    return { ok: true, view: target };
  }

  /** Sets a user's Home tab. */
  function publish(user: string, view: unknown, hash?: string): ViewResult {
    const home = homes.get(user);
    if (home !== undefined && hash !== undefined && hash !== home.hash)
      return { ok: false, refusal: { error: 'hash_conflict', problems: [] } };
    const refusal = checkView(view, 'home', unknownTypes) ?? checkExternalId(view as Json, home?.id);
    if (refusal !== undefined) return { ok: false, refusal };
    const id = home?.id ?? store.nextId('V');
    const stored = build(id, user, view as Json, id);
    homes.set(user, stored);
    store.changed({ kind: 'home', user });
    return { ok: true, view: stored };
  }

  /** Takes the top view off the user's stack, or all of them. */
  function close(user: string, everything: boolean): StoredView[] {
    const stack = stackOf(user);
    const closed = everything ? stack.splice(0) : stack.splice(-1);
    store.changed({ kind: 'views', user });
    return closed;
  }

  return { open, push, find, update, publish, close, stackOf, home: (user: string) => homes.get(user) };
}

/** A view as it stands in payloads and in the answers of views.*. */
export function viewPayload(stored: StoredView): Json {
  const { view } = stored;
  return {
    id: stored.id,
    team_id: TEAM.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state: { values: stored.values },
    hash: stored.hash,
    title: view.title ?? { type: 'plain_text', text: APP.name },
    submit: view.submit ?? null,
    close: view.close ?? null,
    clear_on_close: view.clear_on_close ?? false,
    notify_on_close: view.notify_on_close ?? false,
    root_view_id: stored.rootId,
    previous_view_id: stored.previousId ?? null,
    app_id: APP.id,
    app_installed_team_id: TEAM.id,
    bot_id: APP.botId,
    bot_user_id: USERS.bot,
  };
}
