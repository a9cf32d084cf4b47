/** What an EC2 instance type has; it is the same in every region. */
export interface InstanceType {
  readonly type: string;
  readonly vcpu: number;
  readonly memoryGiB: number;
  readonly architecture: 'X86_64' | 'ARM64';
  readonly gpus: number;
}

/** The instance types that have a price somewhere. Source: the EC2 price list's own columns for vCPU and memory. */
// biome-ignore format: a table reads by the row
export const INSTANCE_TYPES: readonly InstanceType[] = [
  { type: 'c6g.large', vcpu: 2, memoryGiB: 4, architecture: 'ARM64', gpus: 0 },
  { type: 'c6i.large', vcpu: 2, memoryGiB: 4, architecture: 'X86_64', gpus: 0 },
  { type: 'c7g.large', vcpu: 2, memoryGiB: 4, architecture: 'ARM64', gpus: 0 },
  { type: 'c7g.xlarge', vcpu: 4, memoryGiB: 8, architecture: 'ARM64', gpus: 0 },
  { type: 'c7i.large', vcpu: 2, memoryGiB: 4, architecture: 'X86_64', gpus: 0 },
  { type: 'c8g.large', vcpu: 2, memoryGiB: 4, architecture: 'ARM64', gpus: 0 },
  { type: 'c8g.4xlarge', vcpu: 16, memoryGiB: 32, architecture: 'ARM64', gpus: 0 },
  { type: 'c8i.large', vcpu: 2, memoryGiB: 4, architecture: 'X86_64', gpus: 0 },
  { type: 'c9g.large', vcpu: 2, memoryGiB: 4, architecture: 'ARM64', gpus: 0 },
  { type: 'g4dn.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'X86_64', gpus: 1 },
  { type: 'g5.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'X86_64', gpus: 1 },
  { type: 'g6.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'X86_64', gpus: 1 },
  { type: 'm5.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 'm6a.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 'm6g.large', vcpu: 2, memoryGiB: 8, architecture: 'ARM64', gpus: 0 },
  { type: 'm6g.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'ARM64', gpus: 0 },
  { type: 'm6i.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 'm6i.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'X86_64', gpus: 0 },
  { type: 'm7a.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 'm7g.medium', vcpu: 1, memoryGiB: 4, architecture: 'ARM64', gpus: 0 },
  { type: 'm7g.large', vcpu: 2, memoryGiB: 8, architecture: 'ARM64', gpus: 0 },
  { type: 'm7g.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'ARM64', gpus: 0 },
  { type: 'm7i.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 'm7i-flex.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 'm8g.large', vcpu: 2, memoryGiB: 8, architecture: 'ARM64', gpus: 0 },
  { type: 'm8i.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 'm9g.large', vcpu: 2, memoryGiB: 8, architecture: 'ARM64', gpus: 0 },
  { type: 'r6g.large', vcpu: 2, memoryGiB: 16, architecture: 'ARM64', gpus: 0 },
  { type: 'r6i.large', vcpu: 2, memoryGiB: 16, architecture: 'X86_64', gpus: 0 },
  { type: 'r7g.large', vcpu: 2, memoryGiB: 16, architecture: 'ARM64', gpus: 0 },
  { type: 'r7g.xlarge', vcpu: 4, memoryGiB: 32, architecture: 'ARM64', gpus: 0 },
  { type: 'r7i.large', vcpu: 2, memoryGiB: 16, architecture: 'X86_64', gpus: 0 },
  { type: 'r8g.large', vcpu: 2, memoryGiB: 16, architecture: 'ARM64', gpus: 0 },
  { type: 'r8i.large', vcpu: 2, memoryGiB: 16, architecture: 'X86_64', gpus: 0 },
  { type: 't3.micro', vcpu: 2, memoryGiB: 1, architecture: 'X86_64', gpus: 0 },
  { type: 't3.small', vcpu: 2, memoryGiB: 2, architecture: 'X86_64', gpus: 0 },
  { type: 't3.medium', vcpu: 2, memoryGiB: 4, architecture: 'X86_64', gpus: 0 },
  { type: 't3.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 't3.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'X86_64', gpus: 0 },
  { type: 't3a.large', vcpu: 2, memoryGiB: 8, architecture: 'X86_64', gpus: 0 },
  { type: 't3a.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'X86_64', gpus: 0 },
  { type: 't4g.small', vcpu: 2, memoryGiB: 2, architecture: 'ARM64', gpus: 0 },
  { type: 't4g.medium', vcpu: 2, memoryGiB: 4, architecture: 'ARM64', gpus: 0 },
  { type: 't4g.large', vcpu: 2, memoryGiB: 8, architecture: 'ARM64', gpus: 0 },
  { type: 't4g.xlarge', vcpu: 4, memoryGiB: 16, architecture: 'ARM64', gpus: 0 },
  { type: 't4g.2xlarge', vcpu: 8, memoryGiB: 32, architecture: 'ARM64', gpus: 0 },
];
