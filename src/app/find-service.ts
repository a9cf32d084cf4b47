import type { ServiceRef } from '../core/ecs-service.ts';
import type { ServiceDirectory } from './ports.ts';

export interface ServiceScope {
  readonly region: string;
  readonly cluster?: string;
}

/** What a name turned out to mean. */
export type FoundService =
  | { readonly kind: 'found'; readonly ref: ServiceRef }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'none'; readonly closest: readonly ServiceRef[] };

export type FindService = (text: string, scope: ServiceScope) => Promise<FoundService>;

/** Finds the service that a person means: an ARN, `cluster/service`, an exact name, a unique prefix or substring. */
export function createFindService(_deps: { readonly directory: ServiceDirectory }): FindService {
  throw new Error('under construction');
}
