import type { Locale } from '../words/locale.ts';

/** What only the modals and the Home tab say. Names and figures arrive escaped. */
export interface Phrases {
  readonly appTitle: string;
  readonly explanationTitle: string;
  readonly formTitle: string;
  readonly formSubmit: string;
  readonly close: string;
  readonly loading: string;
  readonly service: string;
  readonly servicePlaceholder: string;
  readonly days: string;
  readonly goal: string;
  readonly goalFromTag: string;
  readonly tryAgain: string;
  readonly missingScope: (scope: string) => string;
  readonly outsideChannel: (channels: string) => string;
  readonly version: (version: string) => string;
  readonly homeIntro: string;
  readonly homeCommands: string;
  readonly awsLinked: (figures: { services: number; clusters: number; region: string }) => string;
  readonly awsNotLinked: (figures: { what: string; todo: string }) => string;
}

const ENGLISH: Phrases = {
  appTitle: 'Fargate Advisor',
  explanationTitle: 'Why this size',
  formTitle: 'Size a service',
  formSubmit: 'Size',
  close: 'Close',
  loading: 'One moment…',
  service: 'Service',
  servicePlaceholder: 'Type part of the name',
  days: 'Days to look back',
  goal: 'Goal',
  goalFromTag: 'As the service is tagged, else balanced',
  tryAgain: 'Try again',
  missingScope: (scope) =>
    `Whether you may use this could not be checked, because the app lacks the scope \`${scope}\`. Ask whoever installed it to add the scope and reinstall the app.`,
  outsideChannel: (channels) => `Ask in ${channels}.`,
  version: (version) => `Fargate Advisor ${version}`,
  homeIntro:
    'I tell you what size the task of an ECS service on Fargate should have, what that saves a month, how sure that is, and what it rests on. I only read; changing anything stays with you.',
  homeCommands:
    '*In any channel*\n• `/fargate size my-service`\n• `/fargate size prod/my-service --days 14 --goal safe`\n• `/fargate help`',
  awsLinked: ({ services, clusters, region }) =>
    `*AWS*: linked. ${services} ${services === 1 ? 'service' : 'services'} in ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'} of ${region}.`,
  awsNotLinked: ({ what, todo }) => `*AWS*: not readable. ${what} ${todo}`,
};

const KOREAN: Phrases = {
  appTitle: 'Fargate Advisor',
  explanationTitle: '이 크기인 이유',
  formTitle: '서비스 크기 산정',
  formSubmit: '산정',
  close: '닫기',
  loading: '잠시만 기다려 주세요…',
  service: '서비스',
  servicePlaceholder: '이름의 일부를 입력하세요',
  days: '조회 기간(일)',
  goal: '목표',
  goalFromTag: '서비스 태그를 따르고, 없으면 균형',
  tryAgain: '다시 시도',
  missingScope: (scope) =>
    `앱에 \`${scope}\` 권한이 없어 사용 권한을 확인할 수 없습니다. 앱을 설치한 사람에게 권한을 추가하고 다시 설치해 달라고 하세요.`,
  outsideChannel: (channels) => `${channels}에서 사용하세요.`,
  version: (version) => `Fargate Advisor ${version}`,
  homeIntro:
    'Fargate에서 실행되는 ECS 서비스의 태스크 크기, 월 절감액, 신뢰도, 그 근거를 알려 드립니다. 읽기만 하며 아무것도 바꾸지 않습니다.',
  homeCommands:
    '*모든 채널에서*\n• `/fargate size my-service`\n• `/fargate size prod/my-service --days 14 --goal safe`\n• `/fargate help`',
  awsLinked: ({ services, clusters, region }) =>
    `*AWS*: 연결됨. ${region}의 클러스터 ${clusters}개에 서비스 ${services}개가 있습니다.`,
  awsNotLinked: ({ what, todo }) => `*AWS*: 읽을 수 없음. ${what} ${todo}`,
};

/** The phrases of a language. */
export function phrasesIn(locale: Locale): Phrases {
  return locale === 'ko' ? KOREAN : ENGLISH;
}
