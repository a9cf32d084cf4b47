import type { Clock, EvidenceSource } from '../app/ports.ts';
import type { AwsClients } from './clients.ts';
import { type Collection, createCollection } from './collection.ts';
import { mapEvidence } from './map-evidence.ts';
import { mapSeries } from './map-metrics.ts';
import { nameOfArn } from './map-service.ts';
import { metricWindow } from './metric-window.ts';
import { readHistory } from './read-history.ts';
import { readServiceMetrics } from './read-metrics.ts';
import { readScaling } from './read-scaling.ts';
import { readService } from './read-service.ts';
import { readTasks } from './read-tasks.ts';
import { createTaskDefinitionReader, type TaskDefinitionReader } from './task-definition-reader.ts';

interface EvidenceSourceDeps {
  readonly clientsFor: (region: string, accountId?: string) => AwsClients;
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
        clients: clientsFor(ref.region, ref.accountId),
        ref: { cluster: nameOfArn(ref.cluster), name: nameOfArn(ref.name) },
        window: metricWindow(collectedAt, days),
        abortSignal: controller.signal,
        requiredMs,
        optionalMs,
        elapsed: () => performance.now(),
      });
      try {
        const answers = await readAll(collection, readTaskDefinition);
        const { window } = collection;
        const requests = mapSeries(answers.scaling.requests, window);
        const series = new Map([...mapSeries(answers.results, window), ...requests]);
        const notRead = collection.notRead();
        return mapEvidence({ ...answers, ref, collectedAt, window, series, notRead });
      } finally {
        controller.abort();
      }
    },
  };
}
