import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose } from '../../../src/core/choice/choose.ts';
import { COMPUTE_OPTIONS, type ComputeOption } from '../../../src/core/choice/compute-option.ts';
import {
  HOST_ACCESS_KINDS,
  STATE_KINDS,
  tasksFor,
  WORKLOAD_KINDS,
  type Workload,
} from '../../../src/core/choice/workload.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import { workload } from '../../support/workload.ts';

const prices = createPriceBook();
const SEED = 20_261_121;

function optionOf(of: Workload, option: ComputeOption) {
  const found = choose(of, prices).options.find((judged) => judged.option === option);
  if (found === undefined) throw new Error(`${option} is missing`);
  return found;
}

function shutOut(of: Workload): Record<string, readonly string[]> {
  const judged = choose(of, prices).options.filter(({ possible }) => !possible);
  return Object.fromEntries(judged.map(({ option, gates }) => [option, gates.map(({ code }) => code)]));
}

const WORKLOADS: fc.Arbitrary<Workload> = fc.record({
  kind: fc.constantFrom(...WORKLOAD_KINDS),
  region: fc.constantFrom('us-east-1', 'ap-northeast-2', 'eu-west-1', 'mars-north-1'),
  runtimeMs: fc.option(fc.integer({ min: 1, max: 3_000_000_000 }), { nil: null }),
  requestsPerMonth: fc.option(fc.integer({ min: 1, max: 1_000_000_000 }), { nil: null }),
  concurrency: fc.constantFrom(1, 10),
  tasks: fc.integer({ min: 1, max: 5000 }),
  fewestTasks: fc.constant(1),
  hoursPerDay: fc.constantFrom(0.1, 1, 8, 12.5, 24),
  vcpu: fc.option(fc.constantFrom(0.1, 0.25, 1, 3, 16, 32, 96), { nil: null }),
  memoryMiB: fc.integer({ min: 1, max: 900_000 }),
  gpus: fc.constantFrom(0, 0, 0, 1, 4),
  windows: fc.boolean(),
  kubernetes: fc.boolean(),
  state: fc.constantFrom(...STATE_KINDS),
  hostAccess: fc.constantFrom(...HOST_ACCESS_KINDS),
  longConnections: fc.boolean(),
  imageGiB: fc.option(fc.integer({ min: 1, max: 300 }), { nil: null }),
  startSeconds: fc.option(fc.integer({ min: 0, max: 600 }), { nil: null }),
  interruptible: fc.option(fc.boolean(), { nil: null }),
  servers: fc.option(fc.boolean(), { nil: null }),
  architectures: fc.constantFrom<Workload['architectures']>(['X86_64'], ['ARM64'], ['X86_64', 'ARM64']),
});

describe('tasks for requests', () => {
  it.each([
    // 3 M x 0.8 s = 2.4 M s of work in 24 x 30.4 x 3600 = 2,626,560 s: 0.91 tasks.
    [3_000_000, 800, 24, 1, 1],
    // The same work in 8 hours a day: 2.74 tasks; ten at a time: 0.27.
    [3_000_000, 800, 8, 1, 3],
    [3_000_000, 800, 8, 10, 1],
    [0, 800, 24, 1, 1],
  ])('%s a month of %s ms in %s h a day, %s at a time: %s', (requests, ms, hoursPerDay, concurrency, tasks) => {
    expect(tasksFor(requests, ms, { hoursPerDay, concurrency })).toBe(tasks);
  });
});

