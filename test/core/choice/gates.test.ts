import { describe, expect, it } from 'vitest';
import { COMPUTE_OPTIONS, type ComputeOption } from '../../../src/core/choice/compute-option.ts';
import { gatesOf } from '../../../src/core/choice/gates.ts';
import type { Workload } from '../../../src/core/choice/workload.ts';
import { workload } from '../../support/workload.ts';

const FARGATE = ['fargate', 'fargate-arm64', 'fargate-spot'] as const;
const ON_ECS = [...FARGATE, 'ecs-managed-instances', 'ecs-ec2'] as const;

/** A function's worth of work, so that Lambda is open unless the need shuts it. */
const REQUESTS: Partial<Workload> = { requestsPerMonth: 1000, runtimeMs: 100 };
const GIB = 1024;

describe('the gates', () => {
  // The limits of each option as AWS documents them: every other option is open.
  it.each<[string, Partial<Workload>, readonly ComputeOption[]]>([
    ['nothing special', {}, []],
    ['runs of 15 minutes', { runtimeMs: 900_000 }, []],
    ['runs of more than 15 minutes', { runtimeMs: 900_001 }, ['lambda']],
    ['runs of more than 14 days', { runtimeMs: 1_209_600_001 }, ['lambda', 'ecs-managed-instances']],
    ['no requests at all', { requestsPerMonth: null, runtimeMs: null }, ['lambda']],
    ['10 GB', { memoryMiB: 10 * GIB }, []],
    ['more than 10 GB', { memoryMiB: 10 * GIB + 1 }, ['lambda']],
    ['more than 119.75 GB', { memoryMiB: 120 * GIB - 255 }, ['lambda', 'eks-fargate']],
    ['244 GB', { memoryMiB: 244 * GIB }, ['lambda', 'eks-fargate']],
    ['more than 244 GB', { memoryMiB: 244 * GIB + 1 }, ['lambda', ...FARGATE, 'eks-fargate']],
    ['6 vCPU', { vcpu: 6 }, []],
    ['more than 6 vCPU', { vcpu: 6.5 }, ['lambda']],
    ['more than 16 vCPU', { vcpu: 17 }, ['lambda', 'eks-fargate']],
    ['more than 32 vCPU', { vcpu: 33 }, ['lambda', ...FARGATE, 'eks-fargate']],
    ['a GPU', { gpus: 1 }, ['lambda', ...FARGATE, 'eks-fargate']],
    [
      'Windows',
      { windows: true, architectures: ['X86_64'] },
      ['lambda', 'fargate-arm64', 'fargate-spot', 'ecs-managed-instances', 'eks-fargate'],
    ],
    ['images for ARM alone', { architectures: ['ARM64'] }, ['fargate', 'eks-fargate']],
    ['images for x86 alone', { architectures: ['X86_64'] }, ['fargate-arm64']],
    ['no interruption', { interruptible: false }, ['fargate-spot']],
    ['the network of the host', { hostAccess: 'network' }, ['lambda', ...FARGATE, 'eks-fargate']],
    [
      'privileged containers',
      { hostAccess: 'privileged' },
      ['lambda', ...FARGATE, 'ecs-managed-instances', 'eks-fargate'],
    ],
    ['an image of its own', { hostAccess: 'image' }, ['lambda', ...FARGATE, 'ecs-managed-instances', 'eks-fargate']],
    ['long connections', { longConnections: true }, ['lambda']],
    ['the Kubernetes API', { kubernetes: true }, ['lambda', ...ON_ECS]],
    ['a disk of its own', { state: 'disk' }, ['lambda', 'eks-fargate']],
    ['shared files', { state: 'shared' }, []],
    ['an image of more than 10 GB', { imageGiB: 11 }, ['lambda']],
    ['an image of more than 175 GB', { imageGiB: 176 }, ['lambda', 'eks-fargate']],
    ['an image of more than 200 GB', { imageGiB: 201 }, ['lambda', ...FARGATE, 'eks-fargate']],
    ['runs that start in 29 seconds', { kind: 'batch', startSeconds: 29 }, [...FARGATE, 'eks-fargate']],
    ['runs that start in 30 seconds', { kind: 'batch', startSeconds: 30 }, []],
    ['no servers', { servers: false }, ['ecs-ec2', 'eks-ec2']],
    ['servers', { servers: true, interruptible: true }, []],
  ])('for %s shut out what cannot have it, and nothing else', (_, needs, shut) => {
    const of = workload({ ...REQUESTS, ...needs });

    expect(COMPUTE_OPTIONS.filter((option) => gatesOf(of, option).length > 0).sort()).toEqual([...shut].sort());
  });
});
