import { fileMethods } from './file-methods.ts';
import type { Json } from './json.ts';
import { lookupMethods } from './lookup-methods.ts';
import { type Refusal, refusalBody } from './message-check.ts';
import { messageMethods } from './message-methods.ts';
import type { Store } from './store.ts';
import type { createTriggers } from './triggers.ts';
import { viewMethods } from './view-methods.ts';
import type { ViewStore } from './view-store.ts';

/** What a Web API method answers: the fields beside `ok: true`, or a refusal. */
export type MethodResult = { ok: true; fields?: Json } | { ok: false; refusal: Refusal };
export type Method = (body: Json) => MethodResult;

export interface WebApiDeps {
  store: Store;
  views: ViewStore;
  triggers: ReturnType<typeof createTriggers>;
  unknownTypes: ReadonlySet<string>;
  /** Address of this server without a trailing slash. */
  baseUrl: () => string;
}

/** One recorded call of the Web API; the token is left out. */
export interface WebApiCall {
  method: string;
  body: Json;
  /** Instant of the server's clock in milliseconds. */
  at: number;
  answer: Json;
}

/** The answer `ok: false` with Slack's error code. */
export function refuse(error: string, problems: Refusal['problems'] = []): MethodResult {
  return { ok: false, refusal: { error, problems } };
}

/** Answers Web API calls by method name; the token has been checked before. */
export function createWebApi(deps: WebApiDeps) {
  const methods: Readonly<Record<string, Method>> = {
    ...lookupMethods(deps),
    ...messageMethods(deps),
    ...viewMethods(deps),
    ...fileMethods(deps),
  };

  function call(name: string, body: Json): { answer: Json; refusal?: Refusal } {
    const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
    const result = method === undefined ? refuse('unknown_method') : method(body);
    if (result.ok) return { answer: { ok: true, ...result.fields } };
    return { answer: refusalBody(result.refusal), refusal: result.refusal };
  }

  return { call };
}
