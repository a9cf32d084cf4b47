import type { ServiceRef } from '../core/ecs-service.ts';
import type { Evidence } from '../core/evidence.ts';

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
