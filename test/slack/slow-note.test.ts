import { describe, expect, it } from 'vitest';
import { withSlowNote } from '../../src/slack/slow-note.ts';

/** Work that ends when it is told to, and a note that is recorded. */
function createWork() {
  const shown: string[] = [];
  let end: (result: string) => void = () => undefined;
  const result = new Promise<string>((resolve) => {
    end = resolve;
  });
  const tell = async () => {
    shown.push('note');
    end('answer');
  };
  return { shown, result, end, tell };
}

describe('withSlowNote', () => {
  it('says nothing about work that is quick', async () => {
    const { shown, result, end, tell } = createWork();
    end('answer');

    expect(await withSlowNote(() => result, tell, 60_000)).toBe('answer');
    expect(shown).toEqual([]);
  });

  it('tells of slow work before its answer', async () => {
    const { shown, result, tell } = createWork();

    shown.push(await withSlowNote(() => result, tell, 0));

    expect(shown).toEqual(['note', 'answer']);
  });

  it('answers all the same when the note cannot be shown, and passes a failure on', async () => {
    const refuse = () => Promise.reject(new Error('refused'));
    const slow = new Promise<string>((resolve) => setImmediate(() => resolve('answer')));

    expect(await withSlowNote(() => slow, refuse, 0)).toBe('answer');
    await expect(withSlowNote(() => Promise.reject(new Error('work')), refuse, 60_000)).rejects.toThrow('work');
  });
});
