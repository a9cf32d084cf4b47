import { compareByInterest, type FleetSort, type FleetTotals, fleetTotals } from '../core/fleet/fleet-totals.ts';
import { formatPlace, type LeftOut } from '../core/fleet/left-out.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { Goal, Recommendation } from '../core/recommendation.ts';
import type { Usage } from '../core/sizing/usage.ts';
import type { Clock, FleetApiUse, FleetScope, FleetSource } from './ports.ts';
import { sizeEvidence } from './size-service.ts';

export interface SweepRequest extends FleetScope {
  readonly goal?: Goal;
  readonly discountPercent?: number;
  readonly sort?: FleetSort;
}

/** One service of a sweep. Its evidence has been dropped. */
export interface SweptService {
  readonly accountId?: string;
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
  /** As AWS has them; absent where there are none. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly recommendation: Recommendation;
  /** What it took at its size of today, where that is known. */
  readonly usage?: Usage | null;
}

/** What a sweep found: every Fargate service of the scope is in `services` or named in `leftOut`. */
export interface FleetReport {
  /** When the sweep began, ISO 8601. */
  readonly sweptAt: string;
  readonly regions: readonly string[];
  readonly days: number;
  /** The ids of the accounts that services were found in. */
  readonly accounts: readonly string[];
  /** In the order asked for, the greatest saving first unless told. */
  readonly services: readonly SweptService[];
  readonly totals: FleetTotals;
  readonly leftOut: readonly LeftOut[];
  readonly api: FleetApiUse;
  readonly discountPercent: number;
  /** True when it was ended before the end. */
  readonly interrupted: boolean;
}

/** How far a sweep is. `found` grows while clusters are being listed. */
export interface SweepProgress {
  readonly done: number;
  readonly found: number;
  readonly savingsMonthlyUsd: number;
}

export type SweepFleet = (
  request: SweepRequest,
  onProgress?: (progress: SweepProgress) => void,
) => Promise<FleetReport>;

/**
 * Answers `fleet`: sizes every service as its evidence comes and drops the evidence, so that memory holds the answers
 * of a fleet and never its series.
 * @throws AdvisorError when no region could be read at all
 */
export function createSweepFleet({
  source,
  prices,
  clock,
}: {
  readonly source: FleetSource;
  readonly prices: PriceBook;
  readonly clock: Clock;
}): SweepFleet {
  return async function sweepFleet(request, onProgress = () => undefined) {
    const sweptAt = clock().toISOString();
    const services: SweptService[] = [];
    const leftOut: LeftOut[] = [];
    const progress = { done: 0, found: 0, savingsMonthlyUsd: 0 };
    const { goal, discountPercent = 0, sort = 'savings' } = request;
    const wishes = { prices, discountPercent, ...(goal === undefined ? {} : { goal }) };
    const api = await source.sweep(request, {
      onFound: (count) => {
        progress.found += count;
        onProgress(progress);
      },
      onSettled: (count) => {
        progress.done += count;
        onProgress(progress);
      },
      onLeftOut: (entry) => leftOut.push(entry),
      onEvidence: (evidence) => {
        const { accountId, region, cluster, name, tags } = evidence.service;
        try {
          const { recommendation, usage } = sizeEvidence(evidence, wishes);
          services.push({
            ...(accountId ? { accountId } : {}),
            region,
            cluster,
            name,
            ...(tags ? { tags } : {}),
            recommendation,
            usage: usage(),
          });
          progress.savingsMonthlyUsd += Math.max(0, recommendation.recommended?.estimatedMonthlySavingsUsd ?? 0);
        } catch {
          // A bug that one service meets must not take the others' answers with it.
          leftOut.push({ what: formatPlace(region, cluster, name), code: 'NotSized', figures: {} });
        }
      },
    });
    services.sort(
      (a, b) => compareByInterest(a.recommendation, b.recommendation, sort) || (placeOf(a) < placeOf(b) ? -1 : 1),
    );
    leftOut.sort((a, b) => (a.what < b.what ? -1 : 1));
    return {
      sweptAt,
      regions: request.regions,
      days: request.days,
      accounts: [...new Set(services.flatMap(({ accountId }) => accountId ?? []))].sort(),
      services,
      totals: fleetTotals(services.map(({ recommendation }) => recommendation)),
      leftOut,
      api,
      discountPercent,
      interrupted: request.abortSignal?.aborted === true,
    };
  };
}

function placeOf({ region, cluster, name }: SweptService): string {
  return formatPlace(region, cluster, name);
}
