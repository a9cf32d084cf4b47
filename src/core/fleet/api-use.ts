/** What a sweep asked of AWS. */
export interface FleetApiUse {
  /** Requests sent, repeated ones too. */
  readonly calls: number;
  /** The fewest requests that the same answers can be had with, given AWS's page sizes. */
  readonly minimumCalls: number;
  /** What CloudWatch bills: one for each metric and statistic asked for. */
  readonly metricsRequested: number;
  readonly usd: number;
}

export const NO_API_USE: FleetApiUse = { calls: 0, minimumCalls: 0, metricsRequested: 0, usd: 0 };

export function addApiUse(a: FleetApiUse, b: FleetApiUse): FleetApiUse {
  return {
    calls: a.calls + b.calls,
    minimumCalls: a.minimumCalls + b.minimumCalls,
    metricsRequested: a.metricsRequested + b.metricsRequested,
    usd: a.usd + b.usd,
  };
}

/** What was asked since `before` was counted. */
export function apiUseSince(now: FleetApiUse, before: FleetApiUse): FleetApiUse {
  return {
    calls: now.calls - before.calls,
    minimumCalls: now.minimumCalls - before.minimumCalls,
    metricsRequested: now.metricsRequested - before.metricsRequested,
    usd: now.usd - before.usd,
  };
}
