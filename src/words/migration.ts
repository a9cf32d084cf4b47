import type { ChangeFigures, IssueFigures } from '../core/migration/issue.ts';

/** Why one thing differs on Fargate, and what to do. */
export interface IssueSentences<Figures> {
  readonly why: (figures: Figures) => string;
  readonly change: (figures: Figures) => string;
}

/** A task definition for EC2 on its way to Fargate. An issue without sentences does not compile. */
export interface MigrationWords {
  readonly issues: { readonly [Code in keyof IssueFigures]: IssueSentences<IssueFigures[Code]> };
  readonly headline: {
    readonly ready: string;
    readonly changes: (count: number) => string;
    readonly blocked: (figures: { readonly blocking: number; readonly changes: number }) => string;
  };
  readonly scope: (figures: { readonly what: string; readonly region: string; readonly tasks: number }) => string;
  /** A size arrives formatted. */
  readonly size: (size: string) => string;
  readonly noSize: string;
  readonly bill: (figures: { readonly before: string; readonly after: string }) => string;
  readonly noBill: string;
  /** What the figure before rests on. */
  readonly assumption: (figures: { readonly instanceType: string; readonly packedPercent: number }) => string;
  readonly fargateAssumption: string;
  readonly headings: {
    readonly blocking: string;
    readonly changes: string;
    readonly converted: string;
  };
  /** Above the converted task definition. */
  readonly convertedNote: string;
  readonly loading: (definition: string) => string;
}

/** The size that a task definition says, for the sentence of `TaskSize`. */
export type SaidSize = Pick<ChangeFigures['TaskSize'], 'fromCpuUnits' | 'fromMemoryMiB'>;
