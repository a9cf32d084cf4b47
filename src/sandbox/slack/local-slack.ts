import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApiServer } from './api-server.ts';
import { createDelivery, type Delivery } from './delivery.ts';
import { createFaults, type Faults } from './faults.ts';
import { sendJson } from './http-body.ts';
import type { Refusal } from './message-check.ts';
import { createPageServer, type PageShortcut } from './page-server.ts';
import { createPeople, type People } from './people.ts';
import { createResponseUrls } from './response-urls.ts';
import { type SignedRequest, type SigningOptions, signRequest } from './signed-request.ts';
import { createStore, type Store, type StoredFile, type StoredMessage } from './store.ts';
import { createTriggers } from './triggers.ts';
import { createViewStore, type StoredView } from './view-store.ts';
import { createWebApi, type WebApiCall } from './web-api.ts';
import { CHANNELS, USERS } from './workspace.ts';

export interface LocalSlackOptions {
  /** 0 or nothing takes a free port. */
  port?: number;
  /** Where the bot listens for Slack, such as `http://127.0.0.1:3000/slack/events`; may be set later. */
  botUrl?: string;
  signingSecret: string;
  botToken: string;
  /** The workspace's clock in milliseconds; triggers and response URLs age by it. */
  now?: () => number;
  /** How long the bot has to acknowledge; Slack's 3000 when left out. */
  ackTimeoutMs?: number;
  shortcuts?: readonly PageShortcut[];
  /** Who acts and looks when nobody is named, in the page too; the member in Seoul when left out. */
  defaultUser?: string;
  usageHint?: string;
  /** Commands that the page offers to press. */
  examples?: readonly string[];
}

/** Something this server refused as Slack would, in the order it happened. */
export interface RecordedRefusal {
  /** A Web API method, `response_url`, `ack`, `view_submission` or `block_suggestion`. */
  where: string;
  error: string;
  problems: Refusal['problems'];
  body: unknown;
}

/** A running local Slack. Everything a person does returns once the bot has acknowledged it. */
export interface LocalSlack extends People {
  /** Address of the page, without a trailing slash. */
  url: string;
  /** What SLACK_API_URL must be. */
  apiUrl: string;
  setBotUrl: (url: string) => void;
  /** What a viewer sees in a channel, oldest first; #platform and the default user when left out. */
  messages: (channel?: string, viewer?: string) => StoredMessage[];
  /** The viewer's open modals, bottom first. */
  views: (user?: string) => StoredView[];
  home: (user?: string) => StoredView | undefined;
  /** Completed uploads. */
  files: () => StoredFile[];
  /** Every Web API call and every POST to a response URL. */
  calls: WebApiCall[];
  refusals: RecordedRefusal[];
  faults: Faults;
  /** Block types to refuse with `invalid_blocks`, as a workspace does that has not received them; change it at will. */
  unknownBlocks: Set<string>;
  /** What every answer says that the bot's token may do; change it at will. */
  scopes: Set<string>;
  /** The sample workspace itself: users, channels, groups; change it to build a case. */
  store: Store;
  /** Signs and sends any body to the bot: skewed clock, wrong signature, odd content type. */
  sendRaw: (body: string, contentType: string, signing?: SigningOptions) => Promise<Delivery>;
  /** Sends the same signed bytes once more. */
  redeliver: (request: SignedRequest) => Promise<Delivery>;
  setLatencyMs: (milliseconds: number) => void;
  /** Resolves with the first truthy value of the predicate, asked after every change; rejects after `timeoutMs` (a minute). */
  waitFor: <T>(predicate: () => T, timeoutMs?: number) => Promise<NonNullable<T>>;
  close: () => Promise<void>;
}

const USAGE_HINT = 'size <service> [--days 14] [--goal cost|balanced|safe] | help';
const SCOPES = [
  'commands',
  'chat:write',
  'app_mentions:read',
  'im:history',
  'users:read',
  'files:write',
  'im:write',
  'usergroups:read',
  'reactions:write',
];
const EXAMPLES = ['/fargate size my-service', '/fargate help'];

