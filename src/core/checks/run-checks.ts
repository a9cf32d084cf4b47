import type { Change } from './change.ts';
import type { CheckRule, NotKnown, Severity } from './rule.ts';
import { SEVERITIES } from './rule.ts';
import { CHECK_RULES, type RuleFigures, type RuleId } from './rules.ts';
import type { RuleSkips, Skip, UnusableSkip } from './skips.ts';
import type { CheckSubject } from './subject.ts';

/** One rule that is broken, with what its sentences and its change need. */
export type CheckFinding = {
  [Id in RuleId]: {
    readonly rule: Id;
    readonly severity: Severity;
    readonly figures: RuleFigures[Id];
    readonly changes: readonly Change[];
  };
}[RuleId];

/** What came of every rule: each is in exactly one of the five lists. */
export interface CheckReport {
  /** The most severe first. */
  readonly findings: readonly CheckFinding[];
  readonly passed: readonly RuleId[];
  readonly notRead: readonly { readonly rule: RuleId; readonly because: NotKnown }[];
  readonly notApplicable: readonly RuleId[];
  readonly skipped: readonly Skip[];
  /** What was meant to switch a rule off and does not. */
  readonly unusableSkips: readonly UnusableSkip[];
}

/** Holds the subject against every rule that is not switched off. */
export function runChecks(subject: CheckSubject, { skips, unusable }: RuleSkips): CheckReport {
  const findings: CheckFinding[] = [];
  const passed: RuleId[] = [];
  const notRead: CheckReport['notRead'][number][] = [];
  const notApplicable: RuleId[] = [];

  function judge<Id extends RuleId>(rule: CheckRule<Id, RuleFigures[Id]>): void {
    if (!rule.applies(subject)) {
      notApplicable.push(rule.id);
      return;
    }
    const verdict = rule.evaluate(subject);
    if (verdict.kind === 'passed') passed.push(rule.id);
    else if (verdict.kind === 'notKnown') notRead.push({ rule: rule.id, because: verdict.because });
    else {
      const { figures } = verdict;
      const changes = rule.change(figures, subject);
      findings.push({ rule: rule.id, severity: rule.severity, figures, changes } as CheckFinding);
    }
  }

  const skipped = new Set(skips.map(({ rule }) => rule));
  for (const rule of CHECK_RULES) if (!skipped.has(rule.id)) judge(rule as CheckRule<RuleId, RuleFigures[RuleId]>);
  const rank = ({ severity }: CheckFinding) => SEVERITIES.indexOf(severity);
  return {
    findings: findings.sort((a, b) => rank(b) - rank(a)),
    passed,
    notRead,
    notApplicable,
    skipped: skips,
    unusableSkips: unusable,
  };
}

/** True when a finding is as severe as that or more. */
export function hasFindingOf({ findings }: Pick<CheckReport, 'findings'>, severity: Severity): boolean {
  return findings.some((found) => SEVERITIES.indexOf(found.severity) >= SEVERITIES.indexOf(severity));
}
