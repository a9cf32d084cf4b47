import { sumOf, times } from '../exact.ts';
import { HOURS_A_MONTH, taskHourUsd } from '../pricing/fargate-cost.ts';
import { toCents } from '../pricing/money.ts';
import { isNoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import { isValidTaskSize, type TaskSize } from '../task-size.ts';
import type { Choice, JudgedOption } from './choose.ts';
import type { ComputeOption } from './compute-option.ts';
import { fargateOffer } from './fargate-offer.ts';
import { fargateSizeFor, type Workload } from './workload.ts';

/** What a reader of a choice must know beside it, by code; `words/` makes the sentence. */
export interface ChoiceNoteFigures {
  /** Fargate has no such pair: the smallest size that holds both is priced. */
  readonly SizeRoundedUp: { readonly asked: TaskSize; readonly size: TaskSize };
  /** The first option rests on what nobody said; these are the option that would be first without it, and its price. */
  readonly InterruptionNotSaid: NextBest;
  readonly ArmImagesNotSaid: NextBest;
  /** A server with one task has no high availability; `usd` is what two would be on the option. */
  readonly SingleTask: { readonly option: ComputeOption; readonly usd: number };
  /** Compute Savings Plans without payment up front, paid around the clock, USD a month. */
  readonly SavingsPlans: {
    readonly option: ComputeOption;
    readonly oneYearUsd: number;
    readonly threeYearsUsd: number;
  };
}
interface NextBest {
  readonly option: ComputeOption;
  readonly usd: number;
}
export type ChoiceNote = {
  readonly [Code in keyof ChoiceNoteFigures]: { readonly code: Code; readonly figures: ChoiceNoteFigures[Code] };
}[keyof ChoiceNoteFigures];

/** What has to be said beside a choice, the most important first. `said` are the properties of the workload that were told. */
export function notesOf(
  choice: Choice,
  prices: PriceBook,
  said: { readonly architecture: boolean },
): readonly ChoiceNote[] {
  const notes = [
    restsOnUnsaid(choice, said),
    roundedUp(choice.workload),
    singleTask(choice, prices),
    savingsPlans(choice, prices),
  ];
  return notes.filter((note) => note !== null);
}

function restsOnUnsaid(
  { options, workload }: Choice,
  { architecture }: { readonly architecture: boolean },
): ChoiceNote | null {
  const [first] = options;
  const rests =
    (first?.option === 'fargate-spot' && workload.interruptible === null) ||
    (first?.option === 'fargate-arm64' && !architecture && workload.architectures.length > 1);
  const next = options.find((other) => isPriced(other) && other !== first);
  if (first === undefined || !isPriced(first) || !rests || next === undefined) return null;
  const figures = { option: next.option, usd: next.monthlyUsd ?? 0 };
  return { code: first.option === 'fargate-spot' ? 'InterruptionNotSaid' : 'ArmImagesNotSaid', figures };
}

function roundedUp({ vcpu, memoryMiB, windows }: Workload): ChoiceNote | null {
  if (vcpu === null) return null;
  const family = windows ? 'WINDOWS_SERVER_2022_CORE' : 'LINUX';
  const asked = { cpuUnits: Math.round(1024 * vcpu), memoryMiB: Math.round(memoryMiB) };
  const size = fargateSizeFor({ vcpu, memoryMiB }, family);
  return size === null || isValidTaskSize(asked, family) ? null : { code: 'SizeRoundedUp', figures: { asked, size } };
}

/** Two tasks in two zones are the least that outlives one of them; machines are always priced for two. */
function singleTask({ workload, options }: Choice, prices: PriceBook): ChoiceNote | null {
  const server = onFargate(options);
  if (workload.kind !== 'service' || workload.tasks > 1 || server === undefined) return null;
  const two = fargateOffer({ ...workload, tasks: 2 }, prices, server.architecture);
  if (!two.priced) return null;
  return { code: 'SingleTask', figures: { option: server.option, usd: toCents(two.monthly) } };
}

/** What a commitment would make of the cheaper Fargate on demand; null where it would not be cheaper, or has no price. */
function savingsPlans({ workload, options }: Choice, prices: PriceBook): ChoiceNote | null {
  const server = onFargate(options);
  const { kind, windows, tasks, region } = workload;
  if (server === undefined || windows || kind === 'batch') return null;
  const [oneYearUsd, threeYearsUsd] = (['1y', '3y'] as const).map((term) => {
    const rate = prices.savingsPlanRate({ region, architecture: server.architecture, term });
    return isNoPrice(rate) ? null : toCents(sumOf([times(tasks, HOURS_A_MONTH, taskHourUsd(server.size, rate))]));
  });
  if (oneYearUsd == null || threeYearsUsd == null || threeYearsUsd >= server.usd) return null;
  return { code: 'SavingsPlans', figures: { option: server.option, oneYearUsd, threeYearsUsd } };
}

/** The cheaper of the two on demand. */
function onFargate(options: readonly JudgedOption[]) {
  for (const { option, monthlyUsd, shape } of options) {
    if ((option !== 'fargate' && option !== 'fargate-arm64') || monthlyUsd === null || shape?.kind !== 'tasks')
      continue;
    const architecture = option === 'fargate' ? ('X86_64' as const) : ('ARM64' as const);
    return { option, usd: monthlyUsd, size: shape.size, architecture };
  }
  return undefined;
}

function isPriced({ possible, monthlyUsd }: JudgedOption): boolean {
  return possible && monthlyUsd !== null;
}
