import { describe, expect, it } from 'vitest';
import { createIndexRefresh } from '../../src/cron/index-refresh.ts';

describe('the refresh of the index', () => {
  it('reads the region anew at the start', async () => {
    const asked: unknown[] = [];
    const refresh = createIndexRefresh({
      directory: {
        async list(scope) {
          asked.push(scope);
          return [];
        },
      },
      region: 'eu-west-1',
      everyMinutes: 5,
      onFailure: () => undefined,
    });

    refresh.start();
    await refresh.stop();

    expect(asked).toEqual([{ region: 'eu-west-1', fresh: true }]);
  });

  it('tells of a failure and goes on', async () => {
    const failure = new Error('no AWS');
    const told = new Promise<unknown>((resolve) => {
      const refresh = createIndexRefresh({
        directory: { list: () => Promise.reject(failure) },
        region: 'eu-west-1',
        everyMinutes: 5,
        onFailure: (error) => {
          void refresh.stop().then(() => resolve(error));
        },
      });
      refresh.start();
    });

    expect(await told).toBe(failure);
  });
});
