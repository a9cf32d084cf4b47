import type { PriceFileProblemFigures } from '../../src/core/pricing/published/price-file-problem.ts';

/** One set of figures for every reason not to use a price file, so that a new one cannot go untested. */
export const SAMPLE_PRICE_FILE_PROBLEMS: PriceFileProblemFigures = {
  Unreachable: { detail: 'ECONNREFUSED' },
  Refused: { status: 404 },
  TooLarge: { mib: 32 },
  NotJson: {},
  NotThisOffer: { expected: 'AmazonECS us-east-1' },
  Missing: { what: 'Fargate-GB-Hours' },
  NotAPrice: { what: 'Fargate-GB-Hours', text: 'free' },
  Ambiguous: { what: 'Fargate-GB-Hours' },
};
