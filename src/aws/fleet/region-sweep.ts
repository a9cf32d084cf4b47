import type { FleetListener } from '../../app/ports.ts';
import type { LeftOut } from '../../core/fleet/left-out.ts';
import type { AwsClients } from '../clients.ts';
import { type Collection, createCollection } from '../collection.ts';
import type { MetricWindow } from '../metric-window.ts';
import type { TaskDefinitionReader } from '../task-definition-reader.ts';
import type { CallFloor } from './call-floor.ts';
import type { MetricBudget } from './metric-budget.ts';
import type { Pace } from './pace.ts';

/** What all steps of the sweep of one region share. */
export interface RegionSweep {
  readonly region: string;
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
  readonly listener: FleetListener;
  readonly abortSignal: AbortSignal;
  readonly found: (services: number) => void;
  /** A service that was found has no recommendation. */
  readonly leaveOut: (leftOut: LeftOut) => void;
  /** A service that was found is done. */
  readonly settle: () => void;
  /** Services found and not settled yet. */
  readonly open: () => number;
}

/** A call may wait its turn behind thousands and be tried ten times: what ends it is its own timeout and Ctrl-C. */
const PATIENCE_MS = 3_600_000;

/** The state of one region's sweep. */
export function createRegionSweep(
  base: Omit<RegionSweep, 'collection' | 'collectionOf' | 'found' | 'leaveOut' | 'settle' | 'open'>,
): RegionSweep {
  const { clients, window, abortSignal, listener } = base;
  let open = 0;
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
  const settle = (): void => {
    open -= 1;
    listener.onSettled(1);
  };
  return {
    ...base,
    collectionOf,
    collection: collectionOf({ cluster: '', name: '' }),
    found: (services) => {
      open += services;
      if (services > 0) listener.onFound(services);
    },
    leaveOut: (leftOut) => {
      listener.onLeftOut(leftOut);
      settle();
    },
    settle,
    open: () => open,
  };
}
