import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Fault, Faults } from './faults.ts';
import { parseBody, readBody, sendJson } from './http-body.ts';
import type { Json } from './json.ts';
import type { Refusal } from './message-check.ts';
import type { createResponseUrls } from './response-urls.ts';
import type { Store } from './store.ts';
import { uploadBytes } from './upload-body.ts';
import type { createWebApi, WebApiCall } from './web-api.ts';

export interface ApiServerDeps {
  botToken: string;
  now: () => number;
  faults: Faults;
  webApi: ReturnType<typeof createWebApi>;
  responseUrls: ReturnType<typeof createResponseUrls>;
  store: Store;
  record: (call: WebApiCall) => void;
  refused: (where: string, refusal: Refusal, body: unknown) => void;
  /** What the bot's token may do, as every answer says. */
  scopes: ReadonlySet<string>;
  /** Milliseconds that every answer waits, to stand for the network. */
  latencyMs: () => number;
}

/** Serves /api/<method>, /response/<key> and /upload/<id>; false when the path is none of them. */
export function createApiServer(deps: ApiServerDeps) {
  return async function serve(request: IncomingMessage, response: ServerResponse, path: string): Promise<boolean> {
    const [, room = '', name = ''] = /^\/(api|response|upload)\/([\w.-]+)$/.exec(path) ?? [];
    if (room === '') return false;
    if (deps.latencyMs() > 0) await delay(deps.latencyMs());
    const body = await readBody(request);
    if (body === undefined) sendJson(response, 413, { ok: false, error: 'request_too_large' });
    else if (room === 'upload') receiveUpload(request, response, name, body);
    else if (room === 'api') answerMethod(request, response, name, body);
    else answerResponseUrl(request, response, name, body);
    return true;
  };

  function answerMethod(request: IncomingMessage, response: ServerResponse, method: string, bytes: Buffer) {
    const type = request.headers['content-type'] ?? '';
    const fields = parseBody(bytes, type);
    const body = withoutToken({
      ...Object.fromEntries(new URL(request.url ?? '/', 'http://local').searchParams),
      ...fields,
    });
    const finish = (answer: Json, refusal?: Refusal): void => {
      deps.record({ method, body, at: deps.now(), answer });
      if (refusal !== undefined) deps.refused(method, refusal, body);
      sendJson(response, 200, answer, { 'x-oauth-scopes': [...deps.scopes].join(',') });
    };
    const token = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? String(fields?.token ?? '');
    if (fields === undefined)
      return finish({ ok: false, error: 'invalid_json' }, { error: 'invalid_json', problems: [] });
    if (token === '' && method !== 'api.test' && method !== 'blocks.validate')
      return finish({ ok: false, error: 'not_authed' }, { error: 'not_authed', problems: [] });
    if (token !== '' && !sameText(token, deps.botToken))
      return finish({ ok: false, error: 'invalid_auth' }, { error: 'invalid_auth', problems: [] });
    const fault = deps.faults.take(method);
    if (fault === undefined) {
      const { answer, refusal } = deps.webApi.call(method, body);
      return finish(answer, refusal);
    }
    // The work is done and recorded, and the caller never hears of it.
    const record = (answer: Json): void => deps.record({ method, body, at: deps.now(), answer });
    if (fault.kind === 'hang_after' || fault.kind === 'reset_after') record(deps.webApi.call(method, body).answer);
    else record({ ok: false, error: fault.error ?? fault.kind });
    misbehave(fault, response);
  }

  function answerResponseUrl(request: IncomingMessage, response: ServerResponse, key: string, bytes: Buffer) {
    const fault = deps.faults.take('response_url');
    if (fault !== undefined) return misbehave(fault, response);
    const body = parseBody(bytes, request.headers['content-type'] ?? '');
    if (body === undefined) return sendJson(response, 400, { ok: false, error: 'invalid_payload' });
    const answer = deps.responseUrls.use(key, body);
    deps.record({ method: 'response_url', body, at: deps.now(), answer: answer.body });
    if (answer.refusal !== undefined) deps.refused('response_url', answer.refusal, body);
    sendJson(response, answer.status, answer.body);
  }

  function receiveUpload(request: IncomingMessage, response: ServerResponse, id: string, body: Buffer) {
    const file = deps.store.files.get(id);
    const bytes = uploadBytes(body, request.headers['content-type'] ?? '');
    if (file === undefined || file.complete || bytes === undefined || bytes.length !== file.length)
      return sendJson(response, 400, { ok: false, error: 'upload_failed' });
    file.bytes = bytes;
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(`OK - ${bytes.length}`);
  }
}

function misbehave(fault: Fault, response: ServerResponse) {
  switch (fault.kind) {
    case 'rate_limited':
      return sendJson(
        response,
        429,
        { ok: false, error: 'ratelimited' },
        { 'retry-after': String(fault.retryAfterSeconds ?? 1) },
      );
    case 'server_error':
      return sendJson(response, fault.status ?? 503, { ok: false, error: 'service_unavailable' });
    case 'error':
      return sendJson(response, 200, { ok: false, error: fault.error ?? 'internal_error' });
    case 'reset':
    case 'reset_after':
      return void response.destroy();
    case 'hang':
    case 'hang_after':
      return;
  }
}

function withoutToken(body: Json): Json {
  const { token: _, ...rest } = body;
  return rest;
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
