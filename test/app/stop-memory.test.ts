import { describe, expect, it } from 'vitest';
import { createStopMemory } from '../../src/app/stop-memory.ts';

const SERVICE = { region: 'eu-west-1', cluster: 'prod', name: 'api' };
const STOP = {
  taskId: 't1',
  stoppedAt: '2026-11-21T02:55:00.000Z',
  startedAt: null,
  stopCode: 'TaskFailedToStart',
  reason: 'CannotPullContainerError: not found',
  deploymentId: null,
  containers: [],
};

describe('the memory of stopped tasks', () => {
  it('is left out when the store does not answer, or fails, and tells of it', async () => {
    const told: unknown[] = [];
    const never = new Promise<never>(() => undefined);
    const options = {
      clock: () => new Date('2026-11-21T03:00:00.000Z'),
      onFailure: (error: unknown) => told.push(error),
      patienceMs: 5,
    };
    const silent = createStopMemory({ ...options, stoppedTasks: { list: () => never, record: () => never } });
    const failing = createStopMemory({
      ...options,
      stoppedTasks: { list: async () => Promise.reject('no'), record: async () => Promise.reject('no') },
    });

    for (const memory of [silent, failing]) {
      expect(await memory.recall(SERVICE)).toEqual([]);
      await memory.remember(SERVICE, [STOP]);
    }
    expect(told).toEqual([
      expect.objectContaining({ code: 'storage_unavailable' }),
      expect.objectContaining({ code: 'storage_unavailable' }),
      'no',
      'no',
    ]);
  });

  it('keeps no task that stopped in good order', async () => {
    const kept: string[] = [];
    const memory = createStopMemory({
      clock: () => new Date('2026-11-21T03:00:00.000Z'),
      onFailure: () => expect.fail('nothing failed'),
      stoppedTasks: {
        list: async () => [],
        record: async (stops) => {
          kept.push(...stops.map(({ stop }) => stop.taskId));
        },
      },
    });

    await memory.remember(SERVICE, [STOP, { ...STOP, taskId: 't2', stopCode: 'UserInitiated', reason: null }]);
    expect(kept).toEqual(['t1']);
  });
});
