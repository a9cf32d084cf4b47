import type { Clock, EvidenceSource } from '../app/ports.ts';
import { formatService, type ServiceRef } from '../core/ecs-service.ts';
import { EVIDENCE_SCHEMA, type Evidence } from '../core/evidence.ts';
import type { AwsClients } from './clients.ts';
import { type Collection, createCollection } from './collection.ts';
import { mapAutoscaling } from './map-autoscaling.ts';
import { mapMetrics, mapSeries } from './map-metrics.ts';
import { mapService, nameOfArn } from './map-service.ts';
import { mapRunningTaskCount } from './map-task-count.ts';
import { mapDeployments, mapTaskSizes } from './map-task-sizes.ts';
import { cpuArchitectureOf, definitionFromTasks, mapRunningTasks, mapStoppedTasks } from './map-tasks.ts';
import { metricWindow } from './metric-window.ts';
import { readHistory } from './read-history.ts';
import { readServiceMetrics } from './read-metrics.ts';
import { readScaling } from './read-scaling.ts';
import { readService } from './read-service.ts';
import { readTasks } from './read-tasks.ts';
import { createTaskDefinitionReader, type TaskDefinitionReader } from './task-definition-reader.ts';

interface EvidenceSourceDeps {
  readonly clientsFor: (region: string) => AwsClients;
  readonly clock: Clock;
  /** Until the service and its metrics are there, or `timed_out`; 30 s unless given. */
  readonly requiredMs?: number;
  /** Until the rest is given up and listed in `notRead`; 12 s unless given. */
  readonly optionalMs?: number;
}

/** Everything that was read of one service. Each branch is at most three trips deep, and they run side by side. */
async function readAll(collection: Collection, read: TaskDefinitionReader) {
  const service = readService(collection, read);
  const metrics = readServiceMetrics(collection);
  const rest = Promise.all([
    readHistory(collection, read),
    readScaling(collection),
    readTasks(collection, 'RUNNING'),
    readTasks(collection, 'STOPPED'),
  ]);
  // When both fail, that the service does not exist is the better answer.
  metrics.catch(() => undefined);
  rest.catch(() => undefined);
  const answers = await service;
  const results = await metrics;
  const [history, scaling, running, stopped] = await rest;
  return { ...answers, results, history, scaling, running, stopped };
}

type Answers = Awaited<ReturnType<typeof readAll>>;

function toEvidence(ref: ServiceRef, collectedAt: Date, collection: Collection, answers: Answers): Evidence {
  const { service, history, scaling, running, stopped, clusterDefault } = answers;
  const { window } = collection;
  const definition = answers.definition ?? definitionFromTasks(running);
  const series = mapSeries([...answers.results, ...scaling.requests], window);
  const runningTaskCount = mapRunningTaskCount({
    runningTasks: series.get('running_tasks'),
    cpuSamples: series.get('cpu_samples'),
    runningCount: service.runningCount ?? 0,
    periodSeconds: window.periodSeconds,
    mixedResolution: history.mixedResolution,
  });
  const requestCount = series.get('requests');
  const cluster = nameOfArn(service.clusterArn ?? ref.cluster);
  const deployments = mapDeployments(history.deployments, window.startAt);
  const tasks = mapRunningTasks(running);
  const notRead = collection.notRead();
  return {
    schema: EVIDENCE_SCHEMA,
    id: formatService({ cluster, name: service.serviceName ?? ref.name }),
    collectedAt: collectedAt.toISOString(),
    service: mapService(service, {
      region: ref.region,
      cluster,
      clusterDefault,
      definition,
      cpuArchitecture: cpuArchitectureOf(running),
    }),
    taskSizes: mapTaskSizes({
      windowStart: window.startAt,
      createdAt: service.createdAt,
      currentSize: definition?.size,
      currentSince: service.deployments?.find(({ status }) => status === 'PRIMARY')?.createdAt,
      deployments: history.sized,
    }),
    containers: definition?.containers ?? [],
    ...(deployments.length > 0 ? { deployments } : {}),
    autoscaling: mapAutoscaling({ ...scaling, desiredCount: service.desiredCount ?? 0 }),
    ...(tasks.length > 0 ? { tasks } : {}),
    stoppedTasks: mapStoppedTasks(stopped),
    metrics: mapMetrics(series, window, {
      ...(runningTaskCount ? { runningTaskCount } : {}),
      ...(requestCount ? { requestCount } : {}),
    }),
    ...(notRead.length > 0 ? { notRead } : {}),
  };
}

/**
 * Reads a service from ECS, CloudWatch and Application Auto Scaling in at most three round trips one after another.
 * Only DescribeServices and GetMetricData are indispensable. Task definitions are remembered by revision, without
 * the values of their variables.
 */
export function createEvidenceSource(deps: EvidenceSourceDeps): EvidenceSource {
  const { clientsFor, clock, requiredMs = 30_000, optionalMs = 12_000 } = deps;
  const readTaskDefinition = createTaskDefinitionReader();
  return {
    collect: async (ref, { days }) => {
      const collectedAt = clock();
      const controller = new AbortController();
      const collection = createCollection({
        clients: clientsFor(ref.region),
        ref: { cluster: nameOfArn(ref.cluster), name: nameOfArn(ref.name) },
        window: metricWindow(collectedAt, days),
        abortSignal: controller.signal,
        requiredMs,
        optionalMs,
        elapsed: () => performance.now(),
      });
      try {
        return toEvidence(ref, collectedAt, collection, await readAll(collection, readTaskDefinition));
      } finally {
        controller.abort();
      }
    },
  };
}
