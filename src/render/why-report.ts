import type { WhyAnswer } from '../app/why-service.ts';
import { formatService } from '../core/ecs-service.ts';
import type { NotRead } from '../core/evidence.ts';
import type { Cause } from '../core/oncall/cause.ts';
import { isOver } from '../core/oncall/over.ts';
import type { LogExcerpt } from '../core/oncall/symptoms.ts';
import { minutesAgo } from '../core/oncall/usage.ts';
import { causeTitle, firstAction, lookedAtSentence, proofSentence } from '../words/oncall-sentence.ts';
import { warningSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { type ConsoleLink, causeLinks, serviceLink } from './console-link.ts';

/** One cause in words. */
export interface CauseReport {
  readonly code: Cause['code'];
  /** True when the service has recovered from it. */
  readonly isOver: boolean;
  readonly title: string;
  /** What and since when: a line that says all. */
  readonly headline: string;
  readonly firstAction: string;
  readonly confidence: string;
  readonly evidence: readonly string[];
  readonly links: readonly ConsoleLink[];
}

/** An answer in words, for every window to lay out. */
export interface WhyReport {
  readonly service: string;
  readonly region: string;
  readonly healthy: boolean;
  /** The first line. */
  readonly headline: string;
  readonly causes: readonly CauseReport[];
  readonly lookedAt: readonly string[];
  readonly notRead: readonly string[];
  readonly serviceLink: ConsoleLink;
  /** Null unless logs were asked for. */
  readonly logs: LogExcerpt | 'none' | null;
}

/** The answer in the words of a language. */
export function createWhyReport(answer: WhyAnswer, words: Words): WhyReport {
  const { symptoms } = answer;
  const causes = answer.causes.map((cause) => causeReport(cause, answer, words));
  const service = formatService(symptoms.ref);
  const clean = isBlind(answer) ? words.oncall.nothingFound(service) : words.oncall.healthy(service);
  return {
    service,
    region: symptoms.ref.region,
    healthy: causes.length === 0,
    headline: causes[0]?.headline ?? clean,
    causes,
    lookedAt: answer.lookedAt.map((seen) => lookedAtSentence(words, seen)),
    notRead: answer.notRead.map((entry) => notReadSentence(words, entry)),
    serviceLink: serviceLink(symptoms, words),
    logs: answer.withLogs ? (symptoms.logs ?? 'none') : null,
  };
}

/** That something could not be read, and the IAM action to allow. */
export function notReadSentence(words: Words, { what, why, iamAction = '' }: NotRead): string {
  return warningSentence(words, { code: 'NotRead', figures: { what, why, iamAction } });
}

/** Without the service or its tasks "nothing is wrong" would be a guess. */
function isBlind({ symptoms, notRead }: WhyAnswer): boolean {
  return symptoms.service === null || symptoms.stops === null || notRead.length > 0;
}

function causeReport(cause: Cause, { symptoms }: WhyAnswer, words: Words): CauseReport {
  const title = causeTitle(words, cause);
  return {
    code: cause.code,
    isOver: isOver(symptoms, cause),
    title,
    headline: words.oncall.headline({ title, since: sinceWords(cause, symptoms, words) }),
    firstAction: isOver(symptoms, cause)
      ? words.oncall.preventAgain(firstAction(words, cause))
      : actionWords(cause, words),
    confidence: words.oncall.confidence[cause.confidence],
    evidence: cause.proofs.map((proof) => proofSentence(words, proof)),
    links: causeLinks(cause, symptoms, words),
  };
}

/** What to do first; what began with a deployment is rolled back before anything is looked into. */
function actionWords(cause: Cause, words: Words): string {
  const action = firstAction(words, cause);
  // A missing image names the rollback in its own words.
  if (cause.code === 'ImagePullFailed') return action;
  const deployed = cause.proofs.find((proof) => proof.code === 'BeganAfterDeployment');
  return deployed === undefined ? action : `${words.oncall.rollBack(deployed.figures.revision)} ${action}`;
}

function sinceWords(cause: Cause, symptoms: WhyAnswer['symptoms'], words: Words): string {
  const { formats, oncall } = words;
  const at = formats.dateTime(cause.since);
  if (isOver(symptoms, cause)) return oncall.over({ from: at, to: formats.dateTime(cause.lastAt) });
  if (cause.sinceAtLeast && cause.since === symptoms.readAt) return oncall.sinceUnknown;
  const ago = formats.duration(Math.max(0, minutesAgo(symptoms, cause.since)));
  return oncall.since({ at, ago, atLeast: cause.sinceAtLeast });
}
