import type { PeriodSummaries } from '../account/metric-model.ts';
import type { SampleNatGateway } from '../account/sample-account.ts';
import type { AccountView } from './account-view.ts';

const GIB = 2 ** 30;
const MINUTES_A_DAY = 1440;

/** A metric of a NAT gateway, which carries the same in every minute. */
export interface NatMetric {
  readonly namespace: 'AWS/NATGateway';
  readonly metricName: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit: 'Bytes';
  readonly bytesAMinute: number;
}

/** The shares of what a gateway carries: most comes in. */
const SHARES: Readonly<Record<string, number>> = { BytesOutToDestination: 0.1, BytesOutToSource: 0.9 };

/** Every metric of the region's NAT gateways. */
export function natMetrics({ natGateways }: AccountView): NatMetric[] {
  return natGateways.flatMap(({ id, gibADay }: SampleNatGateway) =>
    Object.entries(SHARES).map(([metricName, share]) => ({
      namespace: 'AWS/NATGateway' as const,
      metricName,
      dimensions: { NatGatewayId: id },
      unit: 'Bytes' as const,
      bytesAMinute: (share * gibADay * GIB) / MINUTES_A_DAY,
    })),
  );
}

/** The metric with exactly this dimension. */
export function findNatMetric(
  view: AccountView,
  namespace: string,
  metricName: string,
  dimensions: readonly { readonly name: string; readonly value: string }[],
): NatMetric | undefined {
  const [only, ...others] = dimensions;
  if (only?.name !== 'NatGatewayId' || others.length > 0) return undefined;
  return natMetrics(view).find(
    (metric) =>
      metric.namespace === namespace &&
      metric.metricName === metricName &&
      metric.dimensions.NatGatewayId === only.value,
  );
}

/** Like `summarizePeriods`: one sample a minute, none from `endMinute` on. */
export function summarizeNat(
  { bytesAMinute }: NatMetric,
  startMinute: number,
  periodMinutes: number,
  periods: number,
  endMinute: number,
): PeriodSummaries {
  const sampleCount = new Float64Array(periods).map((_, period) => {
    const from = startMinute + period * periodMinutes;
    return Math.max(0, Math.min(from + periodMinutes, endMinute) - from);
  });
  const filled = new Float64Array(periods).fill(bytesAMinute);
  return { sampleCount, sum: sampleCount.map((count) => count * bytesAMinute), minimum: filled, maximum: filled };
}
