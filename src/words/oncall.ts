import type { CauseFigures, ProofFigures } from '../core/oncall/cause.ts';
import type { LookedAtFigures } from '../core/oncall/looked-at.ts';
import type { Confidence } from '../core/recommendation.ts';
import type { Sentences } from './words.ts';

/** Places in the AWS console that an answer points to. */
export type LinkKind =
  | 'service'
  | 'tasks'
  | 'events'
  | 'deployments'
  | 'logs'
  | 'targetGroup'
  | 'metrics'
  | 'quotas'
  | 'image'
  | 'secrets';

/** What `why` says. A cause without its title and its first action does not compile. */
export interface OncallWords {
  /** What is wrong, without a full stop. */
  readonly titles: Sentences<CauseFigures>;
  /** What to do first, a whole sentence. */
  readonly firstActions: Sentences<CauseFigures>;
  readonly proofs: Sentences<ProofFigures>;
  readonly lookedAt: Sentences<LookedAtFigures>;
  /** The first line: what, and since when. */
  readonly headline: (figures: { title: string; since: string }) => string;
  readonly since: (figures: { at: string; ago: string; atLeast: boolean }) => string;
  /** Where it is seen now, and nothing tells when it began. */
  readonly sinceUnknown: string;
  /** Said before the first action when it began with a deployment. */
  readonly rollBack: (revision: number | null) => string;
  readonly over: (figures: { from: string; to: string }) => string;
  /** The first action, where the service has recovered by itself. */
  readonly preventAgain: (action: string) => string;
  readonly healthy: (service: string) => string;
  /** Said instead where too little could be read for a clean bill. */
  readonly nothingFound: (service: string) => string;
  readonly confidence: Readonly<Record<Confidence, string>>;
  readonly headings: {
    readonly first: string;
    readonly evidence: string;
    readonly also: string;
    readonly links: string;
    readonly notRead: string;
    readonly lookedAt: string;
    readonly logs: string;
  };
  readonly links: Readonly<Record<LinkKind, string>>;
  readonly logsOf: (figures: { container: string; group: string }) => string;
  readonly noLogs: string;
  /** On the command line, where the store that remembers stopped tasks fails. */
  readonly notRemembered: string;
  readonly loading: (service: string) => string;
  readonly slack: {
    readonly refresh: string;
    readonly sizeIt: string;
    readonly logs: string;
    readonly ask: string;
    readonly alertNone: string;
    readonly alertAmbiguous: (count: number) => string;
    readonly pick: string;
    readonly choose: string;
    /** Beside an answer that could not be posted in the thread. */
    readonly notInChannel: string;
  };
}
