import type { AskWords } from '../ask.ts';
import type { Formats } from '../formats.ts';

/** Around the answers to questions. */
export function englishAsk(f: Formats): AskWords {
  return {
    unknown: 'There is no answer to that here.',
    closest: 'The closest that is known:',
    unknownTodo: 'Ask about Fargate, ECS or EKS in other words, or name a service: why my-service.',
    confidence: {
      medium: 'This is probably what was asked.',
      low: 'This may not be what was asked.',
    },
    byCommand: (command) => `The question is about one service; this answers it: ${command}`,
    checked: (day) => `Facts checked on ${f.date(day)}`,
    headings: { sources: 'Sources', related: 'Related' },
    more: 'More',
    moreOf: (title) => `More about ${title}`,
    loading: 'Looking for an answer…',
  };
}
