import type { AlternativeKind } from '../core/cost/alternatives.ts';
import type { BillItem, BillLine } from '../core/cost/bill.ts';
import type { CostProblemFigures } from '../core/cost/billed-tasks.ts';
import type { CostNoteFigures } from '../core/cost/notes.ts';
import type { Sentences } from './words.ts';

/** What a bill says. Money and sizes arrive formatted. */
export interface CostWords {
  readonly headline: (figures: { usd: string; tasks: number; size: string; region: string }) => string;
  /** Of runs, each of which takes so many tasks. */
  readonly headlineOfRuns: (figures: {
    usd: string;
    runs: number;
    tasks: number;
    size: string;
    region: string;
  }) => string;
  readonly totals: (figures: { hourly: string; daily: string; monthly: string }) => string;
  /** Beside the name of the operating system and architecture, what is not as usual. */
  readonly facts: {
    readonly hoursADay: (hours: number) => string;
    readonly runsOf: (figures: { runs: number; duration: string }) => string;
    readonly spot: (percent: string) => string;
    readonly storage: (gib: number) => string;
    readonly commit: Readonly<Record<'1y' | '3y', string>>;
    readonly publicIp: string;
  };
  readonly items: Readonly<Record<BillItem, string>>;
  readonly units: Readonly<Record<BillLine['unit'], string>>;
  readonly alternatives: Readonly<Record<AlternativeKind, string>>;
  /** `EC2 on demand: 2 x m7g.large` */
  readonly instances: (figures: { count: number; type: string }) => string;
  readonly estimate: string;
  readonly headings: { readonly bill: string; readonly alternatives: string; readonly notes: string };
  readonly columns: {
    readonly what: string;
    readonly quantity: string;
    readonly unitPrice: string;
    readonly monthly: string;
    readonly difference: string;
  };
  readonly total: string;
  readonly prices: (figures: { region: string; asOf: string; sources: string }) => string;
  readonly notes: Sentences<CostNoteFigures>;
  readonly problems: Sentences<CostProblemFigures>;
  /** A price is missing, and where the nearest one is. */
  readonly noPrice: (figures: { what: string; region: string; nearest: string }) => string;
  readonly form: {
    readonly title: string;
    readonly submit: string;
    readonly size: string;
    readonly sizeHint: string;
    readonly tasks: string;
    readonly hoursADay: string;
    readonly region: string;
    readonly architecture: string;
    readonly operatingSystem: string;
    readonly spotPercent: string;
    readonly storageGiB: string;
    readonly commit: string;
    readonly noCommit: string;
    readonly runs: string;
    readonly durationSeconds: string;
    readonly publicIp: string;
    readonly yes: string;
    readonly no: string;
    readonly again: string;
  };
}
