/** Why something has no recommendation, with the figures of its sentence. */
export interface LeftOutFigures {
  readonly NotFargate: { readonly launchType: string };
  readonly IgnoredByTag: { readonly tag: string };
  /** Tasks of RunTask and of schedules, which belong to no service. */
  readonly OutsideServices: { readonly tasks: number };
  /** Listed, and gone when it was to be described. */
  readonly Gone: Record<string, never>;
  readonly Denied: { readonly iamAction: string };
  readonly Throttled: { readonly operation: string };
  readonly Unavailable: { readonly operation: string };
  readonly ClusterNotFound: Record<string, never>;
  /** Its evidence was read, and the engine failed on it. */
  readonly NotSized: Record<string, never>;
  readonly OverBudget: { readonly maxApiUsd: number };
  readonly Interrupted: { readonly services: number };
}
export type LeftOutCode = keyof LeftOutFigures;

/** A region, a cluster or a service that a sweep gives no recommendation for; `what` is `us-east-1/prod/web`. */
export type LeftOut = {
  [Code in LeftOutCode]: { readonly what: string; readonly code: Code; readonly figures: LeftOutFigures[Code] };
}[LeftOutCode];

/** The name of a region, of a cluster of it or of a service, exact within an account. */
export function formatPlace(region: string, cluster?: string, service?: string): string {
  return [region, cluster, service].filter((part) => part !== undefined).join('/');
}
