import type { AskWords } from '../ask.ts';
import type { Formats } from '../formats.ts';

/** Around the answers to questions. */
export function koreanAsk(f: Formats): AskWords {
  return {
    unknown: '이 질문에 대한 답은 여기에 없습니다.',
    closest: '가장 가까운 글:',
    unknownTodo: 'Fargate, ECS, EKS에 대해 다른 말로 물어보거나 서비스 이름을 적어 보세요: why my-service',
    confidence: {
      medium: '아마 이 내용을 물어보신 것 같습니다.',
      low: '물어보신 내용이 아닐 수도 있습니다.',
    },
    byCommand: (command) => `서비스 하나에 대한 질문이라 다음 명령으로 답합니다: ${command}`,
    checked: (day) => `${f.date(day)}에 확인한 내용`,
    headings: { sources: '출처', related: '관련 글' },
    more: '더 보기',
    moreOf: (title) => `더 보기: ${title}`,
    loading: '답을 찾고 있습니다…',
  };
}
