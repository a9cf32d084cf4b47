import type { ServiceRef } from '../core/ecs-service.ts';
import type { Evidence } from '../core/evidence.ts';
import type { LeftOut } from '../core/fleet/left-out.ts';

/** The clock, as an argument. */
export type Clock = () => Date;

/** Names of the ECS services that the bot may see in one region. */
export interface ServiceDirectory {
  /**
   * Every service of the region, or of one cluster of it. May answer from a cache of some minutes' age;
   * `fresh` reads anew. Clusters that could not be listed are left out.
   * @throws AdvisorError `access_denied`, `credentials_missing`, `throttled`, `timed_out`, `cluster_not_found`
   */
  list(scope: {
    readonly region: string;
    readonly cluster?: string;
    readonly fresh?: boolean;
  }): Promise<readonly ServiceRef[]>;
}

/** Reads all that AWS knows about one service. */
export interface EvidenceSource {
  /**
   * The evidence of the last `days` days. What may not or cannot be read beside the service itself and its CPU is
   * listed in `evidence.notRead` and never an error.
   * @throws AdvisorError `service_not_found`, `cluster_not_found`, `access_denied`, `throttled`, `timed_out`, ...
   */
  collect(ref: ServiceRef, window: { readonly days: number }): Promise<Evidence>;
}

/** What to sweep, and for how much. */
export interface FleetScope {
  readonly regions: readonly string[];
  readonly cluster?: string;
  readonly days: number;
  /** CloudWatch is asked for no metric beyond this price. */
  readonly maxApiUsd?: number;
  /** Aborted, the sweep ends soon with what it has. */
  readonly abortSignal?: AbortSignal;
}

/** Hears what a sweep finds, as it comes. Each service found ends in one `onEvidence` or `onLeftOut` and one `onSettled`. */
export interface FleetListener {
  readonly onFound: (services: number) => void;
  /** The evidence is the listener's to drop: the source keeps nothing of it. */
  readonly onEvidence: (evidence: Evidence) => void;
  readonly onLeftOut: (leftOut: LeftOut) => void;
  readonly onSettled: (services: number) => void;
}

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

/** Reads the evidence of every Fargate service of some regions, in few calls and bounded memory. */
export interface FleetSource {
  /**
   * Settles when every service has been told to the listener. What cannot be read is left out and the rest goes on.
   * @throws AdvisorError when no region could be read at all, of the first region
   */
  sweep(scope: FleetScope, listener: FleetListener): Promise<FleetApiUse>;
}
