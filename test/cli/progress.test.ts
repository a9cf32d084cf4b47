import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';
import { capture } from './captured-run.ts';

/** A schedule whose tasks run when the test says. */
function byHand() {
  const tasks = new Map<() => void, number>();
  return {
    schedule: (task: () => void, delayMs: number) => {
      tasks.set(task, delayMs);
      return () => tasks.delete(task);
    },
    delays: () => [...tasks.values()],
    run: () => {
      for (const task of tasks.keys()) task();
    },
  };
}

describe('progress', () => {
  it('says nothing before a second has passed', () => {
    const stderr = capture(80);
    const time = byHand();
    const progress = createProgress({ stderr, env: {} }, time.schedule);

    progress.show('Reading');
    progress.show('Reading more');

    expect(time.delays()).toEqual([1000]);
    progress.stop();
    expect(time.delays()).toEqual([]);
    expect(stderr.text()).toBe('');
  });

  it('shows the latest text after a second', async () => {
    const stderr = capture(80);
    const time = byHand();
    const progress = createProgress({ stderr, env: {} }, time.schedule);

    progress.show('Reading');
    progress.show('Reading more');
    time.run();
    await stderr.written;
    progress.stop();

    expect(stderr.text()).toContain('Reading more');
    expect(stderr.text()).not.toContain('Reading\n');
  });

  it.each([
    ['a log', undefined, {}],
    ['CI', 80, { CI: 'true' }],
    ['a terminal that cannot move its cursor', 80, { TERM: 'dumb' }],
  ])('stays silent for %s', (_, columns, env) => {
    const time = byHand();
    const progress = createProgress({ stderr: capture(columns), env }, time.schedule);

    progress.show('Reading');

    expect(time.delays()).toEqual([]);
  });
});
