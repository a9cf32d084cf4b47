import type { TaskDefinition } from '../task-definition.ts';
import type { Change } from './change.ts';
import type { CheckedService, CheckSubject } from './subject.ts';

/** From the least to the most urgent. */
export const SEVERITIES = ['low', 'medium', 'high'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Why a rule could not be judged, with the figures of its sentence. */
export interface NotKnownFigures {
  /** AWS denied a call. */
  readonly Denied: { readonly iamAction: string };
  readonly Unavailable: { readonly operation: string };
  /** A file says nothing of the service that runs it. */
  readonly OnlyTaskDefinition: Record<string, never>;
  readonly NotSized: Record<string, never>;
  readonly FewDays: { readonly days: number; readonly neededDays: number };
  readonly NoContainerInsights: Record<string, never>;
  readonly ImageDecides: { readonly images: string };
}
export type NotKnownCode = keyof NotKnownFigures;

export type NotKnown = {
  [Code in NotKnownCode]: { readonly code: Code; readonly figures: NotKnownFigures[Code] };
}[NotKnownCode];

export type Verdict<Figures> =
  | { readonly kind: 'finding'; readonly figures: Figures }
  | { readonly kind: 'passed' }
  | { readonly kind: 'notKnown'; readonly because: NotKnown };

/** One thing that good practice asks for. Its sentences are in `words/`, by its id. */
export interface CheckRule<Id extends string, Figures extends object> {
  /** In kebab case; stands in tags and files that switch it off. */
  readonly id: Id;
  readonly severity: Severity;
  /** False where the question makes no sense, such as Spot's two minutes without Spot. */
  readonly applies: (subject: CheckSubject) => boolean;
  readonly evaluate: (subject: CheckSubject) => Verdict<Figures>;
  /** What to run or to write, to the letter. */
  readonly change: (figures: Figures, subject: CheckSubject) => readonly Change[];
}

export const PASSED: Verdict<never> = { kind: 'passed' };

export function finding<Figures>(figures: Figures): Verdict<Figures> {
  return { kind: 'finding', figures };
}

export function notKnown<Code extends NotKnownCode>(code: Code, figures: NotKnownFigures[Code]): Verdict<never> {
  return { kind: 'notKnown', because: { code, figures } as NotKnown };
}

/** That the answer of an operation is missing: denied, not to be had, or not asked for since there is no service. */
export function unread({ notRead, service }: CheckSubject, operation: string): Verdict<never> {
  const note = notRead.find(({ what }) => what === operation);
  if (note?.iamAction !== undefined) return notKnown('Denied', { iamAction: note.iamAction });
  if (note === undefined && service === null) return notKnown('OnlyTaskDefinition', {});
  return notKnown('Unavailable', { operation });
}

/** True when the answer of an operation is missing. */
export function isUnread({ notRead }: CheckSubject, operation: string): boolean {
  return notRead.some(({ what }) => what === operation);
}

/** A judgement of the service; not known where there is none. */
export function onService<Figures>(
  judge: (service: CheckedService, subject: CheckSubject) => Verdict<Figures>,
): (subject: CheckSubject) => Verdict<Figures> {
  return (subject) => (subject.service === null ? notKnown('OnlyTaskDefinition', {}) : judge(subject.service, subject));
}

/** A judgement of the task definition; not known where it could not be read. */
export function onTaskDefinition<Figures>(
  judge: (definition: TaskDefinition, subject: CheckSubject) => Verdict<Figures>,
): (subject: CheckSubject) => Verdict<Figures> {
  return (subject) =>
    subject.taskDefinition === null
      ? unread(subject, 'DescribeTaskDefinition')
      : judge(subject.taskDefinition, subject);
}

/** A finding that names containers, passed where there is none to name. */
export function namesFound(names: readonly string[]): Verdict<{ readonly containers: readonly string[] }> {
  return names.length === 0 ? PASSED : finding({ containers: names });
}
