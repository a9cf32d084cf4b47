import type { CheckSubject } from './subject.ts';

/** Plain data that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** What to do about a finding: a command to run, or what the next revision of the task definition must say. */
export type Change =
  /** The words of one command, unquoted. */
  | { readonly kind: 'command'; readonly words: readonly string[] }
  /** Fields to set; containers are told by their name. */
  | { readonly kind: 'taskDefinition'; readonly fields: { readonly [key: string]: Json } };

/** A change to fields of the task definition. */
export function definitionChange(fields: { readonly [key: string]: Json }): Change {
  return { kind: 'taskDefinition', fields };
}

/** The same fields for each of the containers. */
export function containerChange(names: readonly string[], fields: { readonly [key: string]: Json }): Change {
  return definitionChange({ containerDefinitions: names.map((name) => ({ name, ...fields })) });
}

/** `aws ecs update-service` of the service in question. */
export function updateService({ region, service }: CheckSubject, ...words: readonly string[]): Change {
  const { cluster = '', name = '' } = service?.evidence.service ?? {};
  const place = ['--region', region, '--cluster', cluster, '--service', name];
  return { kind: 'command', words: ['aws', 'ecs', 'update-service', ...place, ...words] };
}

/** A command of Application Auto Scaling about the service's number of tasks. */
export function scalingCommand({ region, service }: CheckSubject, call: string, ...words: readonly string[]): Change {
  const { cluster = '', name = '' } = service?.evidence.service ?? {};
  const target = ['--service-namespace', 'ecs', '--scalable-dimension', 'ecs:service:DesiredCount'];
  const resource = ['--resource-id', `service/${cluster}/${name}`];
  return {
    kind: 'command',
    words: ['aws', 'application-autoscaling', call, '--region', region, ...target, ...resource, ...words],
  };
}
