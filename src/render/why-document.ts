import type { WhyAnswer } from '../app/why-service.ts';
import type { Words } from '../words/words.ts';
import { createWhyReport, notReadSentence } from './why-report.ts';

/**
 * The document of `why`, ready for JSON.stringify, keys always in the same order. Beside the contract's keys a cause has
 * its `figures` and whether it is `over`, and the whole has the service, what was looked at and, when asked for, the log lines.
 */
export function toWhyDocument(answer: WhyAnswer, words: Words): Record<string, unknown> {
  const report = createWhyReport(answer, words);
  const { ref, logs } = answer.symptoms;
  return {
    healthy: report.healthy,
    causes: answer.causes.map((cause, at) => ({
      code: cause.code,
      title: report.causes[at]?.title ?? '',
      since: cause.since,
      confidence: cause.confidence,
      evidence: report.causes[at]?.evidence ?? [],
      firstAction: report.causes[at]?.firstAction ?? '',
      links: report.causes[at]?.links ?? [],
      figures: cause.figures,
      over: report.causes[at]?.isOver ?? false,
    })),
    notRead: answer.notRead.map((entry) => ({
      what: entry.what,
      why: notReadSentence(words, entry),
      ...(entry.iamAction === undefined ? {} : { iamAction: entry.iamAction }),
    })),
    service: { region: ref.region, cluster: ref.cluster, name: ref.name },
    lookedAt: report.lookedAt,
    ...(answer.withLogs ? { logs } : {}),
  };
}
