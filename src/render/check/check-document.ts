import type { CheckAnswer } from '../../app/check-service.ts';
import { findingSentences, notKnownSentence } from '../../words/sentence.ts';
import type { Words } from '../../words/words.ts';
import { changeText } from './check-view.ts';

/**
 * The document of a check, ready for JSON.stringify, keys always in the same order. Beside the contract's keys: what was
 * checked, each finding's `figures` and `changes`, and what does not apply or is switched off. Every rule is somewhere.
 */
export function toCheckDocument(
  { service, taskDefinition, report }: CheckAnswer,
  words: Words,
): Record<string, unknown> {
  return {
    service: service === null ? null : { region: service.region, cluster: service.cluster, name: service.name },
    taskDefinition,
    findings: report.findings.map((finding) => {
      const { title, why, fix } = findingSentences(words, finding);
      const changes = finding.changes.map((change) => changeText(change, words));
      return {
        rule: finding.rule,
        severity: finding.severity,
        title,
        why,
        fix: [fix, ...changes.flatMap(({ place, code }) => [...(place === null ? [] : [place]), code])].join('\n'),
        changes: changes.map(({ language, code }) => ({ language, code })),
        figures: finding.figures,
      };
    }),
    passed: report.passed,
    notRead: report.notRead.map(({ rule, because }) => ({
      what: rule,
      why: notKnownSentence(words, because),
      code: because.code,
      figures: because.figures,
    })),
    notApplicable: report.notApplicable,
    skipped: report.skipped.map(({ rule, reason, by }) => ({ rule, reason, by })),
    unusableSkips: report.unusableSkips.map(({ rule, because, by }) => ({ rule, because, by })),
  };
}
