import type { QuestionAnswer } from '../app/answer-question.ts';
import type { Words } from '../words/words.ts';

/**
 * The document of `ask`, ready for JSON.stringify, keys always in the same order. Where a command answered, `answer` is what
 * that command printed; where nothing is known, `related` holds the closest titles.
 */
export function toAskDocument(answer: QuestionAnswer, words: Words, printed = ''): Record<string, unknown> {
  switch (answer.kind) {
    case 'known': {
      const { id, title, lang, sources } = answer.article;
      const { confidence, related } = answer;
      return documentOf(true, { id, title, lang }, confidence, answer.answer, sources, related, null);
    }
    case 'command':
      return documentOf(true, null, 'high', printed, [], [], answer.command.text);
    case 'unknown':
      return documentOf(false, null, answer.confidence, words.ask.unknown, [], answer.closest, null);
    default:
      return answer satisfies never;
  }
}

function documentOf(
  known: boolean,
  article: object | null,
  confidence: string,
  answer: string,
  sources: readonly object[],
  related: readonly object[],
  command: string | null,
): Record<string, unknown> {
  return { known, article, confidence, answer, sources, related, command };
}
