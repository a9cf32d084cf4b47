import { describe, expect, it } from 'vitest';
import { parseTaskSize } from '../../src/core/parse-task-size.ts';

describe('parseTaskSize', () => {
  it.each([
    ['0.5 1', 512, 1024],
    ['512 1024', 512, 1024],
    ['0.5vcpu 1gb', 512, 1024],
    ['.5 1GB', 512, 1024],
    ['1 vCPU / 2 GB', 1024, 2048],
    ['1x2', 1024, 2048],
    ['1,2', 1024, 2048],
    ['2gb 1vcpu', 1024, 2048],
    ['256 512', 256, 512],
    ['1 2048', 1024, 2048],
    ['0.25 512MiB', 256, 512],
    ['32 244', 32_768, 249_856],
    ['１ ２', 1024, 2048],
  ])('reads %j', (text, cpuUnits, memoryMiB) => {
    expect(parseTaskSize(text, 'LINUX')).toEqual({ ok: true, size: { cpuUnits, memoryMiB } });
  });

  it.each(['', 'banana', '1', '1 2 3', '1 gb 2 gb', '0.5 -1', '1 2 tb', '0,5.1 1', 'my-service'])(
    'does not read %j',
    (text) => {
      expect(parseTaskSize(text, 'LINUX')).toEqual({ ok: false, code: 'unreadable' });
    },
  );

  it('names the nearest size, and the smallest that holds what was asked', () => {
    expect(parseTaskSize('0.25 3', 'LINUX')).toEqual({
      ok: false,
      code: 'noSuchSize',
      asked: { cpuUnits: 256, memoryMiB: 3072 },
      nearest: { cpuUnits: 256, memoryMiB: 2048 },
      holding: { cpuUnits: 512, memoryMiB: 3072 },
    });
  });

  it('knows that nothing holds more than the largest task', () => {
    expect(parseTaskSize('64 250', 'LINUX')).toMatchObject({
      nearest: { cpuUnits: 32_768, memoryMiB: 249_856 },
      holding: null,
    });
  });

  it('knows that Windows has no task below one vCPU', () => {
    expect(parseTaskSize('0.5 1', 'WINDOWS')).toMatchObject({ nearest: { cpuUnits: 1024, memoryMiB: 2048 } });
  });
});
