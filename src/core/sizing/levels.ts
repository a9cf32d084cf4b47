import type { Demand } from './demand.ts';

export interface Level {
  readonly name: string;
  readonly value: number;
}

export interface Levels {
  readonly cpu: readonly Level[];
  readonly memory: readonly Level[];
}

export function readLevels(demand: Demand): Levels {
  const sorted = Float64Array.from(demand.cpuMaximum ?? demand.cpuAverage)
    .filter((v) => !Number.isNaN(v))
    .sort();
  const memory = demand.memory?.filter((v) => !Number.isNaN(v)) ?? new Float64Array();
  return {
    cpu: [{ name: 'p99.8', value: sorted[Math.floor(sorted.length * 0.998)] ?? 0 }],
    memory: [{ name: 'highest', value: memory.reduce((a, b) => Math.max(a, b), 0) }],
  };
}
