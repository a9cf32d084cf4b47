import type { CommandProblem } from '../../core/command/command.ts';
import { errorSentences, problemSentence } from '../../words/sentence.ts';
import type { SlackWords, Words } from '../../words/words.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import { ACTION_IDS, choiceId } from './ids.ts';
import {
  actions,
  bulletList,
  button,
  context,
  fitMessage,
  keep,
  optional,
  type SlackMessage,
  section,
} from './message.ts';

/** What stands in the answer's place while AWS is read. */
export function renderLoading(service: string, words: Words): SlackMessage {
  const line = words.slack.loading(service.slice(0, 600));
  return fitMessage(
    line,
    [...keep(section(escapeWithin(line, 2500)), context(escapeSlack(words.slack.loadingNote)))],
    words,
  );
}

/** A failure: what happened, what to do, and the id under which the log has it. */
export function renderError(error: unknown, referenceId: string, words: Words): SlackMessage {
  const { what, todo, detail } = errorSentences(words, error);
  const lines = [`*${escapeWithin(what.replaceAll('*', ' '), 800)}*`];
  if (detail !== null) lines.push(escapeWithin(detail, 800));
  lines.push(escapeWithin(todo, 1000));
  return fitMessage(
    `${what} ${todo}`,
    keep(section(lines.join('\n')), context(escapeWithin(words.errors.reference(referenceId), 200))),
    words,
  );
}

/** Why this person may not use the command, or may not use it here. */
export function renderRefusal(reason: keyof SlackWords['refusals'], words: Words): SlackMessage {
  const sentence = words.slack.refusals[reason];
  return fitMessage(sentence, keep(section(escapeSlack(sentence))), words);
}

/** One of the sentences that stand alone: an old button, a message past its time, a restart. */
export function renderNotice(notice: 'expired' | 'unknownAction' | 'draining', words: Words): SlackMessage {
  const sentence = words.slack[notice];
  return fitMessage(sentence, keep(section(escapeSlack(sentence))), words);
}

/** What is wrong with the command that was typed, with a button for help. */
export function renderProblems(problems: readonly CommandProblem[], words: Words, topic?: string): SlackMessage {
  const sentences = problems.map((problem) => problemSentence(words, problem));
  const run = topic === undefined ? 'help' : `help ${topic}`;
  return fitMessage(
    sentences.join(' '),
    [
      ...optional(1, section(bulletList(sentences, 2900, words))),
      ...keep(
        ...actions([
          button({
            label: words.slack.buttons.help,
            actionId: choiceId(ACTION_IDS.helpRun, 0),
            value: run.slice(0, 200),
          }),
        ]),
      ),
    ],
    words,
  );
}
