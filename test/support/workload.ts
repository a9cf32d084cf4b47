import type { Workload } from '../../src/core/choice/workload.ts';

/** A server in Seoul, one task around the clock, of which nothing special is known. */
export function workload(overrides: Partial<Workload> = {}): Workload {
  return {
    kind: 'service',
    region: 'ap-northeast-2',
    runtimeMs: null,
    requestsPerMonth: null,
    concurrency: 1,
    tasks: 1,
    fewestTasks: 1,
    hoursPerDay: 24,
    vcpu: null,
    memoryMiB: 512,
    gpus: 0,
    windows: false,
    kubernetes: false,
    state: 'none',
    hostAccess: 'none',
    longConnections: false,
    imageGiB: null,
    startSeconds: null,
    interruptible: null,
    servers: null,
    architectures: ['X86_64', 'ARM64'],
    ...overrides,
  };
}
