import type { Formats } from '../formats.ts';
import type { ChangeWords } from '../words.ts';

/** The change to paste. */
export function koreanChange(f: Formats): ChangeWords {
  return {
    containers: ({ container, values }) => `컨테이너 ${container}: ${values}.`,
    runtimeFlag: ({ container, flag, from, to }) =>
      `컨테이너 ${container}: 같은 배포에서 ${flag} 값을 ${from}에서 ${to}(으)로 바꿔 주십시오.`,
    runtimeFollows: ({ container, setting }) =>
      `컨테이너 ${container}: ${setting} 값은 한도에 대한 비율이므로 저절로 따라갑니다.`,
    doesNotFit: '사이드카 자체의 한도가 이 크기에 들어가지 않습니다. 먼저 그 한도를 낮춰 주십시오.',
    restStays: '나머지는 그대로',
    was: (value) => `이전 ${value}`,
    shellNote: 'AWS CLI와 jq가 필요합니다. 사용 중인 revision에서 새 revision을 등록하고 배포합니다.',
    registerNote:
      'AWS CLI와 jq가 필요합니다. 새 revision을 등록하기만 하고 배포하지 않습니다. 배포 단계도 받으려면 서비스를 cluster/service로 적어 주십시오.',
    tooLong: '여기에 담기에는 너무 깁니다. 명령줄에서 같은 질문을 하면 전체가 나옵니다.',
    scalingNote: ({ minCapacity, maxCapacity, target }) =>
      `오토스케일링도 목표 ${target}, task ${f.number(minCapacity, 0)}~${f.number(maxCapacity, 0)}개로 설정해 주십시오.`,
    kinds: { shell: '셸', terraform: 'Terraform', cloudFormation: 'CloudFormation', cdk: 'CDK' },
  };
}