describe('the choice', () => {
  it('prices Fargate in Seoul as its table says', () => {
    const inSeoul = (vcpu: number, memoryMiB: number) => optionOf(workload({ vcpu, memoryMiB }), 'fargate').monthlyUsd;

    expect([inSeoul(0.25, 512), inSeoul(0.5, 1024), inSeoul(1, 2048), inSeoul(2, 4096)]).toEqual([
      10.36, 20.72, 41.45, 82.9,
    ]);
  });

  it('prices a function by its requests and their GB-seconds', () => {
    // 3 M x 0.2e-6 + 3 M x 0.5 GB x 0.8 s x 0.0000166667 = 0.60 + 20.00.
    const of = workload({ requestsPerMonth: 3_000_000, runtimeMs: 800 });

    expect(optionOf(of, 'lambda').monthlyUsd).toBe(20.6);
  });

  it('bills a short run on Fargate for its minute', () => {
    // 10,000 runs of 40 s are billed 60 s each: 166.67 h x (0.25 x 0.04656 + 0.5 x 0.00511).
    const of = workload({ kind: 'batch', requestsPerMonth: 10_000, runtimeMs: 40_000, vcpu: 0.25 });

    expect(optionOf(of, 'fargate').monthlyUsd).toBe(2.37);
  });

  it('packs tasks on machines with room for a deployment and two machines for two zones', () => {
    // Ten tasks of 1 vCPU / 2 GB and three for a deployment: thirteen on two machines of 8 vCPU.
    const { shape } = optionOf(workload({ tasks: 10, vcpu: 1, memoryMiB: 2048 }), 'ecs-ec2');

    expect(shape).toMatchObject({ kind: 'instances', instances: 2, packedPercent: 63 });
  });

  it('rounds a pod up after the 256 MB that Fargate takes for itself', () => {
    const { shape } = optionOf(workload({ vcpu: 1, memoryMiB: 8192 }), 'eks-fargate');

    expect(shape).toMatchObject({ size: { cpuUnits: 2048, memoryMiB: 9216 } });
  });

  it('leaves machines alone for what needs a GPU', () => {
    expect(shutOut(workload({ gpus: 1, vcpu: 4, memoryMiB: 8192 }))).toEqual({
      lambda: ['NoGpu', 'RunsAroundTheClock'],
      fargate: ['NoGpu'],
      'fargate-arm64': ['NoGpu'],
      'fargate-spot': ['NoGpu'],
      'eks-fargate': ['NoGpu'],
    });
  });

  it.each<[string, Partial<Workload>, ComputeOption, string]>([
    ['a run of 16 minutes', { runtimeMs: 960_000, requestsPerMonth: 100 }, 'lambda', 'RuntimeTooLong'],
    ['12 GB', { memoryMiB: 12_288, runtimeMs: 100, requestsPerMonth: 1 }, 'lambda', 'MemoryTooLarge'],
    ['17 vCPU', { vcpu: 17 }, 'eks-fargate', 'VcpuTooMany'],
    ['Windows', { windows: true, memoryMiB: 2048 }, 'fargate-spot', 'NoWindows'],
    ['Kubernetes', { kubernetes: true }, 'fargate', 'KubernetesNeeded'],
    ['a privileged container', { hostAccess: 'privileged' }, 'fargate', 'NoHostAccess'],
    ['a disk of its own', { state: 'disk' }, 'eks-fargate', 'NoDisk'],
    ['WebSockets', { longConnections: true, runtimeMs: 100, requestsPerMonth: 1 }, 'lambda', 'NoLongConnections'],
    ['an image of 11 GB', { imageGiB: 11 }, 'lambda', 'ImageTooLarge'],
    ['images for x86 alone', { architectures: ['X86_64'] }, 'fargate-arm64', 'NoArmImages'],
    ['images for ARM alone', { architectures: ['ARM64'] }, 'fargate', 'NoX86Images'],
    ['no interruption', { interruptible: false }, 'fargate-spot', 'NotInterruptible'],
    ['a job that must start in ten seconds', { kind: 'batch', startSeconds: 10 }, 'fargate', 'StartTooSlow'],
    ['a job of 15 days', { kind: 'batch', runtimeMs: 1.3e9 }, 'ecs-managed-instances', 'DrainedAfterDays'],
    ['no servers', { servers: false }, 'ecs-ec2', 'NoServersWanted'],
  ])('shuts out what %s cannot have', (_, needs, option, gate) => {
    const judged = optionOf(workload(needs), option);

    expect(judged.gates.map(({ code }) => code)).toContain(gate);
    expect(judged).toMatchObject({ possible: false, monthlyUsd: null, shape: null });
  });

  it('gives a server that answers in ten seconds no gate: it is running already', () => {
    expect(optionOf(workload({ startSeconds: 10 }), 'fargate').possible).toBe(true);
  });

  it('lists every option once, the possible by price, then those without a price, then the impossible', () => {
    fc.assert(
      fc.property(WORKLOADS, (of) => {
        const { options } = choose(of, prices);

        expect(options.map(({ option }) => option).sort()).toEqual([...COMPUTE_OPTIONS].sort());
        const places = options.map(({ possible, monthlyUsd }) =>
          !possible ? Number.POSITIVE_INFINITY : (monthlyUsd ?? Number.MAX_VALUE),
        );
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
      { seed: SEED, numRuns: 300 },
    );
  });

  it('never costs less for more tasks', () => {
    fc.assert(
      fc.property(WORKLOADS, fc.integer({ min: 1, max: 100 }), (of, more) => {
        const fewer = choose(of, prices).options;
        const larger = choose({ ...of, tasks: of.tasks + more }, prices).options;

        for (const { option, monthlyUsd } of fewer) {
          const other = larger.find((judged) => judged.option === option)?.monthlyUsd ?? null;
          if (monthlyUsd !== null && other !== null) expect(other).toBeGreaterThanOrEqual(monthlyUsd);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });

  it('never opens what was shut by asking for more', () => {
    const needs: readonly Partial<Workload>[] = [
      { gpus: 1 },
      { windows: true },
      { kubernetes: true },
      { state: 'disk' },
      { hostAccess: 'privileged' },
      { longConnections: true },
      { servers: false },
      { interruptible: false },
    ];
    fc.assert(
      fc.property(WORKLOADS, fc.constantFrom(...needs), (of, need) => {
        const before = choose(of, prices).options.filter(({ gates }) => gates.length > 0);
        const after = choose({ ...of, ...need, gpus: Math.max(of.gpus, need.gpus ?? 0) }, prices).options;

        for (const { option } of before) {
          expect(after.find((judged) => judged.option === option)?.possible).toBe(false);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});
