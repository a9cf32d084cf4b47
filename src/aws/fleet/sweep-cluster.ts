import { DescribeServicesCommand, type Service } from '@aws-sdk/client-ecs';
import type { ServiceRef } from '../../core/ecs-service.ts';
import { isFargate, type NotRead } from '../../core/evidence.ts';
import { IGNORE_TAG, isIgnored, SNOOZE_TAG, snoozedUntil } from '../../core/fleet/ignored.ts';
import { formatPlace, type LeftOut } from '../../core/fleet/left-out.ts';
import type { MetricCoverage } from '../../core/metric-series.ts';
import { listServices } from '../list-services.ts';
import { targetGroupOf } from '../map-autoscaling.ts';
import { mapBounded } from '../map-bounded.ts';
import { mapEvidence } from '../map-evidence.ts';
import { accountOf, mapCapacity, mapTags, needsClusterDefault, taskDefinitionArnOf } from '../map-service.ts';
import { requestQueries, serviceQueries } from '../metric-queries.ts';
import type { ServiceHistory } from '../read-history.ts';
import { leftOutOf } from './left-out-of.ts';
import { completeSeries, readKnown, windowToRead } from './metric-history.ts';
import type { MetricPackers } from './metric-packer.ts';
import { type ClusterTasks, readTasksOfCluster } from './read-cluster-tasks.ts';
import { mayHaveContainerInsights, type SweptCluster } from './read-clusters.ts';
import { type DescribedService, readHistories } from './read-histories.ts';
import type { RegionScaling } from './region-scaling.ts';
import type { RegionSweep } from './region-sweep.ts';
import type { ShardProgress } from './shard-progress.ts';

const SERVICES_PER_PAGE = 100;
const SERVICES_PER_CALL = 10;
const CALLS_AT_ONCE = 4;

/** What the steps of one cluster share. */
export interface ClusterSweep {
  readonly sweep: RegionSweep;
  readonly cluster: SweptCluster;
  readonly progress: ShardProgress;
  readonly scaling: RegionScaling;
  readonly packers: MetricPackers;
}

/** Brings every service of the cluster to the packers, ten at a time. @throws AdvisorError when they cannot be listed */
export async function sweepCluster(work: ClusterSweep): Promise<void> {
  const { sweep, cluster, progress } = work;
  const refs = await sweep.collection.required('ListServices', () => listServices(sweep.clients, cluster.name));
  sweep.floor.pages(refs.length, SERVICES_PER_PAGE);
  progress.found(refs.length);
  const tasks = readTasksOfCluster(sweep, progress);
  const chunks = Array.from({ length: Math.ceil(refs.length / SERVICES_PER_CALL) }, (_, call) =>
    refs.slice(call * SERVICES_PER_CALL, (call + 1) * SERVICES_PER_CALL),
  );
  await mapBounded(chunks, CALLS_AT_ONCE, async (chunk) => {
    if (!sweep.abortSignal.aborted) await sweepChunk(work, chunk, tasks);
  });
  // A cluster without services has tasks too.
  await tasks;
}

async function sweepChunk(
  work: ClusterSweep,
  refs: readonly ServiceRef[],
  clusterTasks: Promise<ClusterTasks>,
): Promise<void> {
  const { sweep } = work;
  const services = await describeServices(work, refs);
  const described = await Promise.all(services.map((service) => readDefinition(work, service)));
  const histories = await readHistories(sweep, described);
  const tasks = await clusterTasks;
  const known = await readKnown(
    sweep.memory,
    described.map((each) => refOf(work, each)),
    sweep.window,
  );
  for (const [place, each] of described.entries()) {
    const history = histories.get(each);
    if (history === undefined || sweep.abortSignal.aborted) continue;
    await readMetrics(work, each, { history, tasks, known: known[place] ?? [] });
  }
}

/** The services to size among the ten; the others are left out, each with its reason, or do not pass the filter. */
async function describeServices(
  { sweep, cluster, progress }: ClusterSweep,
  refs: readonly ServiceRef[],
): Promise<Service[]> {
  const place = (name: string) => formatPlace(sweep.place, cluster.name, name);
  sweep.floor.pages(refs.length, SERVICES_PER_CALL);
  let answered: readonly Service[];
  try {
    answered = await sweep.collection.required('DescribeServices', async (abortSignal) => {
      const command = new DescribeServicesCommand({
        cluster: cluster.name,
        services: refs.map(({ name }) => name),
        include: ['TAGS'],
      });
      return (await sweep.clients.ecs.send(command, { abortSignal })).services ?? [];
    });
  } catch (error) {
    if (sweep.abortSignal.aborted) return [];
    for (const { name } of refs) progress.leaveOut(leftOutOf(place(name), 'DescribeServices', error));
    return [];
  }
  const byName = new Map(answered.map((service) => [service.serviceName, service]));
  return refs.flatMap(({ name }) => {
    const service = byName.get(name);
    // ECS still describes a deleted service for a while.
    if (service === undefined || service.status === 'INACTIVE') {
      progress.leaveOut({ what: place(name), code: 'Gone', figures: {} });
      return [];
    }
    if (sweep.passes?.(mapTags(service).tags) === false) {
      progress.settle();
      return [];
    }
    const why = whyNotSized(service, { sweep, cluster });
    if (why === undefined) return [service];
    progress.leaveOut({ what: place(name), ...why });
    return [];
  });
}

