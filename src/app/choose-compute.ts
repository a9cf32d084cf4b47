import { answerChoice, type ChoiceOutcome } from '../core/choice/answer-choice.ts';
import { workloadOfService } from '../core/choice/workload-of-service.ts';
import type { ChooseCommand } from '../core/command/specs/choose.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { SizeOutcome, SizeService } from './size-service.ts';

export type ChooseOutcome = ChoiceOutcome | Exclude<SizeOutcome, { readonly kind: 'sized' }>;

export type ChooseCompute = (command: ChooseCommand, region: string) => Promise<ChooseOutcome>;

/**
 * Answers `choose`: from what was typed alone, or beside it from the metrics of the service that was named.
 * @throws AdvisorError from the ports, where a service is named
 */
export function createChooseCompute({
  sizeService,
  prices,
}: {
  readonly sizeService: SizeService;
  readonly prices: PriceBook;
}): ChooseCompute {
  return async function chooseCompute(command, region) {
    const { service, cluster, days } = command;
    if (service === undefined) return answerChoice(command, region, prices);
    const scope = { region, ...(cluster === undefined ? {} : { cluster }) };
    const outcome = await sizeService({ service, scope, days });
    if (outcome.kind !== 'sized') return outcome;
    const { evidence, recommendation } = outcome.answer;
    const known = workloadOfService(evidence, recommendation);
    return answerChoice(command, evidence.service.region, prices, {
      known,
      source: { service: evidence.service.name, days },
      runsOnArm: evidence.service.cpuArchitecture === 'ARM64',
    });
  };
}
