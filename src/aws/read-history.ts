import {
  DescribeServiceDeploymentsCommand,
  DescribeServiceRevisionsCommand,
  type ServiceDeploymentBrief,
  type ServiceRevision,
} from '@aws-sdk/client-ecs';
import type { Collection } from './collection.ts';
import { listDeployments } from './list-deployments.ts';
import {
  deploymentSpans,
  distinctDeployments,
  hasMixedResolution,
  previousRevision,
  sizingDeployments,
} from './map-history.ts';
import type { TaskDefinitionEvidence } from './map-task-definition.ts';
import { type SizedDeployment, toSizedDeployment } from './map-task-sizes.ts';
import type { TaskDefinitionReader } from './task-definition-reader.ts';

export interface ServiceHistory {
  readonly deployments: readonly ServiceDeploymentBrief[];
  /** Empty when not one size could be read. */
  readonly sized: readonly SizedDeployment[];
  readonly mixedResolution: boolean;
}

type Definitions = ReadonlyMap<string, TaskDefinitionEvidence>;

export const REVISIONS_PER_CALL = 20;

/** Parts of the window asked for at once: four hundred deployments, seven a day over 56 days, are one trip. */
const WINDOW_PARTS = 4;

/** The history of a service that nobody deployed, or whose deployments could not be read. */
export const NO_HISTORY: ServiceHistory = { deployments: [], sized: [], mixedResolution: false };

const GUESS_TIMEOUT_MS = 3_000;

/** The deployments of the window, and those before it that ECS still knows (90 days). One hole would be all wrong: all or none. */
async function readDeployments({ clients, ref, window, optional }: Collection): Promise<ServiceDeploymentBrief[]> {
  const spans = deploymentSpans(window.startAt, window.endAt, WINDOW_PARTS);
  return await optional('ListServiceDeployments', [], async (abortSignal) => {
    const answers = await Promise.all(
      spans.map((createdAt) => {
        // Newest first: of those before the window the first page has all that matter.
        const goesOn = () => createdAt.after !== undefined;
        return listDeployments(clients.ecsHistory, { ...ref, createdAt }, goesOn, abortSignal);
      }),
    );
    return distinctDeployments(answers.flat());
  });
}

/** The revisions, twenty a call; they may be of several services. */
export async function describeRevisions(collection: Collection, arns: readonly string[]): Promise<ServiceRevision[]> {
  const { clients, optional } = collection;
  const calls = Array.from({ length: Math.ceil(arns.length / REVISIONS_PER_CALL) }, (_, call) =>
    arns.slice(call * REVISIONS_PER_CALL, (call + 1) * REVISIONS_PER_CALL),
  );
  const answers = await Promise.all(
    calls.map((serviceRevisionArns) =>
      optional('DescribeServiceRevisions', [], async (abortSignal) => {
        const command = new DescribeServiceRevisionsCommand({ serviceRevisionArns });
        return (await clients.ecsHistory.send(command, { abortSignal })).serviceRevisions ?? [];
      }),
    ),
  );
  return answers.flat();
}

/** The revision that a deployment replaced. */
async function replacedRevision(
  { clients, optional }: Collection,
  deployment: ServiceDeploymentBrief | undefined,
): Promise<string | undefined> {
  const arn = deployment?.serviceDeploymentArn;
  if (arn === undefined) return undefined;
  return await optional('DescribeServiceDeployments', undefined, async (abortSignal) => {
    const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [arn] });
    const answer = await clients.ecsHistory.send(command, { abortSignal });
    return answer.serviceDeployments?.[0]?.sourceServiceRevisions?.[0]?.arn;
  });
}

async function readDefinitions(
  { clients, optional }: Collection,
  read: TaskDefinitionReader,
  arns: ReadonlySet<string>,
  guess: string | undefined,
): Promise<Definitions> {
  const known = new Map<string, TaskDefinitionEvidence>();
  const keep = (arn: string) => async (abortSignal: AbortSignal) => {
    known.set(arn, await read(clients.ecsHistory, arn, abortSignal));
  };
  const reads = [...arns].map((arn) => optional('DescribeTaskDefinition', undefined, keep(arn)));
  if (guess !== undefined && !arns.has(guess)) {
    // A wrong guess is no evidence that is missing, so its failure is not noted.
    reads.push(keep(guess)(AbortSignal.timeout(GUESS_TIMEOUT_MS)).catch(() => undefined));
  }
  await Promise.all(reads);
  return known;
}

/**
 * The deployments around the window with the size that each brought, in three trips: the lists; the revisions; their
 * task definitions. Where ECS no longer lists what ran at the window's start, the first deployment tells what it
 * replaced; that revision's size is known when it is the task definition just before, or one already read. The lists are
 * not read again when they are `known`.
 */
export async function readHistory(
  collection: Collection,
  read: TaskDefinitionReader,
  known?: readonly ServiceDeploymentBrief[],
): Promise<ServiceHistory> {
  const deployments = known ?? (await readDeployments(collection));
  const sizing = sizingDeployments(deployments, collection.window.startAt);
  const revisionArns = sizing.deployments.flatMap(({ targetServiceRevisionArn: arn }) => arn ?? []);
  const first = sizing.firstWithoutPredecessor;
  const [revisions, replacedArn] = await Promise.all([
    describeRevisions(collection, [...new Set(revisionArns)]),
    replacedRevision(collection, first),
  ]);
  const byArn = new Map(revisions.map((revision) => [revision.serviceRevisionArn, revision.taskDefinition]));
  const guess = replacedArn === undefined ? undefined : previousRevision(byArn.get(first?.targetServiceRevisionArn));
  const definitionArns = new Set([...byArn.values()].filter((arn) => arn !== undefined));
  const [definitions, replaced] = await Promise.all([
    readDefinitions(collection, read, definitionArns, guess),
    replacedArn === undefined ? [] : describeRevisions(collection, [replacedArn]),
  ]);
  const sizeOf = (taskDefinitionArn: string | undefined) => {
    const size = definitions.get(taskDefinitionArn ?? '')?.size;
    return size === undefined ? {} : { size };
  };
  const sized = sizing.deployments.flatMap((deployment) =>
    toSizedDeployment(deployment, sizeOf(byArn.get(deployment.targetServiceRevisionArn)).size),
  );
  const before = sizeOf(replaced[0]?.taskDefinition);
  if (before.size) sized.unshift({ status: 'SUCCESSFUL', startedAt: new Date(0), ...before });
  return {
    deployments,
    sized: sized.some(({ size }) => size !== undefined) ? sized : [],
    mixedResolution: hasMixedResolution(revisions),
  };
}
