import type { Clock } from '../../app/ports.ts';
import type { NotRead } from '../../core/evidence.ts';
import { formatPlace } from '../../core/fleet/left-out.ts';
import { readRegionScaling, SCALING_PAGE_SIZE, type ScalingAnswers } from '../read-scaling.ts';
import type { RegionSweep } from './region-sweep.ts';

export type ServiceScaling = Omit<ScalingAnswers, 'requests'>;

export interface RegionScaling {
  /** Of the service `service/CLUSTER/NAME`. */
  readonly of: (resourceId: string) => ServiceScaling;
  readonly notRead: readonly NotRead[];
}

const ALARMS_PER_CALL = 100;

/** How every service of a region scales, of at most five minutes ago. */
export type ScalingCache = (sweep: RegionSweep) => Promise<RegionScaling>;

/** Shards of one region that are swept one by one, as by a queue, share what was read for the first of them. */
const KEPT_MS = 5 * 60_000;

/** Remembers the scaling of regions for five minutes; what could not be read whole is not remembered. */
export function createScalingCache(clock: Clock): ScalingCache {
  const kept = new Map<string, { readonly readMs: number; readonly scaling: Promise<RegionScaling> }>();
  return (sweep) => {
    const key = formatPlace(sweep.place);
    const nowMs = clock().getTime();
    const known = kept.get(key);
    if (known !== undefined && nowMs - known.readMs < KEPT_MS) return known.scaling;
    const scaling = readScalingOfRegion(sweep);
    kept.set(key, { readMs: nowMs, scaling });
    const forgetUnlessWhole = (isWhole: boolean): void => {
      if (!isWhole && kept.get(key)?.scaling === scaling) kept.delete(key);
    };
    scaling.then(
      ({ notRead }) => forgetUnlessWhole(notRead.length === 0 && !sweep.abortSignal.aborted),
      () => forgetUnlessWhole(false),
    );
    return scaling;
  };
}

/** How every service of the region scales, read in pages of fifty rather than service by service. */
async function readScalingOfRegion(sweep: RegionSweep): Promise<RegionScaling> {
  const collection = sweep.collectionOf({ cluster: '', name: '' });
  const { targets, policies, scheduledActions, alarms } = await readRegionScaling(collection);
  for (const items of [targets, policies, scheduledActions]) sweep.floor.pages(items.length, SCALING_PAGE_SIZE);
  sweep.floor.pooled('alarms', alarms.length, ALARMS_PER_CALL);
  const targetsOf = byResource(targets);
  const policiesOf = byResource(policies);
  const scheduledActionsOf = byResource(scheduledActions);
  const alarmOf = new Map(alarms.map((alarm) => [alarm.AlarmName, alarm]));
  return {
    of: (resourceId) => {
      const ofService = policiesOf.get(resourceId) ?? [];
      return {
        targets: targetsOf.get(resourceId) ?? [],
        policies: ofService,
        scheduledActions: scheduledActionsOf.get(resourceId) ?? [],
        alarms: ofService.flatMap(({ Alarms }) =>
          (Alarms ?? []).flatMap(({ AlarmName }) => alarmOf.get(AlarmName) ?? []),
        ),
      };
    },
    notRead: collection.notRead(),
  };
}

function byResource<Item extends { readonly ResourceId?: string | undefined }>(
  items: readonly Item[],
): ReadonlyMap<string, Item[]> {
  const byId = new Map<string, Item[]>();
  for (const item of items) {
    const same = byId.get(item.ResourceId ?? '') ?? [];
    same.push(item);
    byId.set(item.ResourceId ?? '', same);
  }
  return byId;
}
