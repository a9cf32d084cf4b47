/** One ECS service, as AWS names it. */
export interface ServiceRef {
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
  readonly accountId?: string;
}

/** Stands for the cluster where nobody said it; ECS allows no cluster of that name. */
export const UNKNOWN_CLUSTER = '?';

/** What a person typed to mean a service: an ARN, `cluster/service`, or a name or part of one. */
export type ServiceQuery =
  | { readonly kind: 'arn'; readonly ref: ServiceRef }
  | { readonly kind: 'qualified'; readonly cluster: string; readonly name: string }
  | { readonly kind: 'name'; readonly name: string };

const SERVICE_ARN = /^arn:aws[a-z-]*:ecs:([a-z0-9-]+):(\d{12}):service\/([^/\s]+)\/([^/\s]+)$/;

/** Reads `my-service`, `prod/my-service` or a long service ARN; never throws. Blank text gives an empty name. */
export function parseServiceQuery(text: string): ServiceQuery {
  const trimmed = text.trim();
  const [, region, accountId, cluster, name] = SERVICE_ARN.exec(trimmed) ?? [];
  if (region && accountId && cluster && name) return { kind: 'arn', ref: { region, accountId, cluster, name } };
  const slash = trimmed.indexOf('/');
  if (slash > 0 && slash < trimmed.length - 1) {
    return { kind: 'qualified', cluster: trimmed.slice(0, slash), name: trimmed.slice(slash + 1) };
  }
  return { kind: 'name', name: trimmed };
}

/** `prod/my-service`: short enough for a sentence, exact within a region; the name alone where no cluster is known. */
export function formatService(ref: Pick<ServiceRef, 'cluster' | 'name'>): string {
  return ref.cluster === UNKNOWN_CLUSTER ? ref.name : `${ref.cluster}/${ref.name}`;
}
