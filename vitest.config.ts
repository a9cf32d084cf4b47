import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Many tests wait for loopback: a worker for every core, where Vitest would leave one free.
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 30_000, maxWorkers: '100%' },
});
