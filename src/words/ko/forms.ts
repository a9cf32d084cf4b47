import type { FormWords } from '../words.ts';

/** The modals and the Home tab. */
export function koreanForms(): FormWords {
  return {
    appTitle: 'Fargate Advisor',
    formTitle: '서비스 크기 산정',
    formSubmit: '산정',
    close: '닫기',
    loading: '잠시만 기다려 주십시오…',
    service: '서비스',
    servicePlaceholder: '이름의 일부를 입력하십시오',
    days: '조회 기간(일)',
    goal: '목표',
    goalFromTag: '서비스 태그를 따르고, 없으면 balanced',
    tryAgain: '다시 시도',
    missingScope: (scope) =>
      `앱에 \`${scope}\` 권한이 없어 사용 권한을 확인할 수 없습니다. 앱을 설치한 사람에게 권한을 추가하고 다시 설치해 달라고 요청하십시오.`,
    outsideChannel: (channels) => `${channels}에서 사용하십시오.`,
    version: (version) => `Fargate Advisor ${version}`,
    homeIntro:
      'Fargate에서 실행되는 ECS 서비스의 task 크기, 월 절감액, 신뢰도, 그 근거를 알려 드립니다. 읽기만 하며 아무것도 바꾸지 않습니다.',
    homeCommands:
      '*모든 채널에서*\n• `/fargate size my-service`\n• `/fargate size prod/my-service --days 14 --goal safe`\n• `/fargate help`',
    awsLinked: ({ services, clusters, region }) =>
      `*AWS*: 연결되었습니다. ${region}의 클러스터 ${clusters}개에 서비스 ${services}개가 있습니다.`,
    awsNotLinked: ({ what, todo }) => `*AWS*: 읽을 수 없습니다. ${what} ${todo}`,
  };
}
