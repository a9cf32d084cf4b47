import type { ChooseCommand } from '../command/specs/choose.ts';
import { isNoPrice, type NoPrice } from '../pricing/no-price.ts';
import type { PriceBook } from '../pricing/price-book.ts';
import { type Choice, choose } from './choose.ts';
import { COMPUTE_OPTIONS } from './compute-option.ts';
import { type ChoiceNote, notesOf } from './notes.ts';
import { type ChoiceProblem, type KnownWorkload, readWorkload } from './read-workload.ts';

/** The service whose metrics filled in what was not typed. */
export interface ChoiceSource {
  readonly service: string;
  readonly days: number;
}

export interface MeasuredService {
  readonly known: KnownWorkload;
  readonly source: ChoiceSource;
  /** Its images exist for ARM64. */
  readonly runsOnArm: boolean;
}

export interface ChoiceAnswer {
  readonly choice: Choice;
  readonly notes: readonly ChoiceNote[];
  readonly source: ChoiceSource | null;
}

export type ChoiceOutcome =
  | { readonly kind: 'chosen'; readonly answer: ChoiceAnswer }
  | { readonly kind: 'problems'; readonly problems: readonly ChoiceProblem[] }
  /** The book knows no Fargate price of the region, and a comparison without it would be none. */
  | { readonly kind: 'noPrice'; readonly missing: NoPrice };

/** A workload as it was described, and as its own metrics say where a service was named, judged on every option. */
export function answerChoice(
  command: ChooseCommand,
  region: string,
  prices: PriceBook,
  measured: MeasuredService | null = null,
): ChoiceOutcome {
  const read = readWorkload(command, region, measured?.known ?? null);
  if (!read.ok) return { kind: 'problems', problems: read.problems };
  const rate = prices.fargateRate({
    region,
    operatingSystemFamily: 'LINUX',
    cpuArchitecture: 'X86_64',
    capacity: 'on-demand',
  });
  if (isNoPrice(rate)) return { kind: 'noPrice', missing: rate };
  const choice = choose(read.workload, prices, command.only ?? COMPUTE_OPTIONS);
  const notes = notesOf(choice, prices, {
    architecture: command.architecture !== undefined || measured?.runsOnArm === true,
  });
  return { kind: 'chosen', answer: { choice, notes, source: measured?.source ?? null } };
}
