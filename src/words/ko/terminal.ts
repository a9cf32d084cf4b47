import type { TerminalWords } from '../words.ts';

/** The terminal's own sentences. */
export function koreanTerminal(): TerminalWords {
  return {
    documents: (count) => `크기를 계산하고 있습니다… 지금까지 문서 ${count}개`,
    wrote: (path) => `${path} 파일에 썼습니다.`,
    imported: (rows) => `추가한 행: ${rows}.`,
    interrupted: '끝나기 전에 중단했습니다.',
  };
}
