import type { ServiceScope } from '../../app/find-service.ts';
import { formatService, type ServiceRef } from '../../core/ecs-service.ts';
import type { Goal } from '../../core/recommendation.ts';
import type { Words } from '../../words/words.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS, choiceId } from './ids.ts';
import {
  button,
  context,
  fitMessage,
  keep,
  optional,
  type RankedBlock,
  type SlackMessage,
  section,
} from './message.ts';
import { type AskedService, encodeQuestion, sizeQuestion } from './value.ts';

/** The rest of the question that is asked again with the service that is picked. */
export interface PickQuestion {
  readonly asked: string;
  readonly days: number;
  readonly goal?: Goal;
  readonly discountPercent?: number;
  /** The configured account that was asked. */
  readonly account?: string;
}

/** What a service's button does, where it does not size the service: the command that is typed for the reader. */
export interface PickCommand {
  readonly label: string;
  readonly command: (ref: AskedService) => string;
}

const MOST_CANDIDATES = 20;

/** The services that a name could mean, each with a button; at most twenty, and how many more there are. */
export function renderAmbiguous(
  candidates: readonly ServiceRef[],
  question: PickQuestion,
  words: Words,
  pick?: PickCommand,
): SlackMessage {
  const head = words.slack.ambiguous({ asked: question.asked.slice(0, 300), count: candidates.length });
  const shown = candidates.slice(0, MOST_CANDIDATES);
  const more = candidates.length - shown.length;
  return fitMessage(
    `${head} ${shown.map(formatService).join(', ')}`,
    [
      ...keep(section(escapeWithin(head, 1500))),
      ...shown.flatMap((ref, at) => optional(at + 1, pickSection(ref, at, question, words, pick))),
      ...(more > 0 ? keep(context(escapeSlack(words.slack.ambiguousMore(more)))) : []),
    ],
    words,
  );
}

/** That no service of the region, or of the cluster, has the name, with the closest ones as buttons. */
export function renderNotFound(
  closest: readonly ServiceRef[],
  question: PickQuestion & ServiceScope,
  words: Words,
  pick?: PickCommand,
): SlackMessage {
  const { region, cluster = null } = question;
  const head = words.slack.notFound({ asked: question.asked.slice(0, 300), region, cluster });
  const near: RankedBlock[] =
    closest.length === 0
      ? []
      : [
          ...keep(section(escapeSlack(words.slack.closest))),
          ...closest.slice(0, 3).flatMap((ref, at) => optional(at + 1, pickSection(ref, at, question, words, pick))),
        ];
  return fitMessage(
    `${head} ${closest.length === 0 ? words.slack.notFoundTodo : `${words.slack.closest} ${closest.map(formatService).join(', ')}`}`,
    [...keep(section(escapeWithin(head, 1500))), ...near, ...keep(context(escapeSlack(words.slack.notFoundTodo)))],
    words,
  );
}

function pickSection(
  ref: ServiceRef,
  at: number,
  question: PickQuestion,
  words: Words,
  pick: PickCommand | undefined,
): ReturnType<typeof section> {
  const asked = { ...ref, ...(question.account === undefined ? {} : { account: question.account }) };
  const sizing = encodeQuestion(sizeQuestion(asked, question.days, question.goal, question.discountPercent));
  const value = pick === undefined ? sizing : pick.command(asked);
  const label = pick?.label ?? words.slack.buttons.size;
  const block = section(
    `*${escapeWithin(formatService(ref).replace(/[*\n]/g, ' '), 560)}*  ${escapeWithin(ref.region, 100)}`,
  );
  if (value === null) return block;
  return {
    ...block,
    accessory: button({
      label,
      actionId: choiceId(pick === undefined ? ACTION_IDS.sizePick : ACTION_IDS.helpRun, at),
      value,
      spoken: `${label} ${formatService(ref)}`,
    }),
  };
}
