import { describe, expect, it } from 'vitest';
import { readWorkload } from '../../../src/core/choice/read-workload.ts';
import type { ChooseCommand } from '../../../src/core/command/specs/choose.ts';
import { commandOf } from './choose-command.ts';

function read(text: string, known: Parameters<typeof readWorkload>[2] = null) {
  return readWorkload(commandOf(text), 'ap-northeast-2', known);
}

function workloadOf(text: string, known: Parameters<typeof readWorkload>[2] = null) {
  const result = read(text, known);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.workload;
}

function problemsOf(text: string): Record<string, keyof ChooseCommand> {
  const result = read(text);
  return result.ok ? {} : Object.fromEntries(result.problems.map(({ code, about }) => [code, about]));
}

describe('a workload that is described', () => {
  it('keeps as many tasks as its requests need', () => {
    expect(workloadOf('runtime=800ms requests=3M memory=512MB hours=24')).toMatchObject({ tasks: 1, fewestTasks: 1 });
    expect(workloadOf('runtime=800ms requests=3M memory=512MB hours=8')).toMatchObject({ tasks: 3, fewestTasks: 1 });
    expect(workloadOf('runtime=800ms requests=3M memory=512MB hours=8 concurrency=10').tasks).toBe(1);
  });

  it('keeps the tasks that were typed, however few its requests need', () => {
    expect(workloadOf('runtime=800ms requests=3M memory=512MB tasks=4')).toMatchObject({ tasks: 4, fewestTasks: 4 });
  });

  it('is a batch where a run takes longer than a minute, unless something else was said', () => {
    expect(workloadOf('runtime=20m requests=5000 memory=4GB').kind).toBe('batch');
    expect(workloadOf('runtime=20m requests=5000 memory=4GB kind=worker').kind).toBe('worker');
    expect(workloadOf('runtime=60s requests=5000 memory=4GB').kind).toBe('service');
  });

  it('has images for both architectures unless told, and for x86 on Windows', () => {
    expect(workloadOf('memory=2GB').architectures).toEqual(['X86_64', 'ARM64']);
    expect(workloadOf('memory=2GB arch=graviton').architectures).toEqual(['ARM64']);
    expect(workloadOf('memory=2GB os=windows').architectures).toEqual(['X86_64']);
  });

  it('is what its metrics say where nothing was typed, and what was typed where something was', () => {
    const known = {
      kind: 'service',
      memoryMiB: 2048,
      vcpu: 1,
      tasks: 3,
      hoursPerDay: 8,
      requestsPerMonth: 9e6,
    } as const;

    expect(workloadOf('my-service', known)).toMatchObject({ ...known, fewestTasks: 3, runtimeMs: null });
    expect(workloadOf('my-service memory=4GB tasks=5 hours=12', known)).toMatchObject({
      memoryMiB: 4096,
      tasks: 5,
      hoursPerDay: 12,
      vcpu: 1,
    });
  });

  it('serves as many requests at once as its tasks are seen to serve', () => {
    // 445 M requests of 100 ms keep 17 tasks at work one at a time, and seven do it.
    const known = { kind: 'service', memoryMiB: 2048, tasks: 7, requestsPerMonth: 445_000_000 } as const;

    expect(workloadOf('my-service runtime=100ms', known)).toMatchObject({ tasks: 7, concurrency: 3 });
    expect(workloadOf('my-service runtime=10ms', known)).toMatchObject({ tasks: 7, concurrency: 1 });
    expect(workloadOf('my-service runtime=100ms concurrency=20', known).concurrency).toBe(20);
  });
});

describe('a workload that cannot be', () => {
  it.each<[string, Record<string, keyof ChooseCommand>]>([
    ['', { NothingTold: 'memoryMiB' }],
    ['vcpu=1', { MemoryMissing: 'memoryMiB' }],
    ['requests=3M memory=1GB', { RuntimeMissing: 'runtimeMs' }],
    ['runtime=20m memory=1GB', { RequestsMissing: 'requests' }],
    ['runtime=800ms requests=30M memory=1GB tasks=2', { TasksTooFew: 'tasks' }],
    ['os=windows arch=arm64 memory=2GB', { WindowsOnArm: 'architecture' }],
    ['gpu=1 memory=2GB only=lambda', { OnlyImpossible: 'only' }],
    ['gpu=1 only=lambda', { MemoryMissing: 'memoryMiB', OnlyImpossible: 'only' }],
  ])('"%s" is refused at once for all that is wrong with it', (text, problems) => {
    expect(problemsOf(text)).toEqual(problems);
  });

  it('names why the option that was asked for is shut, and the options that are not', () => {
    const result = read('gpu=1 memory=2GB tasks=1 only=fargate,eks-fargate');

    expect(result).toMatchObject({
      problems: [
        {
          figures: {
            only: ['fargate', 'eks-fargate'],
            gates: [{ code: 'NoGpu' }],
            possible: ['ecs-managed-instances', 'ecs-ec2', 'eks-ec2'],
          },
        },
      ],
    });
  });
});
