/** Why something has no recommendation, with the figures of its sentence. */
export interface LeftOutFigures {
  readonly NotFargate: { readonly launchType: string };
  readonly IgnoredByTag: { readonly tag: string };
  /** `until` is a day such as `2026-12-01`. */
  readonly SnoozedByTag: { readonly tag: string; readonly until: string };
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
  /** Several workers tried a cluster, and none came to its end. */
  readonly NotSwept: { readonly tries: number };
}
export type LeftOutCode = keyof LeftOutFigures;

/**
 * An account, a region, a cluster or a service that a sweep gives no recommendation for; `what` is `us-east-1/prod/web`, or
 * `123456789012/us-east-1/prod/web` where accounts are configured.
 */
export type LeftOut = {
  [Code in LeftOutCode]: { readonly what: string; readonly code: Code; readonly figures: LeftOutFigures[Code] };
}[LeftOutCode];

/** The name of a region, of a cluster of it or of a service; exact, also among accounts where the account is given. */
export function formatPlace(
  { accountId, region }: { readonly accountId?: string; readonly region: string },
  cluster?: string,
  service?: string,
): string {
  return [accountId, region, cluster, service].filter((part) => part !== undefined).join('/');
}

/** The parts of `formatPlace`. */
export function parsePlace(what: string): {
  readonly accountId?: string;
  readonly region?: string;
  readonly cluster?: string;
  readonly service?: string;
} {
  const parts = what.split('/');
  const accountId = /^\d{12}$/.test(parts[0] ?? '') ? parts.shift() : undefined;
  const [region, cluster, service] = parts;
  return {
    ...(accountId !== undefined && { accountId }),
    ...(region !== undefined && { region }),
    ...(cluster !== undefined && { cluster }),
    ...(service !== undefined && { service }),
  };
}
