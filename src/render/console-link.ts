import type { Cause, CauseCode } from '../core/oncall/cause.ts';
import type { Symptoms } from '../core/oncall/symptoms.ts';
import type { LinkKind } from '../words/oncall.ts';
import type { Words } from '../words/words.ts';
import { consoleHost } from './console-url.ts';

export interface ConsoleLink {
  readonly text: string;
  readonly url: string;
}

/** Where to look first for each cause. */
const PLACES: Readonly<Record<CauseCode, readonly LinkKind[]>> = {
  ZeroDesired: ['service', 'events'],
  OutOfMemory: ['tasks', 'metrics', 'logs'],
  ImagePullFailed: ['tasks', 'image', 'deployments'],
  StartSetupFailed: ['tasks', 'secrets', 'events'],
  ContainerCannotStart: ['tasks', 'deployments'],
  VcpuQuotaReached: ['quotas', 'events'],
  CapacityUnavailable: ['events', 'service'],
  SpotInterrupted: ['tasks', 'events'],
  PlatformStopped: ['tasks', 'events'],
  CrashLoop: ['logs', 'tasks', 'deployments'],
  ScalingAtMaximum: ['service', 'metrics'],
  CpuPinned: ['metrics', 'service'],
  SlowStart: ['targetGroup', 'tasks', 'logs'],
  HealthChecksFailing: ['targetGroup', 'tasks', 'logs'],
  TargetsDrained: ['targetGroup', 'events'],
  ScalingFlapping: ['service', 'metrics'],
  DeploymentRolledBack: ['deployments', 'events'],
  DeploymentStuck: ['deployments', 'events'],
  DeploymentHalfway: ['deployments', 'events'],
  TasksMissing: ['events', 'tasks'],
};

/** The links of a cause; a place that is not known, such as a log group, is left out. */
export function causeLinks({ code }: Pick<Cause, 'code'>, symptoms: Symptoms, words: Words): ConsoleLink[] {
  return PLACES[code].flatMap((kind) => {
    const url = urlOf(kind, symptoms);
    return url === null ? [] : [{ text: words.oncall.links[kind], url }];
  });
}

/** The link to the service itself. */
export function serviceLink(symptoms: Symptoms, words: Words): ConsoleLink {
  return { text: words.oncall.links.service, url: urlOf('service', symptoms) ?? '' };
}

function urlOf(kind: LinkKind, { ref, definition, service }: Symptoms): string | null {
  const region = encodeURIComponent(ref.region);
  const origin = `https://${region}.${consoleHost(ref.region)}`;
  const tab = (name: string) =>
    `${origin}/ecs/v2/clusters/${encodeURIComponent(ref.cluster)}/services/${encodeURIComponent(ref.name)}/${name}?region=${region}`;
  switch (kind) {
    case 'service':
    case 'metrics':
      return tab('health');
    case 'tasks':
      return tab('tasks');
    case 'events':
      return tab('events');
    case 'deployments':
      return tab('deployments');
    case 'logs': {
      const group = definition?.logs[0]?.group;
      // CloudWatch escapes a name twice, and writes the sign of percent as $25.
      return group === undefined
        ? null
        : `${origin}/cloudwatch/home?region=${region}#logsV2:log-groups/log-group/${encodeURIComponent(encodeURIComponent(group)).replaceAll('%', '$')}`;
    }
    case 'targetGroup': {
      const [arn] = service?.targetGroupArns ?? [];
      return arn === undefined
        ? null
        : `${origin}/ec2/home?region=${region}#TargetGroup:targetGroupArn=${encodeURIComponent(arn)}`;
    }
    case 'quotas':
      return `${origin}/servicequotas/home/services/fargate/quotas?region=${region}`;
    case 'image':
      return `${origin}/ecr/repositories?region=${region}`;
    case 'secrets':
      return `${origin}/secretsmanager/listsecrets?region=${region}`;
    default:
      return kind satisfies never;
  }
}
