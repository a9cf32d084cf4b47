import { nearestPricedRegion } from './nearest-region.ts';

/** What a price book answers for a number that it does not have. `nearest` is the region to offer instead. */
export interface NoPrice {
  readonly code: 'NoPrice';
  /** The product in AWS's words, such as `Fargate Spot on Linux ARM64` or `EC2 m7g.large`. */
  readonly what: string;
  readonly region: string;
  readonly nearest: string | null;
}

/** True when the price book had no price; its answer says where one is. */
export function isNoPrice(answer: object): answer is NoPrice {
  return 'code' in answer && answer.code === 'NoPrice';
}

/** No price for `what` in the region; `priced` are the regions that have one. */
export function noPrice(what: string, region: string, priced: readonly string[]): NoPrice {
  return { code: 'NoPrice', what, region, nearest: nearestPricedRegion(region, priced) };
}
