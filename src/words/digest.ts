import type { ScheduleProblem } from '../core/digest/parse-schedule.ts';
import type { RunNotice, RunState } from '../core/digest/run.ts';
import type { Frequency, Weekday } from '../core/digest/schedule.ts';
import type { PauseReason, RefusalCode } from '../core/digest/subscription.ts';

import type { DigestFormWords } from './digest-form.ts';

/** What is wrong with a schedule, by code. */
type ScheduleProblemWords = {
  readonly [Code in ScheduleProblem['code']]: (problem: Extract<ScheduleProblem, { readonly code: Code }>) => string;
};

/** Percentages arrive formatted; the predicted ones are null where nothing was predicted. */
interface UtilizationFigures {
  readonly typical: string;
  readonly peak: string;
  readonly predicted: { readonly typical: string; readonly peak: string } | null;
}

/** What the digest and its subscriptions say. Money, sizes and times arrive formatted. */
export interface DigestWords {
  readonly title: string;
  readonly headline: (figures: { usd: string; percent: string; total: string }) => string;
  readonly nothingToSave: (figures: { total: string }) => string;
  readonly quiet: (figures: { services: number; total: string }) => string;
  /** Changes that made things worse. */
  readonly worse: (count: number) => string;
  readonly atRisk: (count: number) => string;
  readonly more: (usd: string) => string;
  readonly less: (usd: string) => string;
  readonly same: string;
  readonly first: string;
  readonly isNew: string;
  readonly headings: {
    readonly worse: string;
    readonly atRisk: string;
    readonly top: string;
    readonly applied: string;
    readonly rest: string;
    readonly leftOut: string;
  };
  readonly applied: (figures: {
    service: string;
    from: string;
    to: string;
    promised: string;
    realised: string;
  }) => string;
  /** A size that nobody recommended; `effect` is what it saves or adds, empty where no price is known. */
  readonly byHand: (figures: { service: string; from: string; to: string; effect: string }) => string;
  readonly measuring: (figures: { days: number; needed: number }) => string;
  readonly measured: (figures: { days: number }) => string;
  readonly notMeasured: string;
  readonly utilization: Readonly<Record<'cpu' | 'memory', (figures: UtilizationFigures) => string>>;
  readonly worsening: {
    readonly cpuAtCap: (duration: string) => string;
    readonly outOfMemory: (stops: number) => string;
    readonly tooSmall: string;
  };
  readonly quieted: (count: number) => string;
  readonly leftOut: (count: number) => string;
  readonly csv: {
    readonly attached: string;
    readonly failed: string;
    readonly missingScope: (scope: string) => string;
  };
  readonly inThread: (count: number) => string;
  /** Of a preview, which has no thread. */
  readonly notShown: (count: number) => string;
  readonly prices: (figures: { discountPercent: number }) => string;
  readonly sweeping: string;
  readonly previewNote: string;
  readonly frequencies: Readonly<Record<Frequency, (figures: { day: string; time: string; zone: string }) => string>>;
  readonly weekdays: Readonly<Record<Weekday, string>>;
  readonly dayOfMonth: (day: number) => string;
  readonly filter: {
    readonly cluster: (cluster: string) => string;
    readonly tag: (tag: string) => string;
    readonly owner: (owner: string) => string;
    readonly minimum: (usd: string) => string;
  };
  readonly confirm: (figures: { schedule: string; channel: string }) => string;
  readonly nextRuns: (runs: string) => string;
  readonly saved: (figures: { schedule: string; next: string }) => string;
  readonly posted: (figures: { who: string; schedule: string; next: string }) => string;
  /** That a subscription was changed: to whoever did it, and to the channel. */
  readonly changedTo: (figures: { schedule: string; next: string }) => string;
  readonly postedChange: (figures: { who: string; schedule: string; next: string }) => string;
  readonly already: (schedule: string) => string;
  readonly cannotPost: Readonly<Record<RefusalCode, string>>;
  readonly tryPosting: string;
  readonly noStore: string;
  readonly noChannel: string;
  readonly none: string;
  readonly listHeading: (count: number) => string;
  /** On the Home tab: the digests that somebody subscribed channels to. */
  readonly homeHeading: string;
  readonly homeNone: string;
  readonly homeRow: (figures: { schedule: string; channel: string; status: string }) => string;
  readonly row: (figures: { schedule: string; owner: string; status: string }) => string;
  readonly active: (next: string) => string;
  readonly paused: Readonly<Record<PauseReason, string>>;
  readonly lastRun: (figures: { at: string; state: string }) => string;
  readonly states: Readonly<Record<RunState, string>>;
  readonly changed: {
    readonly pause: (count: number) => string;
    readonly resume: (count: number) => string;
    readonly stop: (count: number) => string;
  };
  readonly buttons: {
    readonly save: string;
    readonly subscribe: string;
    readonly change: string;
    readonly pause: string;
    readonly resume: string;
    readonly stop: string;
    readonly sendAgain: string;
  };
  readonly notices: Readonly<Record<RunNotice, (figures: { channel: string; at: string }) => string>>;
  readonly noticeReasons: Readonly<Record<RefusalCode, string>>;
  readonly sendAgain: Readonly<Record<'accepted' | 'notFound' | 'notNow' | 'stopped', string>>;
  readonly form: DigestFormWords;
  readonly problems: ScheduleProblemWords;
  readonly examples: string;
}
