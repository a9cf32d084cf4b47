import { noise } from '../account/noise.ts';
import type { SampleService } from '../account/sample-service.ts';

/**
 * A way in which AWS misbehaves. `operation` is `ecs:ListServices`, a bare `ListServices`, `ecs:*`, or absent for every
 * call. With `afterOperation` the rule sleeps until a call of that operation has been answered since the rule was added.
 */
export type FaultRule = { readonly operation?: string; readonly afterOperation?: string } & (
  | ({ readonly kind: 'deny' } & PlaceOfRule)
  | { readonly kind: 'unimplemented'; readonly answer?: 'unknown-operation' | 'html-404' | 'empty-501' | 'xml-400' }
  | { readonly kind: 'throttle'; readonly share: number }
  | { readonly kind: 'delay'; readonly delayMs: number }
  | { readonly kind: 'fail'; readonly share?: number; readonly statusCode?: number }
  | { readonly kind: 'error'; readonly code: string; readonly message: string; readonly statusCode?: number }
  | ({ readonly kind: 'hang' } & PlaceOfRule)
  | { readonly kind: 'reset' }
  | { readonly kind: 'drop'; readonly clusterName: string; readonly serviceName: string; readonly region?: string }
);

/** Where a rule holds; everywhere but for what it names. */
export interface PlaceOfRule {
  readonly clusterName?: string;
  readonly region?: string;
  readonly accountId?: string;
}

/** Rules in force, any number at once. */
export interface Faults {
  /** Adds a rule and returns what takes it away again. */
  add(rule: FaultRule): () => void;
  /** Takes every rule away. */
  clear(): void;
}

/** Where a call goes; `clusterName` is undefined for a call that is of no cluster. */
export interface CallPlace {
  readonly region: string;
  readonly clusterName: string | undefined;
  readonly accountId: string;
}

export interface FaultBook extends Faults {
  /** Rules that meet a call, in the order they were added; a rule with a share is among them only when its turn has come. */
  meet(operation: string, place: CallPlace): readonly FaultRule[];
  /** Notes that a call has been answered, which wakes rules that waited for it. */
  answered(operation: string): void;
  isDropped(service: SampleService): boolean;
}

/** A book of rules; the calls of a share are chosen by the seed and the number of the call since the rule was added. */
export function createFaultBook(seed: number): FaultBook {
  const entries = new Set<{ readonly rule: FaultRule; isAwake: boolean; calls: number }>();
  return {
    add(rule) {
      const entry = { rule, isAwake: rule.afterOperation === undefined, calls: 0 };
      entries.add(entry);
      return () => {
        entries.delete(entry);
      };
    },
    clear() {
      entries.clear();
    },
    meet(operation, place) {
      const met: FaultRule[] = [];
      for (const entry of entries) {
        if (!entry.isAwake || entry.rule.kind === 'drop' || !matches(entry.rule.operation, operation)) continue;
        const isPlaced = entry.rule.kind === 'deny' || entry.rule.kind === 'hang';
        if (isPlaced && !isThere(entry.rule, place)) continue;
        entry.calls += 1;
        if (entry.rule.kind === 'throttle' && noise(seed, entry.calls) >= entry.rule.share) continue;
        // Another draw than the throttle's, or the smaller share would always lie within the larger.
        if (entry.rule.kind === 'fail' && noise(seed, entry.calls, 1) >= (entry.rule.share ?? 1)) continue;
        met.push(entry.rule);
      }
      return met;
    },
    answered(operation) {
      for (const entry of entries) {
        if (!entry.isAwake && matches(entry.rule.afterOperation, operation)) entry.isAwake = true;
      }
    },
    isDropped(service) {
      for (const { rule, isAwake } of entries) {
        if (!isAwake || rule.kind !== 'drop') continue;
        const isPlace = rule.clusterName === service.clusterName && (rule.region ?? service.region) === service.region;
        if (isPlace && rule.serviceName === service.name) return true;
      }
      return false;
    },
  };
}

/** A rule for one cluster, region or account leaves the others alone. */
function isThere(rule: PlaceOfRule, place: CallPlace): boolean {
  if (rule.accountId !== undefined && rule.accountId !== place.accountId) return false;
  return (
    (rule.clusterName ?? place.clusterName) === place.clusterName && (rule.region ?? place.region) === place.region
  );
}

/** `pattern` is what a rule says, `operation` the call as `ecs:ListServices`. */
function matches(pattern: string | undefined, operation: string): boolean {
  if (pattern === undefined || pattern === '*' || pattern === operation) return true;
  const [service = '', name = ''] = operation.split(':');
  return pattern === name || pattern === `${service}:*`;
}
