import type { CostCommand } from '../command/specs/cost.ts';
import { isNoPrice, type NoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import { type Alternatives, findAlternatives } from './alternatives.ts';
import { type Bill, createBill } from './bill.ts';
import { type CostProblem, readBilledTasks } from './billed-tasks.ts';
import { type CostNote, notesOf } from './notes.ts';

/** A bill, what it compares with, and what a reader must know about both. */
export interface CostEstimate {
  readonly bill: Bill;
  readonly alternatives: Alternatives;
  readonly notes: readonly CostNote[];
  /** The oldest date of the bill's own prices. */
  readonly asOf: string;
  /** Where they were read. */
  readonly sources: readonly string[];
}

export type CostOutcome =
  | { readonly kind: 'billed'; readonly estimate: CostEstimate }
  | { readonly kind: 'problems'; readonly problems: readonly CostProblem[] }
  | { readonly kind: 'noPrice'; readonly missing: NoPrice };

/** What the command asks the price of, in the region: the bill, everything that cannot be, or the price that is missing. */
export function estimateCost(command: CostCommand, region: string, prices: PriceBook): CostOutcome {
  const read = readBilledTasks(command, region);
  if (!read.ok) return { kind: 'problems', problems: read.problems };
  const bill = createBill(read.workload, prices);
  if (isNoPrice(bill)) return { kind: 'noPrice', missing: bill };
  const alternatives = findAlternatives(bill, prices);
  const origins = bill.lines.map(({ origin }) => origin);
  const [asOf = ''] = origins.map((origin) => origin.asOf).sort();
  return {
    kind: 'billed',
    estimate: {
      bill,
      alternatives,
      notes: notesOf(bill, alternatives),
      asOf,
      sources: [...new Set(origins.map(({ source }) => source))],
    },
  };
}