/** Starts a Slack workspace on 127.0.0.1: the Web API under /api/, the page at /, and signed requests to the bot. */
export async function startLocalSlack(options: LocalSlackOptions): Promise<LocalSlack> {
  const now = options.now ?? Date.now;
  const defaultUser = options.defaultUser ?? USERS.member;
  const state = { botUrl: options.botUrl ?? 'http://127.0.0.1:9/unset', baseUrl: '', latencyMs: 0 };
  const calls: WebApiCall[] = [];
  const refusals: RecordedRefusal[] = [];
  const unknownBlocks = new Set<string>();
  const scopes = new Set(SCOPES);
  const faults = createFaults();
  const store = createStore(now);
  const views = createViewStore(store, unknownBlocks);
  const triggers = createTriggers(now);
  const responseUrls = createResponseUrls(store, now, unknownBlocks);
  const deliver = createDelivery(
    { signingSecret: options.signingSecret, now, ackTimeoutMs: options.ackTimeoutMs ?? 3000 },
    () => state.botUrl,
  );
  const refused = (where: string, refusal: Refusal, body: unknown): void =>
    void refusals.push({ where, error: refusal.error, problems: refusal.problems, body });
  const people = createPeople({
    store,
    views,
    triggers,
    responseUrls,
    deliver,
    responseUrlBase: () => `${state.baseUrl}/response/`,
    unknownTypes: unknownBlocks,
    defaultUser,
    now,
    refused,
  });
  const webApi = createWebApi({ store, views, triggers, unknownTypes: unknownBlocks, baseUrl: () => state.baseUrl });
  const waiting = new Set<() => void>();
  const wake = (): void => {
    for (const check of [...waiting]) check();
  };
  store.subscribe(wake);
  const record = (call: WebApiCall): void => {
    calls.push(call);
    wake();
  };
  const serveApi = createApiServer({
    botToken: options.botToken,
    now,
    faults,
    scopes,
    webApi,
    responseUrls,
    store,
    record,
    refused,
    latencyMs: () => state.latencyMs,
  });
  const page = createPageServer({
    store,
    views,
    people,
    shortcuts: options.shortcuts ?? [],
    usageHint: options.usageHint ?? USAGE_HINT,
    examples: options.examples ?? EXAMPLES,
    defaultUser,
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const target = request.url ?? '/';
    if (!isLoopback(request.headers.host) || !URL.canParse(target, state.baseUrl))
      return sendJson(response, 400, { ok: false, error: 'bad_request' });
    const url = new URL(target, state.baseUrl);
    if (await serveApi(request, response, url.pathname)) return;
    if (await page.serve(request, response, url)) return;
    sendJson(response, 404, { ok: false, error: 'not_found' });
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendJson(response, 500, { ok: false, error: 'internal_error' });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  state.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function waitFor<T>(predicate: () => T, timeoutMs = 60_000): Promise<NonNullable<T>> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => settle(() => reject(new Error('waited in vain'))), timeoutMs);
      const check = (): void => {
        try {
          const value = predicate();
          if (value) settle(() => resolve(value));
        } catch (error) {
          settle(() => reject(error));
        }
      };
      const settle = (finish: () => void): void => {
        clearTimeout(timer);
        waiting.delete(check);
        finish();
      };
      waiting.add(check);
      check();
    });
  }

  function close(): Promise<void> {
    page.close();
    return new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  }

  return {
    ...people,
    url: state.baseUrl,
    apiUrl: `${state.baseUrl}/api/`,
    setBotUrl: (url) => {
      state.botUrl = url;
    },
    messages: (channel = CHANNELS.platform, viewer = defaultUser) =>
      store.visible(store.findChannel(channel)?.id ?? channel, viewer),
    views: (user = defaultUser) => [...views.stackOf(user)],
    home: (user = defaultUser) => views.home(user),
    files: () => [...store.files.values()].filter((file) => file.complete),
    calls,
    refusals,
    faults,
    unknownBlocks,
    scopes,
    store,
    sendRaw: (body, contentType, signing) =>
      deliver.send(signRequest(body, contentType, options.signingSecret, now(), signing)),
    redeliver: (request) => deliver.send(request),
    setLatencyMs: (milliseconds) => {
      state.latencyMs = milliseconds;
    },
    waitFor,
    close,
  };
}

// A page of another origin could point its own name at this machine; it cannot choose the Host header.
function isLoopback(host: string | undefined): boolean {
  return host !== undefined && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}
