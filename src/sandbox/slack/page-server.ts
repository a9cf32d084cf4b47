import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseBody, readBody, sendJson } from './http-body.ts';
import type { Json } from './json.ts';
import { userJson } from './lookup-methods.ts';
import { PAGE_ACTIONS } from './page-actions.ts';
import { messageJson } from './payloads.ts';
import type { People } from './people.ts';
import type { Store, StoredMessage } from './store.ts';
import { type ViewStore, viewPayload } from './view-store.ts';
import { APP, TEAM, USERS } from './workspace.ts';

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

const PAGE_ROOT = fileURLToPath(new URL('../page/', import.meta.url));

export interface PageServerDeps {
  store: Store;
  views: ViewStore;
  people: People;
  /** Shortcuts that the page offers; they come from the app's manifest, which this server does not read. */
  shortcuts: readonly PageShortcut[];
  usageHint: string;
  /** Commands that the page offers to press. */
  examples: readonly string[];
  defaultUser: string;
}

export interface PageShortcut {
  callbackId: string;
  name: string;
  kind: 'global' | 'message';
}

/** Serves the page, its data, its live updates and what people do in it; false when the path is none of these. */
export function createPageServer(deps: PageServerDeps) {
  const { store, views, people } = deps;
  const streams = new Set<ServerResponse>();

  async function serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    if (request.method === 'GET') return serveGet(request, response, url);
    const action = /^\/local\/([a-z-]+)$/.exec(url.pathname)?.[1];
    if (request.method !== 'POST' || action === undefined) return false;
    // Another site open in the same browser must not act in this workspace.
    const origin = request.headers.origin;
    const foreign = origin !== undefined && origin !== `http://${request.headers.host}`;
    const json = request.headers['content-type']?.startsWith('application/json') === true;
    if (foreign || !json) {
      sendJson(response, 403, { ok: false, error: 'forbidden' });
      return true;
    }
    const bytes = await readBody(request);
    const body = bytes === undefined ? undefined : parseBody(bytes, 'application/json');
    if (body === undefined) sendJson(response, 400, { ok: false, error: 'invalid_json' });
    else await act(action, body, response);
    return true;
  }

  async function act(action: string, body: Json, response: ServerResponse): Promise<void> {
    const run = Object.hasOwn(PAGE_ACTIONS, action) ? PAGE_ACTIONS[action] : undefined;
    if (run === undefined) return sendJson(response, 404, { ok: false, error: 'unknown_action' });
    try {
      sendJson(response, 200, { ok: true, ...(await run(people, body)) });
    } catch (error) {
      // A person can only ask for what has just gone: the message was replaced, the view was closed.
      sendJson(response, 409, { ok: false, error: error instanceof Error ? error.message : 'failed' });
    }
  }

  async function serveGet(request: IncomingMessage, response: ServerResponse, url: URL): Promise<boolean> {
    const viewer = url.searchParams.get('user') ?? deps.defaultUser;
    if (url.pathname === '/local/workspace') sendJson(response, 200, workspaceJson());
    else if (url.pathname === '/local/messages')
      sendJson(response, 200, messagesJson(url.searchParams.get('channel') ?? '', viewer));
    else if (url.pathname === '/local/views')
      sendJson(response, 200, { stack: views.stackOf(viewer).map(viewPayload), home: optional(views.home(viewer)) });
    else if (url.pathname === '/local/events') openStream(request, response, viewer);
    else if (url.pathname.startsWith('/files/')) serveFile(response, url.pathname.split('/')[2] ?? '');
    else return servePage(response, url.pathname);
    return true;
  }

  function workspaceJson(): Json {
    return {
      team: TEAM,
      app: { ...APP, userId: USERS.bot, usageHint: deps.usageHint, examples: deps.examples },
      users: store.users.map((user) => ({ ...userJson(user, true), title: user.title })),
      channels: store.channels,
      usergroups: store.usergroups,
      shortcuts: deps.shortcuts,
      defaultUser: deps.defaultUser,
    };
  }

  function messagesJson(channel: string, viewer: string): Json {
    const visible = store.visible(channel, viewer);
    const replies = (message: StoredMessage): StoredMessage[] =>
      visible.filter((one) => one.threadTs === message.ts && one.ts !== message.ts);
    return {
      messages: visible.map((message) => ({
        ...messageJson(message, replies(message)),
        ephemeral: message.ephemeralTo !== undefined,
      })),
    };
  }

  function openStream(request: IncomingMessage, response: ServerResponse, viewer: string): void {
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/event-stream' });
    response.write('retry: 1000\n\n');
    streams.add(response);
    const stop = store.subscribe((change) => {
      if (change.user === undefined || change.user === viewer) response.write(`data: ${JSON.stringify(change)}\n\n`);
    });
    request.on('close', () => {
      stop();
      streams.delete(response);
    });
  }

  function serveFile(response: ServerResponse, id: string) {
    const file = store.files.get(id);
    if (file === undefined || !file.complete) return sendJson(response, 404, { ok: false, error: 'file_not_found' });
    const name = encodeURIComponent(file.name);
    response.writeHead(200, {
      ...SECURITY_HEADERS,
      'content-type': 'application/octet-stream',
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
    });
    response.end(file.bytes);
  }

  function close(): void {
    for (const stream of streams) stream.end();
  }

  return { serve, close };
}

async function servePage(response: ServerResponse, path: string): Promise<boolean> {
  const name = path === '/' ? 'index.html' : path.slice(1);
  const type = TYPES[/^(?:[a-z-]+\/)?[a-z-]+\.([a-z]+)$/.exec(name)?.[1] ?? ''];
  if (type === undefined) return false;
  try {
    const content = await readFile(PAGE_ROOT + name);
    response.writeHead(200, { ...SECURITY_HEADERS, 'content-type': type });
    response.end(content);
    return true;
  } catch {
    return false;
  }
}

function optional(view: Parameters<typeof viewPayload>[0] | undefined): Json | null {
  return view === undefined ? null : viewPayload(view);
}
