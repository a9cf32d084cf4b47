import { isAdvisorError } from '../core/errors.ts';
import type { NotRead } from '../core/evidence.ts';
import type { AwsClients } from './clients.ts';
import { type Stoppable, withDeadline } from './deadline.ts';
import { IAM_ACTIONS, type Operation } from './iam-actions.ts';
import type { MetricWindow } from './metric-window.ts';
import { translateSdkError } from './sdk-errors.ts';

/** One reading of one service: where from, what window, and how its calls fail. */
export interface Collection {
  readonly clients: AwsClients;
  /** Names, never ARNs: they are CloudWatch's dimensions too. */
  readonly ref: { readonly cluster: string; readonly name: string };
  readonly window: MetricWindow;
  /** The answer of a call that the evidence cannot do without. @throws AdvisorError */
  readonly required: <Result>(operation: Operation, work: Stoppable<Result>) => Promise<Result>;
  /** The answer of a call that the evidence can do without: `fallback` when it fails in whatever way, noted once. */
  readonly optional: <Result>(operation: Operation, fallback: Result, work: Stoppable<Result>) => Promise<Result>;
  /** What could not be read so far, by the operation's name. */
  readonly notRead: () => readonly NotRead[];
}

interface CollectionOptions extends Pick<Collection, 'clients' | 'ref' | 'window'> {
  readonly abortSignal: AbortSignal;
  readonly requiredMs: number;
  /** When this much time is gone, optional calls are given up and the evidence is answered without them. */
  readonly optionalMs: number;
  /** Milliseconds on any clock that only moves forward. */
  readonly elapsed: () => number;
}

/** Starts a collection; its time runs from here. */
export function createCollection(options: CollectionOptions): Collection {
  const { abortSignal, elapsed, requiredMs, optionalMs } = options;
  const startedMs = elapsed();
  const left = (totalMs: number) => startedMs + totalMs - elapsed();
  const notRead = new Map<Operation, NotRead>();

  async function required<Result>(operation: Operation, work: Stoppable<Result>): Promise<Result> {
    try {
      return await withDeadline(left(requiredMs), abortSignal, work);
    } catch (error) {
      const { ref, clients } = options;
      throw translateSdkError(error, operation, { cluster: ref.cluster, region: clients.region });
    }
  }

  function note(operation: Operation, error: unknown): void {
    const known = translateSdkError(error, operation);
    const isDenied = isAdvisorError(known) && known.code === 'access_denied';
    if (notRead.get(operation)?.why === 'denied') return;
    notRead.set(
      operation,
      isDenied
        ? { what: operation, why: 'denied', iamAction: IAM_ACTIONS[operation] }
        : { what: operation, why: 'unavailable' },
    );
  }

  return {
    clients: options.clients,
    ref: options.ref,
    window: options.window,
    required,
    optional: async (operation, fallback, work) => {
      try {
        return await withDeadline(left(optionalMs), abortSignal, work);
      } catch (error) {
        note(operation, error);
        return fallback;
      }
    },
    notRead: () => [...notRead.values()].sort((a, b) => (a.what < b.what ? -1 : 1)),
  };
}
