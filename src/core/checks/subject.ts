import type { Evidence, NotRead } from '../evidence.ts';
import type { Recommendation } from '../recommendation.ts';
import type { TaskDefinition } from '../task-definition.ts';
import type { RoleGrants } from './role-grants.ts';
import type { ServiceSettings } from './service-settings.ts';

/** A log group that the containers write to. */
export interface LogGroup {
  readonly name: string;
  readonly region: string;
  /** Null where lines never expire. */
  readonly retentionDays: number | null;
}

/** The fullest that the ephemeral storage of a task has been. */
export interface StorageUse {
  readonly usedGiB: number;
  readonly reservedGiB: number;
}

/** What the region's NAT gateways carry, and which AWS services are reached without them. */
export interface Egress {
  readonly natGateways: number;
  /** Over the last 30 days. */
  readonly natGiB: number;
  /** Of interface endpoints with traffic, such as `com.amazonaws.eu-west-1.ecr.dkr`. */
  readonly endpointServices: readonly string[];
}

/** A running service: its settings, its history and what sizing says of it. */
export interface CheckedService {
  readonly settings: ServiceSettings;
  readonly evidence: Evidence;
  readonly recommendation: Recommendation;
  /** What the service would save a month on Graviton; null where no price is known. */
  readonly gravitonSavingsUsd: number | null;
}

/**
 * What the rules look at. Null stands for what was not read: `notRead` says why, by the operation's name. Without a service
 * there is only the task definition of a file.
 */
export interface CheckSubject {
  readonly region: string;
  readonly service: CheckedService | null;
  readonly taskDefinition: TaskDefinition | null;
  readonly logGroups: readonly LogGroup[] | null;
  readonly storage: StorageUse | null;
  readonly egress: Egress | null;
  readonly taskRole: RoleGrants | null;
  readonly notRead: readonly NotRead[];
}
