import type { Words } from '../../words/words.ts';

/** A moment on the reader's own clock; what cannot draw it reads UTC. */
export function slackTime(at: Date, words: Words): string {
  return `<!date^${Math.floor(at.getTime() / 1000)}^{date_short_pretty} {time}|${timeText(at, words)}>`;
}

/** A moment as plain text, in UTC. */
export function timeText(at: Date, { formats }: Words): string {
  return formats.dateTime(at.toISOString());
}
