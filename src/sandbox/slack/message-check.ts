import { checkBlocks, visibleTextLength } from './block-check.ts';
import { LIMITS } from './block-rules.ts';
import { asList, asObject, asText, type Json, parseJson } from './json.ts';
import type { Problem } from './shape-check.ts';

/** What Slack answers to a request it refuses: its error code and, where it gives them, the places. */
export interface Refusal {
  error: string;
  problems: Problem[];
}

export interface MessageContent {
  text: string;
  blocks: Json[];
  metadata?: Json;
}

/** A list that may have arrived as JSON text inside a form body. */
export function listField(value: unknown): unknown {
  return typeof value === 'string' ? parseJson(value) : value;
}

/**
 * Reads `text` and `blocks` of a message as Slack does. `refusal` carries `no_text`, `msg_too_long`, `invalid_blocks_format`,
 * `invalid_blocks` or `msg_blocks_too_long`.
 */
export function checkMessage(
  body: Json,
  unknownTypes: ReadonlySet<string>,
): { ok: true; content: MessageContent } | { ok: false; refusal: Refusal } {
  const refuse = (error: string, problems: Problem[] = []) => ({ ok: false as const, refusal: { error, problems } });
  const text = asText(body.text) ?? '';
  if (text.length > LIMITS.messageText) return refuse('msg_too_long');
  const given = body.blocks === '' || body.blocks === null ? undefined : body.blocks;
  const blocks = given === undefined ? [] : listField(given);
  if (!Array.isArray(blocks)) return refuse('invalid_blocks_format');
  const attachments = body.attachments === undefined ? [] : listField(body.attachments);
  if (text === '' && blocks.length === 0 && asList(attachments).length === 0) return refuse('no_text');
  const problems = checkBlocks(blocks, { surface: 'message', unknownTypes });
  if (problems.length > 0) return refuse('invalid_blocks', problems);
  if (visibleTextLength(blocks) > LIMITS.messageBlocksText)
    return refuse('msg_blocks_too_long', [{ pointer: '/blocks', message: 'the blocks of a message are too long' }]);
  const metadata = asObject(listField(body.metadata));
  if (body.metadata !== undefined && (metadata === undefined || typeof metadata.event_type !== 'string'))
    return refuse('invalid_metadata_format');
  const content: MessageContent = { text, blocks: blocks as Json[], ...(metadata === undefined ? {} : { metadata }) };
  return { ok: true, content };
}

/** The body of a refusal as the Web API sends it. */
export function refusalBody(refusal: Refusal): Json {
  const lines = refusal.problems.map((problem) => `${problem.message} [json-pointer:${problem.pointer}]`);
  if (lines.length === 0) return { ok: false, error: refusal.error };
  return {
    ok: false,
    error: refusal.error,
    errors: lines,
    response_metadata: { messages: lines.map((line) => `[ERROR] ${line}`) },
  };
}
