import type { NotKnown } from '../core/checks/rule.ts';
import type { CheckFinding } from '../core/checks/run-checks.ts';
import type { Gate } from '../core/choice/gates.ts';
import type { ChoiceNote } from '../core/choice/notes.ts';
import type { ChoiceProblem } from '../core/choice/read-workload.ts';
import type { ReasonAgainst, ReasonFor } from '../core/choice/reasons.ts';
import type { CommandProblem } from '../core/command/command.ts';
import type { CostProblem } from '../core/cost/billed-tasks.ts';
import type { CostNote } from '../core/cost/notes.ts';
import type { Check } from '../core/doctor/check.ts';
import { type ErrorCode, isAdvisorError } from '../core/errors.ts';
import type { LeftOut } from '../core/fleet/left-out.ts';
import type { MigrationIssue } from '../core/migration/issue.ts';
import type { PriceFileProblem } from '../core/pricing/published/price-file-problem.ts';
import type { Abstention, Warning } from '../core/recommendation.ts';
import type { ExplanationStep } from '../core/sizing/explanation.ts';
import type { Words } from './words.ts';

/** The sentence of one warning. */
export function warningSentence(words: Words, warning: Warning): string {
  const sentence = words.notices.warnings[warning.code] as (figures: Warning['figures']) => string;
  return sentence(warning.figures);
}

/** The sentence of one abstention. */
export function abstentionSentence(words: Words, abstention: Abstention): string {
  const sentence = words.notices.abstentions[abstention.code] as (figures: Abstention['figures']) => string;
  return sentence(abstention.figures);
}

/** The sentence of why something is left out of a sweep. */
export function leftOutSentence(words: Words, leftOut: Pick<LeftOut, 'code' | 'figures'>): string {
  const sentence = words.fleet.leftOut[leftOut.code] as (figures: LeftOut['figures']) => string;
  return sentence(leftOut.figures);
}

/** The sentence of one thing to know about a bill. */
export function costNoteSentence(words: Words, note: CostNote): string {
  const sentence = words.cost.notes[note.code] as (figures: CostNote['figures']) => string;
  return sentence(note.figures);
}

/** The sentence of one thing whose price was asked and that cannot be. */
export function costProblemSentence(words: Words, problem: CostProblem): string {
  const sentence = words.cost.problems[problem.code] as (figures: CostProblem['figures']) => string;
  return sentence(problem.figures);
}

/** The sentence of why something cannot run somewhere. */
export function gateSentence(words: Words, gate: Gate): string {
  return (words.choose.gates[gate.code] as (figures: Gate['figures']) => string)(gate.figures);
}

/** The sentence of what speaks for an option. */
export function reasonForSentence(words: Words, reason: ReasonFor): string {
  return (words.choose.reasonsFor[reason.code] as (figures: ReasonFor['figures']) => string)(reason.figures);
}

/** The sentence of what speaks against an option. */
export function reasonAgainstSentence(words: Words, reason: ReasonAgainst): string {
  return (words.choose.reasonsAgainst[reason.code] as (figures: ReasonAgainst['figures']) => string)(reason.figures);
}

/** The sentence of one thing to know about how a workload was understood. */
export function choiceNoteSentence(words: Words, note: ChoiceNote): string {
  return (words.choose.notes[note.code] as (figures: ChoiceNote['figures']) => string)(note.figures);
}

/** The sentence of one thing about a workload that is missing or cannot be. */
export function choiceProblemSentence(words: Words, problem: ChoiceProblem): string {
  return (words.choose.problems[problem.code] as (figures: ChoiceProblem['figures']) => string)(problem.figures);
}

/** The sentences of one broken rule: what was found, why it matters, what to do. */
export function findingSentences(
  { checks }: Words,
  { rule, figures }: CheckFinding,
): { readonly title: string; readonly why: string; readonly fix: string } {
  const { title, why, fix } = checks.rules[rule];
  return { title: (title as (given: typeof figures) => string)(figures), why, fix };
}

/** Why one thing differs on Fargate, and what to do. */
export function issueSentences(
  { migration }: Words,
  { code, figures }: MigrationIssue,
): { readonly why: string; readonly change: string } {
  type Sentence = (given: typeof figures) => string;
  const { why, change } = migration.issues[code];
  return { why: (why as Sentence)(figures), change: (change as Sentence)(figures) };
}

/** The sentence of why a rule could not be judged. */
export function notKnownSentence({ checks }: Words, { code, figures }: NotKnown): string {
  return (checks.notKnown[code] as (given: typeof figures) => string)(figures);
}

/** The sentence of why a published file of prices is not used. */
export function priceFileProblemSentence(words: Words, problem: PriceFileProblem): string {
  const sentence = words.prices.problems[problem.code] as (figures: PriceFileProblem['figures']) => string;
  return sentence(problem.figures);
}

/** The sentence of one step of the explanation. */
export function explanationSentence(words: Words, step: ExplanationStep): string {
  const sentence = words.explanation[step.code] as (figures: ExplanationStep['figures']) => string;
  return sentence(step.figures);
}

/** What one check found, and what to do about it; null where nothing is to be done. */
export interface CheckSentences {
  readonly what: string;
  readonly todo: string | null;
}

/** The sentences of one line of `doctor`. */
export function checkSentences({ doctor }: Words, check: Check): CheckSentences {
  type Sentence = (figures: Check['figures']) => string;
  if (check.state === 'ok') return { what: (doctor.fine[check.code] as Sentence)(check.figures), todo: null };
  const { what, todo } = check.state === 'warning' ? doctor.warnings[check.code] : doctor.failures[check.code];
  return { what: (what as Sentence)(check.figures), todo: (todo as Sentence)(check.figures) };
}

/** The sentence of one thing wrong with what was typed. */
export function problemSentence(words: Words, problem: CommandProblem): string {
  const sentence = words.problems[problem.code] as (given: CommandProblem) => string;
  return sentence(problem);
}

/** A failure in words. */
export interface ErrorSentences {
  readonly code: ErrorCode;
  /** What happened. */
  readonly what: string;
  /** What the reader can do about it. */
  readonly todo: string;
  /** The exact place, such as `metrics.periodSeconds: ...`, where the code alone does not name it. */
  readonly detail: string | null;
}

const NAMED_BY_MESSAGE: ReadonlySet<ErrorCode> = new Set([
  'config_invalid',
  'evidence_invalid',
  'export_invalid',
  'file_unreadable',
  'task_definition_invalid',
]);

/**
 * Any failure in words. A failure that was not understood is `internal`, and nothing of its text is shown.
 * Hints are written in English where the error is made, so another language falls back on its own catalogue.
 */
export function errorSentences(words: Words, error: unknown): ErrorSentences {
  const code = isAdvisorError(error) ? error.code : 'internal';
  const details = isAdvisorError(error) ? error.details : {};
  const hint = isAdvisorError(error) && words.locale === 'en' ? error.hint : undefined;
  const entry = words.errors.byCode[code];
  return {
    code,
    what: entry.what(details),
    todo: hint ?? entry.todo(details),
    detail: isAdvisorError(error) && NAMED_BY_MESSAGE.has(code) ? error.message : null,
  };
}
