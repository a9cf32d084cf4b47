import { createDigestContent, type DigestContent } from '../core/digest/content.ts';
import type { DigestFilter } from '../core/digest/filter.ts';
import { isUnderVerification } from '../core/digest/verification.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import { isSameSize } from '../core/task-size.ts';
import { DIGEST_TIMING, type DigestBuilder } from './digest-ports.ts';
import type { FleetReport } from './fleet-report.ts';
import type { Clock } from './ports.ts';
import type { ShareSweep } from './share-sweep.ts';
import type { DecisionLog, DigestLedger, GivenRecommendation, RecommendationLog } from './store.ts';
import type { SweepFleet, SweepProgress } from './sweep-fleet.ts';

export interface DigestScope {
  readonly filter: DigestFilter;
  /** Aborted, the digest is of what was read by then. */
  readonly abortSignal?: AbortSignal;
  readonly onProgress?: (progress: SweepProgress) => void;
}

/** The digest of this moment, beside the newest advice that was given before; nothing is remembered of it. */
export type PreviewDigest = (scope: DigestScope) => Promise<DigestContent>;

export interface PrepareDigestDeps {
  readonly sweepFleet: SweepFleet;
  /** The region of accounts that name none of their own. */
  readonly homeRegion?: string;
  readonly days: number;
  readonly discountPercent: number;
  readonly clock: Clock;
  /** Absent where nothing is stored: then there is no digest before, and no decision. */
  readonly store?: {
    readonly recommendations: Pick<RecommendationLog, 'latest' | 'list' | 'record'>;
    readonly decisions: Pick<DecisionLog, 'inForce'>;
  };
}

type BuildRequest = Parameters<DigestBuilder<DigestContent>['build']>[0];

/** The next look at the ledger after this asks again. */
const NOT_READY_SECONDS = 60;

/** @throws AdvisorError `region_missing`, and the sweep's and the store's own */
export function createPreviewDigest(deps: PrepareDigestDeps): PreviewDigest {
  return async function previewDigest(scope) {
    const at = deps.clock().toISOString();
    const report = await sweep(deps, scope);
    const given = (await deps.store?.recommendations.latest({ before: at })) ?? [];
    const newest = given.reduce((latest, { givenAt }) => (givenAt > latest ? givenAt : latest), '');
    return await contentOf(deps, report, scope.filter, newest === '' ? null : given.filter(isOf(newest)));
  };
}

/**
 * Builds the digest of a slot and keeps its recommendations under the slot, so that the next one can say what changed.
 * The digest before is that of the newest slot which is in the channel.
 */
export function createDigestBuilder(
  deps: PrepareDigestDeps &
    Required<Pick<PrepareDigestDeps, 'store'>> & {
      readonly ledger: Pick<DigestLedger, 'lastSent'>;
      /** Given where workers share a sweep; then the digest waits for it. */
      readonly shareSweep?: ShareSweep;
    },
): DigestBuilder<DigestContent> {
  const { store, ledger, clock } = deps;

  /** Null while the sweep is under way, or when another replica has taken the run over. */
  async function sweepFor({ subscription, slotAt, renewLease }: BuildRequest): Promise<FleetReport | null> {
    const { filter } = subscription;
    if (deps.shareSweep !== undefined) {
      const request = sweepRequest(deps, { filter });
      // Digests of one time and scope share a sweep.
      const shared = await deps.shareSweep(`digest ${slotAt} ${JSON.stringify(request)}`, request);
      return shared.kind === 'done' ? shared.report : null;
    }
    const lost = new AbortController();
    const renew = createRenewal(renewLease, clock, () => lost.abort());
    const report = await sweep(deps, { filter, abortSignal: lost.signal, onProgress: renew });
    return lost.signal.aborted ? null : report;
  }

  return {
    async build(request) {
      const { subscription, slotAt } = request;
      const report = await sweepFor(request);
      if (report === null) return { kind: 'notReady', retryAfterSeconds: NOT_READY_SECONDS };
      const last = await ledger.lastSent(subscription.id, slotAt);
      const earlier = last === null ? null : await givenAt(store.recommendations, last.slotAt);
      const content = await contentOf(deps, report, subscription.filter, earlier);
      await store.recommendations.record(report.services.map((service) => toGiven(service, slotAt)));
      return { kind: 'ready', content };
    },
  };
}

async function sweep(deps: PrepareDigestDeps, { filter, abortSignal, onProgress }: DigestScope): Promise<FleetReport> {
  const request = { ...sweepRequest(deps, { filter }), ...(abortSignal === undefined ? {} : { abortSignal }) };
  return await deps.sweepFleet(request, onProgress);
}

