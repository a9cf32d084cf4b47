import type { ServiceRef } from '../core/ecs-service.ts';

/** `123456789012/eu-west-1/prod/api`; the account is blank where it is not known. No name of ECS holds a slash. */
export function serviceKey({ accountId = '', region, cluster, name }: ServiceRef): string {
  return [accountId, region, cluster, name].join('/');
}

/** The service that the key was made of. */
export function serviceOf(key: string): ServiceRef {
  const [accountId = '', region = '', cluster = '', name = ''] = key.split('/');
  return { region, cluster, name, ...(accountId === '' ? {} : { accountId }) };
}