/** LeftOut without its name. */
type Reason = LeftOut extends infer Each ? (Each extends LeftOut ? Omit<Each, 'what'> : never) : never;

function whyNotSized(
  service: Service,
  { sweep, cluster }: Pick<ClusterSweep, 'sweep' | 'cluster'>,
): Reason | undefined {
  const capacity = mapCapacity(service, cluster.described?.defaultCapacityProviderStrategy);
  if (!isFargate(capacity)) {
    const providers = (capacity.capacityProviders ?? []).map((provider) => provider.name).join(', ');
    return { code: 'NotFargate', figures: { launchType: capacity.launchType ?? providers } };
  }
  const { tags } = mapTags(service);
  if (isIgnored(tags)) return { code: 'IgnoredByTag', figures: { tag: IGNORE_TAG } };
  const until = snoozedUntil(tags, sweep.collectedAt);
  return until === undefined ? undefined : { code: 'SnoozedByTag', figures: { tag: SNOOZE_TAG, until } };
}

async function readDefinition({ sweep, cluster }: ClusterSweep, service: Service): Promise<DescribedService> {
  const collection = sweep.collectionOf({ cluster: cluster.name, name: service.serviceName ?? '' });
  const arn = taskDefinitionArnOf(service);
  const definition =
    arn === undefined
      ? undefined
      : await collection.optional('DescribeTaskDefinition', undefined, (abortSignal) =>
          sweep.readTaskDefinition(sweep.clients.ecs, arn, abortSignal),
        );
  return { service, collection, definition };
}

/** The service as it is kept. */
function refOf({ sweep }: ClusterSweep, { service, collection }: DescribedService): ServiceRef {
  const accountId = accountOf(service) ?? sweep.place.accountId;
  return { ...(accountId === undefined ? {} : { accountId }), region: sweep.place.region, ...collection.ref };
}

/** What else is known of a service when its metrics are read. */
interface Background {
  readonly history: ServiceHistory;
  readonly tasks: ClusterTasks;
  readonly known: readonly MetricCoverage[];
}

/** Asks for the service's metrics; the evidence is told and forgotten when they are there. */
async function readMetrics(
  work: ClusterSweep,
  described: DescribedService,
  { history, tasks, known }: Background,
): Promise<void> {
  const { sweep, cluster, progress, scaling, packers } = work;
  const { service, collection, definition } = described;
  const { ref } = collection;
  const { window, collectedAt, place, listener } = sweep;
  const what = formatPlace(place, ref.cluster, ref.name);
  const ofService = scaling.of(`service/${ref.cluster}/${ref.name}`);
  const targetGroup = targetGroupOf(ofService.policies);
  const queries = [
    ...serviceQueries(ref, window.periodSeconds, { containerInsights: mayHaveContainerInsights(cluster) }),
    ...(targetGroup === undefined ? [] : requestQueries(targetGroup, window.periodSeconds)),
  ];
  if (!sweep.budget.take(queries.length)) {
    progress.leaveOut({ what, code: 'OverBudget', figures: { maxApiUsd: sweep.budget.maxUsd } });
    return;
  }
  const read = windowToRead(window, queries, known);
  await packers.of(read).add(queries, {
    onFailure: (error) => {
      if (!sweep.abortSignal.aborted) progress.leaveOut(leftOutOf(what, 'GetMetricData', error));
    },
    onSeries: async (newest) => {
      let series: typeof newest;
      try {
        const kept = { service: refOf(work, described), queries, window, read, series: newest };
        series = await completeSeries(sweep.memory, kept);
      } catch {
        progress.leaveOut({ what, code: 'Unavailable', figures: { operation: 'MetricHistory' } });
        return;
      }
      try {
        const evidence = mapEvidence({
          ref: { region: place.region, ...ref },
          collectedAt,
          window,
          service,
          clusterDefault: cluster.described?.defaultCapacityProviderStrategy,
          definition,
          history,
          scaling: ofService,
          running: tasks.running.get(ref.name) ?? [],
          stopped: tasks.stopped.get(ref.name) ?? [],
          series,
          notRead: distinct([
            ...collection.notRead(),
            ...scaling.notRead,
            ...tasks.notRead,
            ...(needsClusterDefault(service) ? cluster.notRead : []),
          ]),
        });
        listener.onEvidence(evidence, progress.shard);
        progress.settle();
      } catch {
        // What AWS answered about this one service made no sense; the others' answers do.
        progress.leaveOut({ what, code: 'NotSized', figures: {} });
      }
    },
  });
}

function distinct(notRead: readonly NotRead[]): NotRead[] {
  const byWhat = new Map(notRead.map((each) => [each.what, each]));
  return [...byWhat.values()].sort((a, b) => (a.what < b.what ? -1 : 1));
}
