import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

/** Files that start processes or a browser take longest, whatever their size; begun last, one of them would run alone. */
const SLOW = /\/test\/(e2e|storage|app)\//;

class SlowFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]): ReturnType<BaseSequencer['sort']> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: (typeof files)[number]) => SLOW.test(moduleId);
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Many tests wait for loopback: a worker for every core, where Vitest would leave one free.
    maxWorkers: '100%',
    // Nothing works at import time or sets anything global, so files can share what a worker has loaded: a third of a second for each.
    isolate: false,
    // No test is about speed. A machine with ten other things to do is slow, and proves nothing wrong.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    sequence: { sequencer: SlowFirst },
  },
});
