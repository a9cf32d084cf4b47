import type { Service, ServiceDeploymentBrief } from '@aws-sdk/client-ecs';
import { isSameSize } from '../../core/task-size.ts';
import type { Collection } from '../collection.ts';
import { DEPLOYMENTS_PER_PAGE, listDeployments } from '../list-deployments.ts';
import { hasMixedResolution, sizingDeployments } from '../map-history.ts';
import type { TaskDefinitionEvidence } from '../map-task-definition.ts';
import { toSizedDeployment } from '../map-task-sizes.ts';
import {
  describeRevisions,
  NO_HISTORY,
  REVISIONS_PER_CALL,
  readHistory,
  type ServiceHistory,
} from '../read-history.ts';
import type { RegionSweep } from './region-sweep.ts';

/** A service as far as it has been read. */
export interface DescribedService {
  readonly service: Service;
  readonly collection: Collection;
  readonly definition: TaskDefinitionEvidence | undefined;
}

/** A service that was deployed in the window, with its deployments. */
interface DeployedService extends DescribedService {
  readonly deployments: readonly ServiceDeploymentBrief[];
  /** The first and the last deployment that decide the size. */
  readonly ends: readonly ServiceDeploymentBrief[];
  /** True when only the whole history tells what ran at the window's start. */
  readonly lacksStart: boolean;
}

/**
 * The histories of some services. One that nobody deployed in the window costs nothing. Of the others the deployments
 * are listed and the first and the last size compared, the revisions of all services in calls of twenty: when the two
 * are the same, the size is taken not to have changed in between; when they differ, every revision is read as for `size`.
 */
export async function readHistories(
  sweep: RegionSweep,
  services: readonly DescribedService[],
): Promise<ReadonlyMap<DescribedService, ServiceHistory>> {
  const histories = new Map<DescribedService, ServiceHistory>(services.map((each) => [each, NO_HISTORY]));
  const deployed = services.filter(({ service }) => wasDeployedSince(service, sweep.window.startAt));
  const listed = new Map(
    await Promise.all(deployed.map(async (each) => [each, await readDeployments(sweep, each)] as const)),
  );
  const arns = [...listed.values()].flatMap(({ ends }) => ends.map(revisionOf));
  const shared = sweep.collectionOf({ cluster: '', name: '' });
  sweep.floor.pooled('revisions', arns.length, REVISIONS_PER_CALL);
  const revisions = await describeRevisions(shared, arns);
  const byArn = new Map(revisions.map((revision) => [revision.serviceRevisionArn, revision]));
  await Promise.all(
    [...listed].map(async ([each, found]) => {
      const ofService = found.ends.flatMap((end) => byArn.get(revisionOf(end)) ?? []);
      const first = byArn.get(revisionOf(found.ends[0]))?.taskDefinition;
      const size = found.lacksStart || first === undefined ? undefined : await readSize(sweep, each, first);
      const isSteady =
        size !== undefined && each.definition?.size !== undefined && isSameSize(size, each.definition.size);
      const sized = sizingDeployments(found.deployments, sweep.window.startAt).deployments;
      if (isSteady || found.ends.length === 0) {
        histories.set(each, {
          deployments: found.deployments,
          sized: sized.flatMap((deployment) => toSizedDeployment(deployment, size)),
          mixedResolution: hasMixedResolution(ofService),
        });
        return;
      }
      sweep.floor.pooled('revisions', Math.max(0, sized.length - found.ends.length), REVISIONS_PER_CALL);
      histories.set(each, await readHistory(each.collection, sweep.readTaskDefinition, found.deployments));
    }),
  );
  return histories;
}

/** The primary deployment is of the last change; a service without one (CodeDeploy) may have been changed at any time. */
function wasDeployedSince({ deployments }: Service, startAt: Date): boolean {
  const createdAt = deployments?.find(({ status }) => status === 'PRIMARY')?.createdAt;
  return createdAt === undefined || createdAt > startAt;
}

function revisionOf(deployment: ServiceDeploymentBrief | undefined): string {
  return deployment?.targetServiceRevisionArn ?? '';
}

/** The deployments from the newest back to those before the window: mostly one page. */
async function readDeployments(
  { window, floor }: RegionSweep,
  { collection, service, ...rest }: DescribedService,
): Promise<DeployedService> {
  const { clients, ref, optional } = collection;
  const isWithin = ({ createdAt }: ServiceDeploymentBrief) => createdAt === undefined || createdAt >= window.startAt;
  const deployments = await optional('ListServiceDeployments', [], (abortSignal) =>
    listDeployments(clients.ecsHistory, ref, (page) => page.every(isWithin), abortSignal),
  );
  floor.pages(deployments.length, DEPLOYMENTS_PER_PAGE);
  const sizing = sizingDeployments(deployments, window.startAt);
  const [first] = sizing.deployments;
  const last = sizing.deployments.at(-1);
  const ends = [...new Set([first, last])].flatMap((end) => (end?.targetServiceRevisionArn ? [end] : []));
  // Before a service that is younger than the window there was nothing.
  const isYoung = service.createdAt !== undefined && service.createdAt >= window.startAt;
  const lacksStart = sizing.firstWithoutPredecessor !== undefined && !isYoung;
  return { ...rest, collection, service, deployments, ends, lacksStart };
}

async function readSize(sweep: RegionSweep, { collection }: DescribedService, arn: string) {
  const definition = await collection.optional('DescribeTaskDefinition', undefined, (abortSignal) =>
    sweep.readTaskDefinition(collection.clients.ecsHistory, arn, abortSignal),
  );
  return definition?.size;
}
