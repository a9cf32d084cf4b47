import type { Formats } from '../formats.ts';
import type { SlackWords } from '../words.ts';

/** Buttons, waiting, refusals and questions back: what only Slack shows. */
export function koreanSlack(f: Formats): SlackWords {
  return {
    buttons: {
      share: '채널에 공유',
      why: '왜 이 크기입니까?',
      openConsole: 'ECS 콘솔에서 열기',
      goal: { cost: '목표: cost', balanced: '목표: balanced', safe: '목표: safe' },
      days: (days) => `최근 ${f.days(days)}`,
      run: '실행',
      help: '도움말',
      size: '크기 추천',
    },
    loading: (service) => `${service}: CloudWatch를 읽고 있습니다…`,
    loadingNote: '몇 초 걸립니다.',
    sharedBy: (mention) => `${mention} 님이 공유했습니다`,
    refusals: {
      guest: '게스트는 여기서 이 명령을 쓸 수 없습니다. 워크스페이스의 정식 멤버에게 부탁해 주십시오.',
      outsider: '워크스페이스 밖의 사용자는 이 명령을 쓸 수 없습니다. 워크스페이스 멤버에게 부탁해 주십시오.',
      channel: '이 채널에서는 이 명령을 쓸 수 없습니다. 어디서 쓸 수 있는지 앱 관리자에게 문의해 주십시오.',
      userGroup: '정해진 사용자 그룹만 이 명령을 쓸 수 있습니다. 앱 관리자에게 추가를 요청해 주십시오.',
      unverified: '이 명령을 쓸 수 있는지 확인하지 못했습니다. 1분 뒤 다시 시도해 주십시오.',
    },
    ambiguous: ({ asked, count }) => `"${asked}"에 맞는 서비스가 ${f.number(count, 0)}개 있습니다. 어느 것입니까?`,
    ambiguousMore: (count) =>
      `${f.number(count, 0)}개가 더 있습니다. 이름을 더 길게 쓰거나 cluster/service로 적어 주십시오.`,
    notFound: ({ asked, region, cluster }) =>
      `${region}${cluster === null ? '' : `의 ${cluster} 클러스터`}에 "${asked}"에 맞는 서비스가 없습니다.`,
    closest: '가장 비슷한 이름:',
    notFoundTodo: '철자를 확인하거나 클러스터와 리전을 적어 주십시오: cluster/service --region R',
    expired: '너무 오래된 메시지라 답할 수 없습니다. 명령을 다시 실행해 주십시오.',
    unknownAction: '이전 버전의 버튼입니다. 명령을 다시 실행해 주십시오.',
    draining: '다시 시작하는 중입니다. 1분 뒤 다시 시도해 주십시오.',
  };
}
