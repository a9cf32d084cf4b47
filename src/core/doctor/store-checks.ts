import { type Check, failure, fine, warning } from './check.ts';

/** What was found out about the store, without changing it. */
export type StoreFacts =
  | { readonly kind: 'none' }
  | { readonly kind: 'unusable'; readonly fault: string; readonly message: string; readonly hint: string }
  | {
      readonly kind: 'usable';
      readonly engine: 'sqlite' | 'postgresql';
      /** Zero when there is no store yet. */
      readonly schemaVersion: number;
      readonly newestVersion: number;
      /** True when the disk is gone with the task. */
      readonly isEphemeral: boolean;
      readonly isWalOnNetwork: boolean;
    };

export function storeChecks(facts: StoreFacts): readonly Check[] {
  if (facts.kind === 'none') return [fine('NoStore', {})];
  if (facts.kind === 'unusable') {
    const { fault, message, hint } = facts;
    return [failure('StoreUnusable', { fault, message, hint })];
  }
  return [
    schemaCheck(facts),
    ...(facts.isEphemeral ? [warning('StoreEphemeral', {})] : []),
    ...(facts.isWalOnNetwork ? [warning('StoreWalOnNetwork', {})] : []),
  ];
}

function schemaCheck({ engine, schemaVersion, newestVersion }: StoreFacts & { readonly kind: 'usable' }): Check {
  if (schemaVersion === 0) return fine('StoreToMake', { engine });
  if (schemaVersion < newestVersion) return fine('StoreToMigrate', { schemaVersion, newestVersion });
  return fine('StoreWorks', { engine, schemaVersion });
}
