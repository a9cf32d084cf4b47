import type { CapacityProviderStrategyItem, Service, Task } from '@aws-sdk/client-ecs';
import { formatService, type ServiceRef } from '../core/ecs-service.ts';
import { EVIDENCE_SCHEMA, type Evidence, type NotRead, type Series } from '../core/evidence.ts';
import { mapAutoscaling } from './map-autoscaling.ts';
import { mapMetrics } from './map-metrics.ts';
import { mapService, nameOfArn } from './map-service.ts';
import { mapRunningTaskCount } from './map-task-count.ts';
import type { TaskDefinitionEvidence } from './map-task-definition.ts';
import { mapDeployments, mapTaskSizes } from './map-task-sizes.ts';
import {
  cpuArchitectureOf,
  definitionFromTasks,
  mapRunningTasks,
  mapStoppedTasks,
  mapTaskLifetimes,
} from './map-tasks.ts';
import type { MetricWindow } from './metric-window.ts';
import type { ServiceHistory } from './read-history.ts';
import type { ScalingAnswers } from './read-scaling.ts';

/** All that AWS answered about one service, however it was asked. */
export interface EvidenceAnswers {
  readonly ref: ServiceRef;
  readonly collectedAt: Date;
  readonly window: MetricWindow;
  readonly service: Service;
  readonly clusterDefault: readonly CapacityProviderStrategyItem[] | undefined;
  readonly definition: TaskDefinitionEvidence | undefined;
  readonly history: ServiceHistory;
  readonly scaling: Omit<ScalingAnswers, 'requests'>;
  readonly running: readonly Task[];
  readonly stopped: readonly Task[];
  /** By metric id, on the window's grid. */
  readonly series: ReadonlyMap<string, Series>;
  readonly notRead: readonly NotRead[];
}

/** The evidence of one service from what AWS answered. */
export function mapEvidence(answers: EvidenceAnswers): Evidence {
  const { ref, window, service, series, history, scaling, running, stopped, clusterDefault, notRead } = answers;
  const definition = answers.definition ?? definitionFromTasks(running);
  const runningTaskCount = mapRunningTaskCount({
    runningTasks: series.get('running_tasks'),
    cpuSamples: series.get('cpu_samples'),
    runningCount: service.runningCount ?? 0,
    tasks: mapTaskLifetimes([...running, ...stopped]),
    startAt: window.startAt,
    periodSeconds: window.periodSeconds,
    mixedResolution: history.mixedResolution,
  });
  const requestCount = series.get('requests');
  const cluster = nameOfArn(service.clusterArn ?? ref.cluster);
  const deployments = mapDeployments(history.deployments, window.startAt);
  const tasks = mapRunningTasks(running);
  return {
    schema: EVIDENCE_SCHEMA,
    id: formatService({ cluster, name: service.serviceName ?? ref.name }),
    collectedAt: answers.collectedAt.toISOString(),
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
