import type { CheckState, FailureFigures, FineFigures, WarningFigures } from '../core/doctor/check.ts';
import type { Sentences } from './words.ts';

/** What is wrong, and what to do about it: a code without both does not compile. */
type Remedies<Figures> = {
  readonly [Code in keyof Figures]: {
    readonly what: (figures: Figures[Code]) => string;
    readonly todo: (figures: Figures[Code]) => string;
  };
};

/** What `doctor` says. */
export interface DoctorWords {
  readonly title: string;
  readonly states: Readonly<Record<CheckState, string>>;
  readonly fine: Sentences<FineFigures>;
  readonly warnings: Remedies<WarningFigures>;
  readonly failures: Remedies<FailureFigures>;
  readonly summary: (figures: { failed: number; warnings: number }) => string;
  readonly looking: string;
}
