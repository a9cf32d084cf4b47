import type { CheckAnswer } from '../../app/check-service.ts';
import type { Change } from '../../core/checks/change.ts';
import { SEVERITIES, type Severity } from '../../core/checks/rule.ts';
import { CHECK_RULES } from '../../core/checks/rules.ts';
import type { CheckFinding } from '../../core/checks/run-checks.ts';
import { formatService } from '../../core/ecs-service.ts';
import { findingSentences, notKnownSentence } from '../../words/sentence.ts';
import type { Words } from '../../words/words.ts';
import { compactJson } from './compact-json.ts';
import { shellWord } from './shell-word.ts';

/** A change as it is pasted. */
export interface ChangeText {
  /** Where it belongs; null for a command. */
  readonly place: string | null;
  readonly language: 'sh' | 'json';
  readonly code: string;
}

export interface FindingView {
  readonly rule: string;
  readonly severity: Severity;
  readonly severityName: string;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly changes: readonly ChangeText[];
}

/** Everything that a person reads of a check, in the order in which they read it. Plain text, nothing escaped. */
export interface CheckView {
  /** What was checked: `prod/web`, or a task definition. */
  readonly name: string;
  readonly headline: string;
  readonly scope: string;
  readonly findings: readonly FindingView[];
  readonly passed: readonly string[];
  /** One line a reason, with the rules that it stopped. */
  readonly notRead: readonly string[];
  readonly notApplicable: readonly string[];
  readonly skipped: readonly string[];
}

/** A check as sentences. */
export function createCheckView({ service, taskDefinition, report }: CheckAnswer, words: Words): CheckView {
  const { checks } = words;
  const name = service === null ? (taskDefinition ?? '?') : formatService(service);
  const { findings, passed } = report;
  return {
    name,
    headline:
      findings.length === 0
        ? checks.nothingFound({ passed: passed.length })
        : checks.headline({ findings: findings.length, counts: countsOf(findings, words) }),
    scope: checks.scope({ what: name, region: service?.region ?? null, rules: CHECK_RULES.length }),
    findings: findings.map((finding) => findingView(finding, words)),
    passed,
    notRead: notReadLines(report.notRead, words),
    notApplicable: report.notApplicable,
    skipped: [...report.skipped.map(checks.skipped), ...report.unusableSkips.map(checks.unusableSkip)],
  };
}

/** A change as text. */
export function changeText(change: Change, words: Words): ChangeText {
  if (change.kind === 'command') return { place: null, language: 'sh', code: change.words.map(shellWord).join(' ') };
  const code = compactJson(change.fields);
  return { place: words.checks.inTaskDefinition, language: 'json', code };
}

function countsOf(findings: readonly CheckFinding[], { checks }: Words): string {
  return SEVERITIES.toReversed()
    .map((severity) => ({ severity, count: findings.filter((found) => found.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(checks.count)
    .join(', ');
}

function findingView(finding: CheckFinding, words: Words): FindingView {
  const { title, why, fix } = findingSentences(words, finding);
  return {
    rule: finding.rule,
    severity: finding.severity,
    severityName: words.checks.severity[finding.severity],
    title,
    why,
    fix,
    changes: finding.changes.map((change) => changeText(change, words)),
  };
}

function notReadLines(notRead: CheckAnswer['report']['notRead'], words: Words): string[] {
  const bySentence = new Map<string, string[]>();
  for (const { rule, because } of notRead) {
    const sentence = notKnownSentence(words, because);
    bySentence.set(sentence, [...(bySentence.get(sentence) ?? []), rule]);
  }
  return [...bySentence].map(([sentence, rules]) => `${rules.join(', ')}: ${sentence}`);
}
