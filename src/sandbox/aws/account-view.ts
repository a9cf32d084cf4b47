import { targetGroupDimensions } from '../account/alarms.ts';
import { hexId } from '../account/noise.ts';
import { SAMPLE_ROLES, type SampleIamRole } from '../account/roles.ts';
import type { SampleAccount, SampleCluster, SampleNatGateway } from '../account/sample-account.ts';
import type { SampleDeployment, SampleService } from '../account/sample-service.ts';
import { awsError } from './aws-error.ts';

/** What one call sees: the account in the region that the request was signed for, at one moment. */
export interface AccountView {
  readonly accountId: string;
  readonly region: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly clusters: readonly SampleCluster[];
  /** Services of a cluster, in the order of the account; empty for a cluster that does not exist. */
  readonly servicesOf: (clusterName: string) => readonly SampleService[];
  readonly service: (clusterName: string, name: string) => SampleService | undefined;
  readonly natGateways: readonly SampleNatGateway[];
  /** IAM knows no regions. */
  readonly roles: readonly SampleIamRole[];
  /** The service that registers task definitions of a family. */
  readonly serviceOfFamily: (family: string) => SampleService | undefined;
}

/** Makes views of an account; `isDropped` hides a service from every operation. */
export function createAccountViews(
  account: SampleAccount,
  isDropped: (service: SampleService) => boolean,
): (region: string, now: number) => AccountView {
  const byCluster = new Map<string, SampleService[]>();
  const byName = new Map<string, SampleService>();
  const byFamily = new Map<string, SampleService>();
  for (const service of account.services) {
    const cluster = `${service.region}/${service.clusterName}`;
    const members = byCluster.get(cluster) ?? [];
    members.push(service);
    byCluster.set(cluster, members);
    byName.set(`${cluster}/${service.name}`, service);
    byFamily.set(`${service.region}/${familyOf(service)}`, service);
  }
  return (region, now) => {
    const unlessDropped = (service: SampleService | undefined) =>
      service === undefined || isDropped(service) ? undefined : service;
    return {
      accountId: account.accountId,
      region,
      now,
      clusters: account.clusters.filter((cluster) => cluster.region === region),
      natGateways: (account.natGateways ?? []).filter((gateway) => gateway.region === region),
      roles: account.roles ?? SAMPLE_ROLES,
      servicesOf: (clusterName) => (byCluster.get(`${region}/${clusterName}`) ?? []).filter((each) => !isDropped(each)),
      service: (clusterName, name) => unlessDropped(byName.get(`${region}/${clusterName}/${name}`)),
      serviceOfFamily: (family) => unlessDropped(byFamily.get(`${region}/${family}`)),
    };
  };
}

/** The task definition family of a service; AWS allows 255 characters. */
export function familyOf(service: SampleService): string {
  return `${service.clusterName}-${service.name}`.slice(0, 255);
}

/** The log group that a service's containers write to. */
export function logGroupOf(service: SampleService): string {
  return `/ecs/${familyOf(service)}`;
}

function ecsArn(view: AccountView, rest: string): string {
  return `arn:aws:ecs:${view.region}:${view.accountId}:${rest}`;
}

export function clusterArn(view: AccountView, clusterName: string): string {
  return ecsArn(view, `cluster/${clusterName}`);
}

export function serviceArn(view: AccountView, service: SampleService): string {
  return ecsArn(view, `service/${service.clusterName}/${service.name}`);
}

export function taskArn(view: AccountView, service: SampleService, taskId: string): string {
  return ecsArn(view, `task/${service.clusterName}/${taskId}`);
}

export function taskDefinitionArn(view: AccountView, service: SampleService, revision: number): string {
  return ecsArn(view, `task-definition/${familyOf(service)}:${revision}`);
}

export function serviceDeploymentArn(view: AccountView, service: SampleService, deployment: SampleDeployment): string {
  const id = hexId(service.seed, `service deployment ${deployment.revision}`, 20);
  return ecsArn(view, `service-deployment/${service.clusterName}/${service.name}/${id}`);
}

export function serviceRevisionArn(view: AccountView, service: SampleService, deployment: SampleDeployment): string {
  const id = Number.parseInt(hexId(service.seed, `service revision ${deployment.revision}`, 13), 16);
  return ecsArn(view, `service-revision/${service.clusterName}/${service.name}/${String(id).padStart(19, '7')}`);
}

export function targetGroupArn(view: AccountView, service: SampleService): string | undefined {
  const dimensions = targetGroupDimensions(service);
  if (dimensions === null) return undefined;
  return `arn:aws:elasticloadbalancing:${view.region}:${view.accountId}:${dimensions.targetGroup}`;
}

/** The last part of an ARN or the text itself: `prod` for `arn:aws:ecs:…:cluster/prod`. */
export function lastPart(nameOrArn: string): string {
  return nameOrArn.startsWith('arn:') ? nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1) : nameOrArn;
}

/** The cluster that a request means, `default` when it names none. Throws ClusterNotFoundException. */
export function clusterOf(view: AccountView, nameOrArn: string | undefined): SampleCluster {
  const asked = nameOrArn ?? 'default';
  const isElsewhere = asked.startsWith('arn:') && asked !== clusterArn(view, lastPart(asked));
  const found = isElsewhere ? undefined : view.clusters.find((cluster) => cluster.name === lastPart(asked));
  if (found === undefined) throw awsError('ClusterNotFoundException', 'Cluster not found.');
  return found;
}

/** Epoch seconds with milliseconds as a fraction, which is how the JSON protocols write instants. */
export function epochSeconds(at: number): number {
  return Math.round(at) / 1000;
}

/** Tags in ECS's list form. */
export function tagList(tags: Readonly<Record<string, string>>): readonly { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
