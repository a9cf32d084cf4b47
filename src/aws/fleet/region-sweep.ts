import type { FleetListener, MetricMemory, ShardEnd } from '../../app/ports.ts';
import type { FleetPlace, Shard } from '../../core/fleet/shard.ts';
import type { AwsClients } from '../clients.ts';
import { type Collection, createCollection } from '../collection.ts';
import type { MetricWindow } from '../metric-window.ts';
import type { TaskDefinitionReader } from '../task-definition-reader.ts';
import type { CallFloor } from './call-floor.ts';
import type { MetricBudget } from './metric-budget.ts';
import type { Pace } from './pace.ts';

/** The listener of the sweep, to whom what it cost is told by the sweep itself. */
export interface RegionListener extends Omit<FleetListener, 'onShardEnd'> {
  readonly onShardEnd: (shard: Shard, end: Pick<ShardEnd, 'error'>) => void;
}

/** What all steps of the sweep of one region share. */
export interface RegionSweep {
  readonly place: FleetPlace;
  readonly clients: AwsClients;
  readonly collectedAt: Date;
  readonly window: MetricWindow;
  /** For calls that are of no one service. */
  readonly collection: Collection;
  readonly collectionOf: (ref: Collection['ref']) => Collection;
  readonly readTaskDefinition: TaskDefinitionReader;
  readonly pace: Pace;
  readonly floor: CallFloor;
  readonly budget: MetricBudget;
  readonly listener: RegionListener;
  readonly abortSignal: AbortSignal;
  /** Absent where nothing is kept. */
  readonly memory?: MetricMemory;
  /** Absent means that every service passes. */
  readonly passes?: (tags: Readonly<Record<string, string>> | undefined) => boolean;
}

/** A call may wait its turn behind thousands and be tried ten times: what ends it is its own timeout and Ctrl-C. */
const PATIENCE_MS = 3_600_000;

/** The state of one region's sweep. */
export function createRegionSweep(base: Omit<RegionSweep, 'collection' | 'collectionOf'>): RegionSweep {
  const { clients, window, abortSignal } = base;
  const collectionOf = (ref: Collection['ref']): Collection =>
    createCollection({
      clients,
      window,
      abortSignal,
      ref,
      requiredMs: PATIENCE_MS,
      optionalMs: PATIENCE_MS,
      elapsed: () => performance.now(),
    });
  return { ...base, collectionOf, collection: collectionOf({ cluster: '', name: '' }) };
}
