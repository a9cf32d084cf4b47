import type { SampleCluster } from '../account/sample-account.ts';
import { runningTasks } from '../account/tasks.ts';
import { type AccountView, clusterArn, lastPart, tagList } from './account-view.ts';
import { type Input, refuseMoreThan, textsOf } from './input.ts';
import { ecsPaging, pageOf } from './paging.ts';

/** ListClusters: ARNs, 100 a page. */
export function listClusters(view: AccountView, input: Input): unknown {
  const arns = view.clusters.map((cluster) => clusterArn(view, cluster.name));
  const page = pageOf(arns, input, { ...ecsPaging, defaultSize: 100 });
  return { clusterArns: page.items, nextToken: page.token };
}

/** DescribeClusters: at most 100 names or ARNs, `default` without any; the unknown ones are in `failures`. */
export function describeClusters(view: AccountView, input: Input): unknown {
  const asked = textsOf(input, 'clusters') ?? ['default'];
  refuseMoreThan(asked, 100, 'Clusters', 'InvalidParameterException');
  const include = textsOf(input, 'include') ?? [];
  const clusters: unknown[] = [];
  const failures: unknown[] = [];
  for (const nameOrArn of asked) {
    const name = lastPart(nameOrArn);
    const found = view.clusters.find((cluster) => cluster.name === name);
    if (found !== undefined) clusters.push(clusterBody(view, found, include));
    else failures.push({ arn: clusterArn(view, name), reason: 'MISSING' });
  }
  return { clusters, failures };
}

function clusterBody(view: AccountView, cluster: SampleCluster, include: readonly string[]): unknown {
  const services = view.servicesOf(cluster.name);
  const running = services.reduce((sum, service) => sum + runningTasks(service, view.now).length, 0);
  return {
    clusterArn: clusterArn(view, cluster.name),
    clusterName: cluster.name,
    status: 'ACTIVE',
    registeredContainerInstancesCount: services.some((service) => service.launchType === 'EC2') ? 3 : 0,
    runningTasksCount: running,
    pendingTasksCount: 0,
    activeServicesCount: services.length,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [],
    // ECS fills these three only when the request includes them.
    settings: include.includes('SETTINGS') ? [{ name: 'containerInsights', value: cluster.containerInsights }] : [],
    statistics: include.includes('STATISTICS') ? [{ name: 'runningFargateTasksCount', value: String(running) }] : [],
    tags: include.includes('TAGS') ? tagList(cluster.tags) : [],
  };
}
