import { isFargate } from '../../evidence.ts';
import { definitionChange } from '../change.ts';
import { type CheckRule, finding, notKnown, onService, PASSED } from '../rule.ts';

interface Figures {
  readonly fromCpuUnits: number;
  readonly fromMemoryMiB: number;
  readonly toCpuUnits: number;
  readonly toMemoryMiB: number;
  readonly savingsUsd: number | null;
}

/** The sizing engine finds the task too large for what its own history asks for. */
export const OVERSIZED: CheckRule<'oversized', Figures> = {
  id: 'oversized',
  severity: 'medium',
  applies: ({ service }) => service === null || isFargate(service.evidence.service),
  evaluate: onService(({ recommendation }) => {
    const { finding: verdict, current, recommended } = recommendation;
    if (verdict === 'Undetermined') return notKnown('NotSized', {});
    if (verdict !== 'Overprovisioned' || current === null || recommended === null) return PASSED;
    return finding({
      fromCpuUnits: current.cpuUnits,
      fromMemoryMiB: current.memoryMiB,
      toCpuUnits: recommended.cpuUnits,
      toMemoryMiB: recommended.memoryMiB,
      savingsUsd: recommended.estimatedMonthlySavingsUsd,
    });
  }),
  change: ({ toCpuUnits, toMemoryMiB }) => [definitionChange({ cpu: String(toCpuUnits), memory: String(toMemoryMiB) })],
};
