import { describe, expect, it } from 'vitest';
import { createTurns } from '../../src/slack/turns.ts';

const HOUR_MS = 3_600_000;

describe('turns', () => {
  it('come in the order in which they were asked for', async () => {
    const turn = createTurns({ quietMs: 0 });
    const begun: string[] = [];
    const job = async (name: string): Promise<void> => {
      await turn();
      begun.push(name);
    };

    await Promise.all([job('first'), job('second'), job('third')]);

    expect(begun).toEqual(['first', 'second', 'third']);
  });

  it('let what is there already go first, and what comes between two jobs', async () => {
    const turn = createTurns({ quietMs: 0 });
    const order: string[] = [];
    const acknowledge = (name: string): void => void setImmediate(() => order.push(name));
    const job = async (name: string): Promise<void> => {
      await turn();
      order.push(name);
      acknowledge(`what came during the ${name}`);
    };

    const jobs = [job('first job'), job('second job')];
    acknowledge('what was there');
    await Promise.all(jobs);

    expect(order).toEqual(['what was there', 'first job', 'what came during the first job', 'second job']);
  });

  it('begin although more keeps coming, once the first has waited long enough', async () => {
    const turn = createTurns({ quietMs: HOUR_MS, longestMs: 0 });

    await expect(Promise.all([turn(), turn()])).resolves.toHaveLength(2);
  });
});
