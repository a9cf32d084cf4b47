import { parse as parseQuery } from 'node:querystring';

/** The JSON object or form fields that Slack sent. */
export type DeliveryBody = Readonly<Record<string, unknown>>;

/** True when `value` is a plain object, so that its members may be looked at. */
export function isRecord(value: unknown): value is DeliveryBody {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Reads a request body as Slack writes them: a form, a form whose `payload` is JSON, or JSON. Parameters of the
 * content type, such as `; charset=utf-8`, are ignored. Undefined when it is none of these; never throws.
 */
export function parseDeliveryBody(contentType: string | undefined, rawBody: Buffer): DeliveryBody | undefined {
  const mediaType = contentType?.split(';')[0]?.trim().toLowerCase();
  if (mediaType !== 'application/x-www-form-urlencoded') return parseJsonObject(rawBody.toString('utf8'));
  // querystring gives objects without a prototype; Bolt and the listeners expect ordinary ones.
  const form: DeliveryBody = { ...parseQuery(rawBody.toString('utf8')) };
  return typeof form.payload === 'string' ? parseJsonObject(form.payload) : form;
}

function parseJsonObject(text: string): DeliveryBody | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The text at a path of members, or undefined when there is none. */
export function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  let value = body;
  for (const member of path) {
    if (!isRecord(value)) return undefined;
    value = value[member];
  }
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** True when Bolt can tell what kind of delivery this is; it would leave any other unanswered for three seconds. */
export function isDelivery(body: DeliveryBody): boolean {
  if ('event' in body) return isRecord(body.event) && typeof body.event.type === 'string';
  if ('command' in body) return typeof body.command === 'string';
  if (Array.isArray(body.actions))
    return body.actions.every(isRecord) && body.actions.length > 0 && isRecord(body.user);
  if (body.type === 'view_submission' || body.type === 'view_closed') return isRecord(body.view) && isRecord(body.user);
  return ['block_suggestion', 'shortcut', 'message_action'].includes(String(body.type)) && isRecord(body.user);
}
