import type { KnowledgeSearch } from '../app/answer-question.ts';
import type { CheckService } from '../app/check-service.ts';
import type { FindService } from '../app/find-service.ts';
import type { MigrateTaskDefinition } from '../app/migrate-task-definition.ts';
import type { EvidenceSource, ServiceDirectory } from '../app/ports.ts';
import type { SizeService } from '../app/size-service.ts';
import type { StoppedTaskLog, Store } from '../app/store.ts';
import type { SweepFleet } from '../app/sweep-fleet.ts';
import type { PriceUpdate } from '../app/update-prices.ts';
import type { WhyService } from '../app/why-service.ts';
import type { RuleSkips } from '../core/checks/skips.ts';
import type { Check } from '../core/doctor/check.ts';
import type { Evidence } from '../core/evidence.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { PriceList } from '../core/pricing/price-list.ts';
import type { TaskDefinition } from '../core/task-definition.ts';
import type { Environment } from './cli-io.ts';

/** AWS, connected for one run. */
export interface AwsAccess {
  readonly directory: ServiceDirectory;
  readonly findService: FindService;
  readonly source: EvidenceSource;
  readonly sizeService: SizeService;
  readonly sweepFleet: SweepFleet;
  readonly whyService: WhyService;
  readonly checkService: CheckService;
  readonly migrateTaskDefinition: MigrateTaskDefinition;
  /** Lets go of connections and timers, so that the process can end. */
  readonly close: () => void;
}

/** What `aws cloudwatch get-metric-data` and `aws ecs describe-task-definition` printed, and what they do not say. */
export interface CliOutputRequest {
  readonly metrics: unknown;
  readonly taskDefinition: unknown;
  /** Absent when nobody said it: the task definition's ARN may. */
  readonly region?: string;
  readonly cluster?: string;
  readonly service?: string;
  readonly count?: number;
}

/** A task definition of a file, or what is wrong with it. */
export type TaskDefinitionAnswer =
  | { readonly ok: true; readonly definition: TaskDefinition }
  | { readonly ok: false; readonly problem: { readonly path: string; readonly message: string } };

/** Evidence, or what is wrong with one of the two files. */
export type CliOutputAnswer =
  | { readonly ok: true; readonly evidence: Evidence }
  | {
      readonly ok: false;
      readonly problem: {
        readonly file: 'metrics' | 'taskDefinition';
        readonly path: string;
        readonly message: string;
      };
    };

export interface MetricsQueryRequest {
  readonly cluster: string;
  readonly service: string;
  readonly days: number;
  readonly region: string;
}

/** What the command line is joined to. Everything that loads the AWS SDK is behind a promise. */
export interface CliDependencies {
  readonly version: () => string;
  /** Bundled prices, and those that were taken. */
  readonly prices: PriceBook;
  readonly priceList: () => PriceList;
  /** From now on the prices that were kept count too. @throws AdvisorError `storage_unavailable`, `config_invalid` */
  readonly takeKeptPrices: (env: Environment) => Promise<void>;
  /** The file that keeps prices, or null where a store does. */
  readonly pricesKeptIn: (env: Environment) => string | null;
  /** Reads the published prices of the regions and keeps them. @throws AdvisorError */
  readonly updatePrices: (
    env: Environment,
    regions: readonly string[],
    abortSignal: AbortSignal,
  ) => Promise<PriceUpdate>;
  /** The region of the shared AWS configuration files, when one is set there. */
  readonly profileRegion: () => Promise<string | undefined>;
  /**
   * AWS; with the environment, also the accounts that it names. With a store, sweeps go on from those that were interrupted;
   * with `stoppedTasks`, `why` remembers, and `onStoreFailure` hears why it could not.
   * @throws AdvisorError `config_invalid`, `file_unreadable`
   */
  readonly connect: (options?: {
    readonly env?: Environment;
    readonly store?: Store;
    readonly stoppedTasks?: StoppedTaskLog;
    readonly onStoreFailure?: (error: unknown) => void;
  }) => Promise<AwsAccess>;
  /** The store that DATABASE_URL or ADVISOR_STORE names, or null. @throws AdvisorError `storage_unavailable`, `config_invalid` */
  readonly openStore: (env: Environment) => Promise<Store | null>;
  /** Where the environment has stopped tasks remembered, not opened yet, or null. */
  readonly stoppedTasks: (
    env: Environment,
  ) => { readonly log: StoppedTaskLog; readonly close: () => Promise<void> } | null;
  /** Looks at all that the environment sets up; AWS is asked in the region, and not at all where there is none. */
  readonly examineSetup: (env: Environment, region: string | null) => Promise<readonly Check[]>;
  /** The rules that the environment switches off. @throws AdvisorError `config_invalid` */
  readonly checkSkips: (env: Environment) => RuleSkips;
  /** The articles that questions are answered from. */
  readonly knowledge: () => Promise<KnowledgeSearch>;
  readonly readTaskDefinition: (written: unknown) => Promise<TaskDefinitionAnswer>;
  readonly readCliOutput: (request: CliOutputRequest) => Promise<CliOutputAnswer>;
  /** The aws command that prints what `readCliOutput` reads, for a POSIX shell. */
  readonly metricsQuery: (request: MetricsQueryRequest) => Promise<string>;
}
