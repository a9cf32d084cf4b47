import { formatPlace } from '../../core/fleet/left-out.ts';
import { mapBounded } from '../map-bounded.ts';
import { leftOutOf } from './left-out-of.ts';
import { createMetricPackers } from './metric-packer.ts';
import { describeClusters } from './read-clusters.ts';
import type { ScalingCache } from './region-scaling.ts';
import type { RegionSweep } from './region-sweep.ts';
import { createShardProgress, type ShardProgress } from './shard-progress.ts';
import { sweepCluster } from './sweep-cluster.ts';

/** Clusters at the same time: enough that one that answers slowly keeps none waiting. */
const CLUSTERS_AT_ONCE = 3;

/** Sweeps some clusters of one region. Interrupted, it says how many services it found and did not size. */
export async function sweepRegion(sweep: RegionSweep, names: Iterable<string>, scalingOf: ScalingCache): Promise<void> {
  const { place, abortSignal, listener } = sweep;
  const packers = createMetricPackers(sweep);
  const started: ShardProgress[] = [];
  const [clusters, scaling] = await Promise.all([describeClusters(sweep, [...names]), scalingOf(sweep)]);
  await mapBounded(clusters, CLUSTERS_AT_ONCE, async (cluster) => {
    if (abortSignal.aborted) return;
    const shard = { ...place, cluster: cluster.name };
    const progress = createShardProgress(shard, listener, (end) => {
      if (!abortSignal.aborted) listener.onShardEnd(shard, end);
    });
    started.push(progress);
    try {
      await sweepCluster({ sweep, cluster, progress, scaling, packers });
      progress.listed();
    } catch (error) {
      if (abortSignal.aborted) return;
      progress.note(leftOutOf(formatPlace(place, cluster.name), 'ListServices', error));
      progress.listed(error);
    }
  });
  await packers.end();
  if (!abortSignal.aborted) return;
  const services = started.reduce((sum, progress) => sum + progress.open(), 0);
  listener.onLeftOut({ what: formatPlace(place), code: 'Interrupted', figures: { services } });
}
