import { DescribeScalingActivitiesCommand, type ScalingActivity } from '@aws-sdk/client-application-auto-scaling';
import type { Service, Task } from '@aws-sdk/client-ecs';
import type { Clock, SymptomSource } from '../../app/ports.ts';
import type { ServiceRef } from '../../core/ecs-service.ts';
import { type ErrorCode, isAdvisorError } from '../../core/errors.ts';
import type { DefinitionState, Symptoms } from '../../core/oncall/symptoms.ts';
import type { AwsClients } from '../clients.ts';
import { type Collection, createCollection } from '../collection.ts';
import type { Operation } from '../iam-actions.ts';
import { listDeployments } from '../list-deployments.ts';
import { nameOfArn } from '../map-service.ts';
import { readUtilization } from '../read-metrics.ts';
import { readPolicies, readTargets as readScalableTargets, scalingScopeOf } from '../read-scaling.ts';
import { describeService } from '../read-service.ts';
import { readTasks } from '../read-tasks.ts';
import { mapScalingActivities, mapScalingState } from './map-scaling-state.ts';
import { mapEvents, mapRollouts, mapServiceState } from './map-service-state.ts';
import { joinStops, mapLiveTasks, mapTaskStops } from './map-task-stops.ts';
import { mapUsage, recentWindow, weekBefore } from './map-usage.ts';
import { readDefinition } from './read-definition.ts';
import { readStopLogs } from './read-stop-logs.ts';
import { readTargets } from './read-targets.ts';

interface SymptomSourceDeps {
  readonly clientsFor: (region: string, accountId?: string) => AwsClients;
  readonly clock: Clock;
  /** Until what has not come is given up and listed in `notRead`; 8 s unless given: someone is waiting. */
  readonly patienceMs?: number;
}

const DAY_MS = 86_400_000;

/** Without the service itself there is no answer, and no other call would do better. */
const HOPELESS: ReadonlySet<ErrorCode> = new Set(['service_not_found', 'cluster_not_found', 'credentials_missing']);

/**
 * Reads a service in at most three round trips: itself, its tasks' names, metrics and scaling; then the tasks, targets and
 * task definitions that these point to; then logs, when they are asked for. Nothing is indispensable: what fails is
 * listed. Texts of AWS are redacted here.
 */
export function createSymptomSource({ clientsFor, clock, patienceMs = 8_000 }: SymptomSourceDeps): SymptomSource {
  return {
    async read(ref, { logs, remembered }) {
      const now = clock();
      const controller = new AbortController();
      const collection = createCollection({
        clients: clientsFor(ref.region, ref.accountId),
        ref: { cluster: nameOfArn(ref.cluster), name: nameOfArn(ref.name) },
        window: recentWindow(now),
        abortSignal: controller.signal,
        requiredMs: patienceMs,
        optionalMs: patienceMs,
        elapsed: () => performance.now(),
      });
      try {
        const answers = await readAll(collection);
        const symptoms = toSymptoms({ ...answers, collection, ref, now, remembered });
        return logs ? { ...symptoms, ...(await withLogs(collection, symptoms)) } : symptoms;
      } finally {
        controller.abort();
      }
    },
  };
}

async function withLogs(collection: Collection, { stops, definition }: Symptoms): Promise<Partial<Symptoms>> {
  const logs = await readStopLogs(collection, stops ?? [], definition);
  return { logs, notRead: collection.notRead() };
}

async function readAll(collection: Collection) {
  const { window } = collection;
  const scope = scalingScopeOf(collection.ref);
  const service = readServiceState(collection);
  const pointedTo = service.then(async ({ found }) => {
    const [definition, targets] = await Promise.all([
      found === null ? null : readDefinition(collection, found),
      found === null ? null : readTargets(collection, mapServiceState(found).targetGroupArns),
    ]);
    return { definition, targets };
  });
  const [{ found, failure }, { definition, targets }, ...rest] = await Promise.all([
    service,
    pointedTo,
    readTasks(collection, 'RUNNING'),
    readTasks(collection, 'STOPPED'),
    readUtilization(collection, window),
    readUtilization(collection, weekBefore(window)),
    readScalableTargets(collection, scope),
    readPolicies(collection, scope),
    readActivities(collection),
    readRollouts(collection),
  ]);
  const [running, stopped, metrics, lastWeek, scalable, policies, activities, rollouts] = rest;
  const isBlind = running.length + stopped.length + metrics.length + scalable.length + activities.length === 0;
  // Nothing at all could be read: then that is what has to be said.
  if (failure !== null && isBlind) throw failure;
  return {
    service: found,
    definition,
    targets,
    running,
    stopped,
    usage: mapUsage(window, metrics, lastWeek),
    scalable,
    policies,
    activities,
    rollouts,
  };
}

/** The service, or why it could not be read. @throws AdvisorError where nothing else is worth reading */
async function readServiceState(
  collection: Collection,
): Promise<{ readonly found: Service | null; readonly failure: unknown }> {
  try {
    return { found: await describeService(collection), failure: null };
  } catch (failure) {
    if (!isAdvisorError(failure) || HOPELESS.has(failure.code)) throw failure;
    await collection.optional('DescribeServices', null, async () => Promise.reject(failure));
    return { found: null, failure };
  }
}

async function readActivities({ clients, ref, optional }: Collection): Promise<ScalingActivity[]> {
  return await optional('DescribeScalingActivities', [], async (abortSignal) => {
    const command = new DescribeScalingActivitiesCommand({
      ...scalingScopeOf(ref),
      MaxResults: 50,
      IncludeNotScaledActivities: true,
    });
    return (await clients.applicationAutoScaling.send(command, { abortSignal })).ScalingActivities ?? [];
  });
}

async function readRollouts({ clients, ref, optional }: Collection) {
  return await optional('ListServiceDeployments', [], (abortSignal) =>
    listDeployments(clients.ecs, ref, () => false, abortSignal),
  );
}

function toSymptoms({
  collection,
  ref,
  now,
  remembered,
  ...answers
}: Awaited<ReturnType<typeof readAll>> & {
  readonly collection: Collection;
  readonly ref: ServiceRef;
  readonly now: Date;
  readonly remembered: Symptoms['stops'] & object;
}): Symptoms {
  const notRead = collection.notRead();
  const isRead = (...operations: readonly Operation[]) =>
    operations.every((operation) => notRead.every(({ what }) => what !== operation));
  const from = new Date(now.getTime() - DAY_MS).toISOString();
  const areTasksRead = isRead('ListTasks', 'DescribeTasks');
  const { service } = answers;
  const accountId = /^arn:[^:]+:ecs:[^:]*:(\d{12}):/.exec(service?.serviceArn ?? '')?.[1];
  const tasks = (list: readonly Task[]) => (areTasksRead ? mapLiveTasks(list) : null);
  const definition: DefinitionState | null = answers.definition;
  return {
    readAt: now.toISOString(),
    ref: { ...ref, ...collection.ref, ...(accountId === undefined ? {} : { accountId }) },
    service: service === null ? null : mapServiceState(service),
    events: service === null ? [] : mapEvents(service),
    stops: areTasksRead || remembered.length > 0 ? joinStops(mapTaskStops(answers.stopped), remembered, from) : null,
    tasks: tasks(answers.running),
    usage: answers.usage,
    scaling: mapScalingState(answers.scalable, answers.policies),
    scalingActivities: mapScalingActivities(answers.activities, from),
    targets: answers.targets,
    rollouts: mapRollouts(answers.rollouts),
    definition,
    logs: null,
    notRead,
  };
}
