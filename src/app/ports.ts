import type { RoleGrants } from '../core/checks/role-grants.ts';
import type { ServiceSettings } from '../core/checks/service-settings.ts';
import type { Egress, LogGroup, StorageUse } from '../core/checks/subject.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import type { Evidence, NotRead } from '../core/evidence.ts';
import type { FleetApiUse } from '../core/fleet/api-use.ts';
import type { LeftOut } from '../core/fleet/left-out.ts';
import type { ServiceFilter } from '../core/fleet/owner.ts';
import type { FleetPlace, Shard } from '../core/fleet/shard.ts';
import type { HistoryPeriodSeconds, MetricCoverage, MetricSeries } from '../core/metric-series.ts';
import type { ServiceStop } from '../core/oncall/service-stop.ts';
import type { Symptoms, TaskStop } from '../core/oncall/symptoms.ts';
import type { PriceFileProblem } from '../core/pricing/published/price-file-problem.ts';
import type { TaskDefinition } from '../core/task-definition.ts';

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
    /** A configured account; that of the credentials at hand when absent. */
    readonly accountId?: string;
    readonly region: string;
    readonly cluster?: string;
    readonly fresh?: boolean;
  }): Promise<readonly ServiceRef[]>;
}

/** Finds a service where names cannot be listed. */
export interface ServiceLocator {
  /**
   * The services of exactly this name, asked for in each cluster whose services could not be listed: in the default one and
   * those that autoscaling names where the clusters could not be listed either. `notRead` says what was not listed. Empty
   * where all was listed; never an error.
   */
  locate(
    name: string,
    place: FleetPlace,
  ): Promise<{ readonly services: readonly ServiceRef[]; readonly notRead: readonly NotRead[] }>;
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

/** How a service is set up. Null stands for what was not read; `notRead` says why. */
export interface ServiceFacts {
  readonly settings: ServiceSettings;
  readonly taskDefinition: TaskDefinition | null;
  readonly logGroups: readonly LogGroup[] | null;
  readonly storage: StorageUse | null;
  readonly egress: Egress | null;
  readonly taskRole: RoleGrants | null;
  readonly notRead: readonly NotRead[];
}

/** Reads how a service is set up, beside what its evidence holds. */
export interface ServiceInspector {
  /** @throws AdvisorError `service_not_found`, `cluster_not_found`, `access_denied`, `throttled`, `timed_out`, ... */
  inspect(ref: ServiceRef, wanted: { readonly taskRole: boolean }): Promise<ServiceFacts>;
  /** Its settings alone, in one call. Fails as `inspect` does. */
  settings(ref: ServiceRef): Promise<ServiceSettings>;
}

/** Reads task definitions by family, `family:revision` or ARN. */
export interface TaskDefinitionSource {
  /** @throws AdvisorError `task_definition_not_found`, `access_denied`, `throttled`, `timed_out`, ... */
  read(name: string, region: string): Promise<TaskDefinition>;
}

/** Where to look for clusters. */
export interface FleetScope {
  readonly places: readonly FleetPlace[];
  /** Only the cluster of this name. */
  readonly cluster?: string;
  readonly abortSignal?: AbortSignal;
}

/** The clusters of a scope, and the accounts and regions of it that could not be read. */
export interface FleetListing {
  readonly shards: readonly Shard[];
  readonly leftOut: readonly LeftOut[];
  readonly api: FleetApiUse;
}

/** Datapoints that were read before, so that CloudWatch is asked for newer ones alone. */
export interface MetricMemory {
  /**
   * Keeps the datapoints, all or none of them. A gap never replaces a value that is known; a value replaces an older one.
   * Periods under five minutes become five, periods between become an hour. Values keep seven digits. With `covered`,
   * the series are all that there is of their metrics in that time: a gap is one for good.
   */
  write(
    batch: readonly {
      readonly service: ServiceRef;
      readonly series: readonly MetricSeries[];
      readonly covered?: { readonly from: string; readonly until: string };
    }[],
  ): Promise<void>;
  /**
   * Every series of the service from `from` to `to`, on one grid that starts at or before `from`. Where only hours are
   * left, each stands for its twelve five-minute periods.
   */
  read(
    service: ServiceRef,
    window: { readonly from: string; readonly to: string; readonly periodSeconds: HistoryPeriodSeconds },
  ): Promise<readonly MetricSeries[]>;
  /** What is known of each service without a hole, at five minutes, in the order of the services. */
  covered(services: readonly ServiceRef[]): Promise<readonly (readonly MetricCoverage[])[]>;
}

/** What to sweep, and for how much. */
export interface ShardWork {
  readonly shards: readonly Shard[];
  readonly days: number;
  /** Services that do not pass are neither sized nor left out, and CloudWatch is not asked for them. */
  readonly filter?: ServiceFilter;
  /** CloudWatch is asked for no metric beyond this price. */
  readonly maxApiUsd?: number;
  /** Aborted, the sweep ends soon with what it has. */
  readonly abortSignal?: AbortSignal;
}

/** How a shard ended. */
export interface ShardEnd {
  /** What was asked of AWS since the shard before it ended. */
  readonly api: FleetApiUse;
  /** Why nothing of the shard could be read; it has been told as left out, too. */
  readonly error?: unknown;
}

/** Hears what a sweep finds, as it comes. Each service found ends in one `onSettled`; every shard that is not interrupted in one `onShardEnd`. */
export interface FleetListener {
  readonly onFound: (services: number) => void;
  /** The evidence is the listener's to drop: the source keeps nothing of it. */
  readonly onEvidence: (evidence: Evidence, shard: Shard) => void;
  /** Without a shard, it is of a region that was interrupted. */
  readonly onLeftOut: (leftOut: LeftOut, shard?: Shard) => void;
  readonly onSettled: (services: number) => void;
  readonly onShardEnd: (shard: Shard, end: ShardEnd) => void;
}

/** Reads the evidence of every Fargate service of some clusters, in few calls and bounded memory. */
export interface FleetSource {
  /**
   * The clusters of the scope.
   * @throws AdvisorError when no account and region could be read at all, of the first
   */
  list(scope: FleetScope): Promise<FleetListing>;
  /** Settles when every service has been told to the listener. What cannot be read is left out and the rest goes on. */
  sweep(work: ShardWork, listener: FleetListener): Promise<FleetApiUse>;
}

/** Reads what there is to know about a service that may be in trouble. */
export interface SymptomSource {
  /**
   * The service at this moment. What may not or cannot be read is listed in `notRead`. `remembered` are stops that ECS
   * may have forgotten. Logs are read only when asked for.
   * @throws AdvisorError `service_not_found`, `cluster_not_found`, and `access_denied`, `timed_out`, ... when nothing at
   * all could be read
   */
  read(
    ref: ServiceRef,
    options: { readonly logs: boolean; readonly remembered: readonly TaskStop[] },
  ): Promise<Symptoms>;
}

/** The stopped tasks that ECS still knows. */
export interface StoppedTaskSource {
  /** Those of every service of a region that did not stop in good order; clusters that cannot be read are left out. */
  list(region: string): Promise<readonly ServiceStop[]>;
}

/** A published file, read as JSON, or why there is none. */
export type PublishedFile =
  | { readonly ok: true; readonly document: unknown; readonly modifiedAt: string | null }
  | { readonly ok: false; readonly problem: PriceFileProblem };

/** AWS's public price files: no credentials, and none are sent. */
export interface PublishedPrices {
  /** The bulk price list of a service (`AmazonECS`) in a region. */
  offer(offerCode: string, region: string, abortSignal?: AbortSignal): Promise<PublishedFile>;
  /** The feed of Fargate Spot's prices, all regions. */
  spotFeed(abortSignal?: AbortSignal): Promise<PublishedFile>;
}

/** Hears of stopped tasks as AWS reports them. */
export interface StopFeed {
  readonly start: () => void;
  /** Nothing is taken any more; resolves when what was taken has been told. */
  readonly stop: () => Promise<void>;
}
