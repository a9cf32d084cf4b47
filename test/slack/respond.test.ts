import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/slack/logger.ts';
import { createRespond } from '../../src/slack/respond.ts';

const URL = 'https://hooks.slack.com/commands/T1/2/abc';
const MESSAGE = { text: 'hello', blocks: [{ type: 'divider' as const }] };

interface Posted {
  readonly url: string;
  readonly body: Record<string, unknown>;
}

/** A response URL that answers as scripted: a status, or an error of the network. */
function scripted(...script: readonly (Response | Error)[]) {
  const posted: Posted[] = [];
  const waits: number[] = [];
  const lines: string[] = [];
  const answers = [...script];
  const respond = createRespond({
    log: createLogger({ level: 'debug', redact: (line) => line, write: (line) => lines.push(line) }),
    fetch: async (url, init) => {
      posted.push({ url: String(url), body: JSON.parse(String(init?.body)) as Record<string, unknown> });
      const answer = answers.shift() ?? new Response('ok');
      if (answer instanceof Error) throw answer;
      return answer;
    },
    wait: async (ms) => {
      waits.push(ms);
    },
  });
  return { respond, posted, waits, lines };
}

function status(code: number, headers: Record<string, string> = {}): Response {
  return new Response('no', { status: code, headers });
}

describe('respond', () => {
  it('is ephemeral, beside what is there, and unfurls nothing unless told otherwise', async () => {
    const { respond, posted } = scripted();

    expect(await respond(URL, MESSAGE)).toBe('sent');
    expect(posted).toMatchObject([
      { url: URL, body: { response_type: 'ephemeral', replace_original: false, unfurl_links: false, text: 'hello' } },
    ]);
  });

  it('posts in the channel and replaces the original when told to', async () => {
    const { respond, posted } = scripted();

    await respond(URL, MESSAGE, { inChannel: true });
    await respond(URL, MESSAGE, { replaceOriginal: true });

    expect(posted.map(({ body }) => [body.response_type, body.replace_original])).toEqual([
      ['in_channel', false],
      ['ephemeral', true],
    ]);
  });

  it.each([
    ['a 503', status(503), 250],
    ['a 429 after its Retry-After', status(429, { 'retry-after': '3' }), 3000],
    ['a lost connection', new TypeError('fetch failed'), 250],
  ])('tries once more after %s', async (_what, first, waitMs) => {
    const { respond, posted, waits } = scripted(first);

    expect(await respond(URL, MESSAGE)).toBe('sent');
    expect(posted).toHaveLength(2);
    expect(waits).toEqual([waitMs]);
  });

  it('tries no third time', async () => {
    const { respond, posted } = scripted(status(500), status(500), status(500));

    expect(await respond(URL, MESSAGE)).toBe('refused');
    expect(posted).toHaveLength(2);
  });

  it('does not wait for a Retry-After beyond reason', async () => {
    const { respond, posted } = scripted(status(429, { 'retry-after': '600' }));

    expect(await respond(URL, MESSAGE)).toBe('refused');
    expect(posted).toHaveLength(1);
  });

  it('never posts twice in the channel when it cannot know whether the first arrived', async () => {
    const { respond, posted } = scripted(new TypeError('fetch failed'));

    expect(await respond(URL, MESSAGE, { inChannel: true })).toBe('refused');
    expect(posted).toHaveLength(1);
  });

  it('only logs that a URL has expired', async () => {
    const { respond, posted, lines } = scripted(status(404));

    expect(await respond(URL, MESSAGE)).toBe('refused');
    expect(posted).toHaveLength(1);
    expect(lines.join('')).toContain('took no message');
  });

  it('sends the text alone when the blocks are refused', async () => {
    const { respond, posted } = scripted(status(400));

    expect(await respond(URL, MESSAGE)).toBe('sent');
    expect(posted.map(({ body }) => 'blocks' in body)).toEqual([true, false]);
  });

  it('gives up on a URL that does not answer', async () => {
    const respond = createRespond({
      log: createLogger({ level: 'silent', redact: (line) => line, write: () => undefined }),
      fetch: (_url, init) =>
        new Promise((_resolve, reject) => {
          init?.signal?.addEventListener('abort', () => reject(init.signal?.reason));
        }),
      wait: async () => undefined,
      timeoutMs: 1,
    });

    expect(await respond(URL, MESSAGE)).toBe('refused');
  });
});
