import type { NotKnownFigures, Severity } from '../core/checks/rule.ts';
import type { RuleFigures, RuleId } from '../core/checks/rules.ts';
import type { Skip, UnusableSkip } from '../core/checks/skips.ts';
import type { Sentences } from './words.ts';

/** What is said of one rule. A rule without sentences does not compile. */
export interface RuleSentences<Figures> {
  /** What good practice asks for, as a line of docs/checks.md. */
  readonly asks: string;
  /** What was found. */
  readonly title: (figures: Figures) => string;
  /** Why it matters. */
  readonly why: string;
  /** What to do; the exact change follows it. */
  readonly fix: string;
}

/** A service or a task definition held against good practice. */
export interface CheckWords {
  readonly rules: { readonly [Id in RuleId]: RuleSentences<RuleFigures[Id]> };
  readonly notKnown: Sentences<NotKnownFigures>;
  readonly severity: Readonly<Record<Severity, string>>;
  /** `counts` is such as "2 high, 1 low"; the names of services and task definitions arrive as they are. */
  readonly headline: (figures: { readonly findings: number; readonly counts: string }) => string;
  readonly nothingFound: (figures: { readonly passed: number }) => string;
  readonly count: (figures: { readonly count: number; readonly severity: Severity }) => string;
  readonly scope: (figures: {
    readonly what: string;
    readonly region: string | null;
    readonly rules: number;
  }) => string;
  readonly headings: {
    readonly passed: string;
    readonly notRead: string;
    readonly notApplicable: string;
    readonly skipped: string;
    readonly change: string;
  };
  readonly skipped: (figures: Skip) => string;
  readonly unusableSkip: (figures: UnusableSkip) => string;
  /** Said above a part of a task definition. */
  readonly inTaskDefinition: string;
  readonly changeTooLong: string;
  readonly loading: (service: string) => string;
  readonly button: string;
}
