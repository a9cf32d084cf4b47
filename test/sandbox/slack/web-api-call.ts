import type { LocalSlack } from '../../../src/sandbox/slack/local-slack.ts';
import { TOKEN } from './small-bolt-app.ts';

export type Answer = Record<string, unknown> & { ok: boolean; error?: string };

/** Calls a Web API method with a JSON body and the bot's token. */
export async function callApi(slack: LocalSlack, method: string, body: unknown, token = TOKEN): Promise<Answer> {
  const response = await fetch(slack.apiUrl + method, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  return (await response.json()) as Answer;
}

/** Posts to a response URL. */
export async function respondTo(url: string | undefined, body: unknown): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(url ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, answer: (await response.json()) as Answer };
}
