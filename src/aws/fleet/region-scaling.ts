import type { NotRead } from '../../core/evidence.ts';
import { readRegionScaling, SCALING_PAGE_SIZE, type ScalingAnswers } from '../read-scaling.ts';
import type { RegionSweep } from './region-sweep.ts';

export type ServiceScaling = Omit<ScalingAnswers, 'requests'>;

export interface RegionScaling {
  /** Of the service `service/CLUSTER/NAME`. */
  readonly of: (resourceId: string) => ServiceScaling;
  readonly notRead: readonly NotRead[];
}

const ALARMS_PER_CALL = 100;

/** How every service of the region scales, read in pages of fifty rather than service by service. */
export async function readScalingOfRegion(sweep: RegionSweep): Promise<RegionScaling> {
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
