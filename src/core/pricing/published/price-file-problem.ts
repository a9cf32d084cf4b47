/** Why a published file is not used, by code; `words/` makes the sentence. */
export interface PriceFileProblemFigures {
  readonly Unreachable: { readonly detail: string };
  readonly Refused: { readonly status: number };
  readonly TooLarge: { readonly mib: number };
  readonly NotJson: Record<string, never>;
  /** JSON, but no price list, or that of another service. */
  readonly NotThisOffer: { readonly expected: string };
  readonly Missing: { readonly what: string };
  readonly NotAPrice: { readonly what: string; readonly text: string };
  /** Two prices for one thing. */
  readonly Ambiguous: { readonly what: string };
}

export type PriceFileProblem = {
  readonly [Code in keyof PriceFileProblemFigures]: {
    readonly code: Code;
    readonly figures: PriceFileProblemFigures[Code];
  };
}[keyof PriceFileProblemFigures];

/** A file that cannot be used, thrown while it is read and caught where reading began. */
export class UnusablePriceFile extends Error {
  readonly problem: PriceFileProblem;

  constructor(problem: PriceFileProblem) {
    super(problem.code);
    this.problem = problem;
  }
}
