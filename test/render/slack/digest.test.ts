import { describe, expect, it } from 'vitest';
import { renderDigest, renderDigestThread } from '../../../src/render/slack/digest.ts';
import { checkMessage } from '../../../src/sandbox/slack/message-check.ts';
import { createWords } from '../../../src/words/create-words.ts';
import { LOCALES } from '../../../src/words/locale.ts';
import { quietDigest, sampleDigest, worseDigest } from '../sample-digest.ts';

const en = createWords('en');
const NONE: ReadonlySet<string> = new Set();

describe('the digest in Slack', () => {
  it.each(LOCALES)('keeps to the limits of Slack, however long it is (%s)', (locale) => {
    const words = createWords(locale);
    const messages = [0, 1, 5, 8, 400].flatMap((savings) => [
      renderDigest(sampleDigest(savings), 'table', words),
      renderDigest(sampleDigest(savings), 'sections', words),
      ...renderDigestThread(sampleDigest(savings), words),
    ]);

    for (const message of messages) {
      expect(checkMessage({ ...message }, new Set(NONE))).toMatchObject({ ok: true });
      expect(JSON.stringify(message).length).toBeLessThan(13_000);
    }
  });

  it('leads with the total and shows what is at risk before the table of the top five', () => {
    const message = renderDigest(sampleDigest(), 'table', en);
    const types = message.blocks.map(({ type }) => type);
    const table = message.blocks.find(({ type }) => type === 'data_table');

    expect(message.text).toMatch(/^\$720 a month could be saved/);
    expect(types.slice(0, 4)).toEqual(['header', 'context', 'section', 'data_table']);
    expect(JSON.stringify(message.blocks[2])).toContain('prod/search');
    expect(table).toMatchObject({ rows: { length: 6 } });
  });

  it('names what a change made worse before everything else', () => {
    const [, facts, first, second] = renderDigest(worseDigest(), 'table', en).blocks;

    expect(JSON.stringify(facts)).toContain('1 change made things worse');
    expect(JSON.stringify(first)).toContain('prod/starved');
    expect(JSON.stringify(first)).toContain('CPU at its cap for 40 hours since');
    expect(JSON.stringify(second)).toContain('At risk');
  });

  it('points to no thread in a preview', () => {
    const preview = JSON.stringify(renderDigest(sampleDigest(), 'sections', en, { hasThread: false }));

    expect(preview).toContain('3 more stand in the thread of a digest');
    expect(preview).not.toContain('more in the thread');
  });

  it('has no table in the form for workspaces that know none', () => {
    const message = renderDigest(sampleDigest(), 'sections', en);

    expect(message.blocks.some(({ type }) => type === 'data_table')).toBe(false);
    expect(JSON.stringify(message)).toContain('prod/web-0');
  });

  it('has the rest in the thread', () => {
    const thread = renderDigestThread(sampleDigest(), en);

    expect(thread).toHaveLength(1);
    expect(JSON.stringify(thread)).toContain('prod/web-7');
    expect(JSON.stringify(thread)).not.toContain('prod/web-0');
  });

  it('is one line without a thread in a quiet week', () => {
    expect(renderDigest(quietDigest(), 'table', en).blocks).toHaveLength(1);
    expect(renderDigestThread(quietDigest(), en)).toEqual([]);
  });

  it('mentions nobody by the name of a service', () => {
    const content = sampleDigest();
    const [first, ...others] = content.atRisk;
    if (first === undefined) throw new Error('The sample has nothing at risk.');
    const atRisk = [{ ...first, service: { ...first.service, name: '<!channel>' } }, ...others];

    expect(JSON.stringify(renderDigest({ ...content, atRisk }, 'table', en))).not.toContain('<!channel>');
  });
});