function sweepRequest({ homeRegion, days, discountPercent }: PrepareDigestDeps, { filter }: DigestScope) {
  return {
    days,
    discountPercent,
    ...(homeRegion === undefined ? {} : { homeRegion }),
    ...(filter.cluster === undefined ? {} : { cluster: filter.cluster }),
    // What the digest is not about is not asked of CloudWatch either.
    filter: { ...(filter.tag && { tag: filter.tag }), ...(filter.owner && { owner: filter.owner }) },
  };
}

async function contentOf(
  { store, discountPercent }: PrepareDigestDeps,
  { sweptAt, services, leftOut }: FleetReport,
  filter: DigestFilter,
  earlier: readonly GivenRecommendation[] | null,
): Promise<DigestContent> {
  const decisions = (await store?.decisions.inForce(sweptAt)) ?? [];
  const beforeChange =
    store === undefined ? [] : await findBeforeChange(store.recommendations, services, earlier ?? []);
  return createDigestContent({
    sweptAt,
    services,
    leftOut,
    earlier,
    beforeChange,
    decisions,
    filter,
    discountPercent,
  });
}

/** Digests of a service that are looked through for its former size: more than three weeks of daily ones. */
const LOOK_BACK = 25;

/** For every service whose size is under verification, the newest that was given at another size. */
async function findBeforeChange(
  recommendations: Pick<RecommendationLog, 'list'>,
  services: FleetReport['services'],
  earlier: readonly GivenRecommendation[],
): Promise<readonly GivenRecommendation[]> {
  const known = new Map(earlier.map((given) => [keyOf(given.service), given]));
  const changed = services.filter((service) => isUnderVerification(service.usage, known.get(keyOf(service))));
  const found: GivenRecommendation[] = [];
  for (const { usage, ...service } of changed) {
    const given = await recommendations.list({ service, limit: LOOK_BACK });
    const before = given.find(({ current }) => current !== null && usage && !isSameSize(current, usage.size));
    if (before !== undefined) found.push(before);
  }
  return found;
}

/** What was given in the digest of the slot. Services that were gone by then have older advice, which is not of it. */
async function givenAt(
  recommendations: Pick<RecommendationLog, 'latest'>,
  slotAt: string,
): Promise<readonly GivenRecommendation[]> {
  const afterwards = new Date(Date.parse(slotAt) + 1).toISOString();
  return (await recommendations.latest({ before: afterwards })).filter(isOf(slotAt));
}

function isOf(slotAt: string): (given: GivenRecommendation) => boolean {
  return (given) => given.givenAt === slotAt;
}

/** Two digests of one slot say the same of a service, so that it is kept once. */
function toGiven(swept: FleetReport['services'][number], slotAt: string): GivenRecommendation {
  const { recommendation, usage = null, tags, owner } = swept;
  const { current, recommended, finding } = recommendation;
  const { accountId, region, cluster, name } = swept;
  return {
    id: [slotAt, keyOf(swept)].join('/'),
    service: { ...(accountId === undefined ? {} : { accountId }), region, cluster, name },
    givenAt: slotAt,
    goal: recommended?.goal ?? 'balanced',
    finding,
    current: current === null ? null : { cpuUnits: current.cpuUnits, memoryMiB: current.memoryMiB },
    recommended: recommended === null ? null : { cpuUnits: recommended.cpuUnits, memoryMiB: recommended.memoryMiB },
    currentMonthlyUsd: current?.monthlyUsd ?? null,
    estimatedMonthlySavingsUsd: recommended?.estimatedMonthlySavingsUsd ?? null,
    ...(tags && { tags }),
    ...(owner && { owner }),
    usage,
    document: recommendation,
  };
}

function keyOf({ accountId = '', region, cluster, name }: ServiceRef): string {
  return [accountId, region, cluster, name].join('/');
}

/** Asked now and then, keeps the lease; calls `onLost` once another replica has it. */
function createRenewal(renewLease: () => Promise<boolean>, clock: Clock, onLost: () => void): () => void {
  const everyMs = (DIGEST_TIMING.leaseSeconds * 1000) / 5;
  let renewedMs = clock().getTime();
  return () => {
    const nowMs = clock().getTime();
    if (nowMs - renewedMs < everyMs) return;
    renewedMs = nowMs;
    // A store that does not answer now is asked again; should the lease end meanwhile, nothing is sent.
    void renewLease().then(
      (isHeld) => (isHeld ? undefined : onLost()),
      () => undefined,
    );
  };
}
