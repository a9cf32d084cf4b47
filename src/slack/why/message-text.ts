import { isRecord } from '../delivery-body.ts';

/** Members that hold no words of people: ids, colours, pictures. */
const SILENT = new Set([
  'block_id',
  'action_id',
  'color',
  'image_url',
  'thumb_url',
  'ts',
  'type',
  'user',
  'team',
  'bot_id',
]);
const DEEPEST = 12;
const LONGEST = 40_000;

/** All words of a message in one text: its own, those of its blocks, and those of attachments, which alerting tools use. */
export function messageText(message: unknown): string {
  const words: string[] = [];
  gather(message, 0, words);
  return words.join('\n').slice(0, LONGEST);
}

function gather(value: unknown, depth: number, words: string[]): void {
  if (depth > DEEPEST) return;
  if (typeof value === 'string') words.push(value);
  else if (Array.isArray(value)) for (const each of value) gather(each, depth + 1, words);
  else if (isRecord(value)) {
    for (const [name, each] of Object.entries(value)) if (!SILENT.has(name)) gather(each, depth + 1, words);
  }
}
