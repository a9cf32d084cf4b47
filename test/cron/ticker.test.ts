import { describe, expect, it } from 'vitest';
import { createTicker } from '../../src/cron/ticker.ts';

describe('the ticker', () => {
  it('ticks at once, for what was missed while the process was down', async () => {
    let ticks = 0;
    const tick = async (): Promise<void> => void ticks++;
    const ticker = createTicker({ name: 'test', every: 'minute', tick, onFailure: () => undefined });

    ticker.start();
    await ticker.stop();

    expect(ticks).toBe(1);
  });

  it('tells of a tick that failed and lives on', async () => {
    const failures: unknown[] = [];
    const tick = async (): Promise<void> => Promise.reject(new Error('no store'));
    const ticker = createTicker({ name: 'test', every: 'minute', tick, onFailure: (error) => failures.push(error) });

    ticker.start();
    await ticker.stop();

    expect(failures).toEqual([new Error('no store')]);
  });

  it('ends when the tick under way has ended', async () => {
    const order: string[] = [];
    let finish = (): void => undefined;
    const tick = () =>
      new Promise<void>((resolve) => {
        finish = () => {
          order.push('ticked');
          resolve();
        };
      });
    const ticker = createTicker({ name: 'test', every: 'minute', tick, onFailure: () => undefined });
    ticker.start();

    const stopped = ticker.stop().then(() => order.push('stopped'));
    finish();
    await stopped;

    expect(order).toEqual(['ticked', 'stopped']);
  });
});
