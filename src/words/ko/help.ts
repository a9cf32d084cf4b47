import type { HelpWords } from '../words.ts';

/** Help, in Slack and on the command line. */
export function koreanHelp(): HelpWords {
  return {
    intro: 'AWS Fargate 서비스에 알맞은 task 크기와 월 절감액, 그 신뢰도를 알려 줍니다.',
    commands: {
      size: {
        summary: '서비스의 task 크기를 추천합니다.',
        notes: [
          '서비스는 이름, 이름의 일부, cluster/service 또는 ARN으로 적습니다.',
          '아무것도 바꾸지 않습니다. 답에 붙여 넣을 변경이 들어 있습니다.',
        ],
      },
      why: {
        summary: '서비스에 무슨 문제가 있는지, 언제부터인지, 무엇부터 해야 하는지 알려 줍니다.',
        notes: [
          '아무것도 바꾸지 않습니다. 로그는 요청할 때만 읽습니다: why my-service logs',
          '읽을 수 없는 것은 허용할 IAM 작업과 함께 알려 줍니다.',
        ],
      },
      ask: {
        summary: 'Fargate에 대한 질문에 쉬운 말과 출처로 답합니다.',
        notes: [
          '서비스 이름이 들어간 질문은 맞는 명령을 실행하고, 어떤 명령인지 알려 줍니다.',
          '글에 없는 것은 답하지 않습니다. 봇을 멘션하거나 봇에게 메시지를 보내도 됩니다.',
        ],
      },
      fleet: {
        summary: '리전의 모든 Fargate 서비스를 추천하고 함께 얼마를 절감할 수 있는지 알려 줍니다.',
        notes: [
          '제외한 것과 그 이유는 끝에 나옵니다. 아무것도 바꾸지 않습니다.',
          '계정은 ADVISOR_ACCOUNTS가 가리키는 파일에 있는 것이고, 없으면 자격 증명의 계정입니다.',
        ],
      },
      choose: {
        summary:
          '어디서 실행할지 고릅니다. Lambda, Fargate, EC2, EKS, Managed Instances를 필요 조건과 비용으로 비교합니다.',
        notes: [
          '실행할 수 없는 곳을 먼저 제외하고, 나머지를 정가 순으로 보여 줍니다. 가격에서 빠진 항목도 함께 알려 줍니다.',
          '서비스 이름을 적으면 크기, task 수, 실행 시간을 지표에서 읽습니다. 함께 적은 값이 우선합니다.',
          'concurrency=를 적지 않으면 task 하나가 한 번에 요청 하나를 처리합니다. task 수 = 요청 × 시간 ÷ (하루 시간 × 30.4 × 3600).',
        ],
      },
      cost: {
        summary: '정한 크기의 task가 얼마인지 항목별로, 다른 방법과 함께 보여 줍니다.',
        notes: [
          '크기는 0.5 1처럼 vCPU와 GB로, 또는 512 1024처럼 CPU 단위와 MiB로 적습니다.',
          '하루 8시간은 월 730시간 중 243.33시간입니다. AWS 자격 증명은 필요 없습니다.',
        ],
      },
      check: {
        summary: '서비스와 task 정의를 모범 사례에 비추어 점검하고, 고칠 점마다 변경을 보여 줍니다.',
        notes: [
          '규칙은 이유와 함께 끌 수 있습니다. 서비스 태그 fargate-advisor:skip:RULE 또는 ADVISOR_CHECK_SKIP을 씁니다.',
          '환경 변수는 이름만 보여 줍니다. 아무것도 바꾸지 않습니다.',
        ],
      },
      prices: {
        summary: '알고 있는 가격과 그 날짜를 보여 주거나, 공개된 가격을 새로 읽습니다.',
        notes: [
          'update는 Fargate, Lambda, EKS의 공개 가격 파일과 Fargate Spot 가격을 읽습니다. 자격 증명은 필요 없습니다.',
          '저장소에 보관하며, 저장소가 없으면 사용자 캐시의 파일에 보관합니다.',
        ],
      },
      migrate: {
        summary: 'EC2용 task 정의를 Fargate에서 실행하지 못하게 하는 것과 바꿀 것을 알려 줍니다.',
        notes: [
          'task 정의는 family, family:revision 또는 ARN으로 적습니다. --service를 주면 배치 전략, 대상 그룹, task 수도 봅니다.',
          '--from의 파일은 직접 주신 것이므로, 값을 포함한 Fargate용 task 정의 전체를 출력합니다.',
        ],
      },
      digest: {
        summary: '절감할 수 있는 금액과 위험을 매일, 매주 또는 매월 이 채널에 알립니다.',
        notes: [
          '시간을 적지 않으면 지금의 요약을 나에게만 보여 줍니다. 시간대를 적지 않으면 내 시간대를 씁니다.',
          'list, pause, resume, stop은 명령을 입력한 채널의 요약에 대한 것입니다.',
          '명령줄에서는 지금의 요약을 출력하고 아무것도 보내지 않습니다.',
        ],
      },
      db: {
        summary: '봇이 저장한 것을 내보내거나 가져오거나 압축합니다.',
        notes: ['저장소는 DATABASE_URL 또는 ADVISOR_STORE가 정합니다. 파일이 없으면 표준 출력과 표준 입력을 씁니다.'],
      },
      doctor: {
        summary: '필요한 것이 모두 갖추어져 있는지 살펴보고, 부족하면 어떻게 할지 알려 줍니다.',
        notes: ['봇과 같은 설정을 읽습니다. 아무것도 바꾸지 않고 아무것도 올리지 않습니다.'],
      },
      collect: {
        summary: '추천의 근거 전부를 JSON 문서 하나로 저장합니다.',
        notes: ['나중에 "size --from FILE"로 AWS 없이 크기를 추천할 수 있습니다.'],
      },
      'metrics-query': {
        summary: '서비스의 지표를 읽는 aws 명령을 출력합니다.',
        notes: ['자격 증명을 줄 수 없을 때 직접 실행한 뒤 "size --metrics FILE"을 쓰십시오.'],
      },
      help: { summary: '이 목록이나 명령 하나의 사용법을 보여 줍니다.', notes: [] },
      version: { summary: '버전을 보여 줍니다.', notes: [] },
    },
    options: {
      cluster: '이 클러스터에서만 찾습니다.',
      region: 'AWS 리전입니다. 없으면 설정된 리전을 씁니다.',
      account: '설정된 계정의 ID나 이름입니다. 없으면 지금 자격 증명의 계정입니다.',
      accounts: '설정된 계정의 ID나 이름을 쉼표로 구분합니다. 없으면 모든 계정입니다.',
      fresh: '중단된 작업을 이어받을 수 있어도 처음부터 다시 시작합니다.',
      regions: '쉼표로 구분한 AWS 리전입니다. 없으면 설정된 리전을 씁니다.',
      top: '보여 줄 서비스 수입니다. json과 csv에는 전부 들어갑니다.',
      sort: '무엇을 먼저 보여 줄지 정합니다. 절감액이 큰 것, 또는 크기가 부족한 것입니다.',
      tag: '이 태그가 있는 서비스만 봅니다. 예: team=web 또는 team',
      owner: '이 담당자의 서비스만 봅니다. fargate-advisor:owner, owner, team 태그를 차례로 봅니다.',
      minimumSavingUsd: '월 절감액이 이 금액(달러)보다 적은 것은 제외합니다.',
      maxApiUsd: 'CloudWatch 요금을 이 금액(달러)까지만 씁니다. 나머지는 제외합니다.',
      days: '며칠 전까지 볼지 정합니다.',
      goal: '무엇이 가장 중요한지 정합니다. 따로 정하거나 태그를 달지 않으면 balanced입니다.',
      discountPercent: 'Savings Plan처럼 정가에서 빼는 비율(%)입니다.',
      format: '출력 형식입니다. 터미널에서는 text입니다.',
      lang: '언어(en 또는 ko)입니다. 없으면 사용자의 언어를 씁니다.',
      logs: '중지된 컨테이너의 마지막 로그를 비밀 값 없이 덧붙입니다.',
      explain: '크기를 정한 단계와 수치를 보여 줍니다.',
      serviceName: '이것을 실행하는 서비스입니다.',
      severity: '이 심각도 이상의 고칠 점이 있으면 3으로 종료합니다.',
      failOnFindings: '크기를 바꿔야 하면 3으로 종료합니다.',
      from: 'AWS 대신 파일의 문서를 읽습니다. -는 표준 입력입니다.',
      metrics: '"aws cloudwatch get-metric-data"의 출력입니다.',
      taskDefinition: '"aws ecs describe-task-definition"의 출력입니다.',
      count: '실행 중인 task 수입니다.',
      kind: '무엇인지: 서버, 워커, 시작하고 끝나는 작업.',
      runtimeMs: '요청이나 실행 하나에 걸리는 시간입니다. 예: 800ms, 20m.',
      requests: '월 요청 또는 실행 수입니다. 예: 3M.',
      concurrency: 'task 하나가 동시에 처리하는 요청 수입니다. 기본은 1입니다.',
      memoryMiB: 'task 하나에 필요한 메모리입니다. 예: 512MB.',
      vcpu: 'task 하나에 필요한 vCPU입니다.',
      gpus: 'task 하나에 필요한 GPU 수입니다.',
      kubernetes: 'Kubernetes API가 필요합니다.',
      state: '저장하는 것: 없음, task가 공유하는 파일, 전용 디스크.',
      hostAccess: '특권 컨테이너, 호스트 네트워크, 직접 만든 머신 이미지가 필요합니다.',
      longConnections: 'WebSocket처럼 연결을 오래 열어 둡니다.',
      imageGiB: '이미지 크기입니다.',
      startSeconds: '시작까지 걸려도 되는 시간입니다.',
      interruptible: '2분 전에 알리고 중지해도 되는지 여부입니다.',
      servers: '팀이 서버를 운영할 수 있는지 여부입니다.',
      only: '이 선택지만 비교합니다.',
      tasks: '동시에 실행하는 task 수입니다. runs를 쓰면 실행마다의 task 수입니다.',
      hoursADay: '하루에 실행하는 시간입니다. 한 달은 730시간입니다.',
      architecture: '프로세서입니다. x86, 또는 Graviton인 arm64입니다.',
      operatingSystem: '운영 체제입니다. Windows는 라이선스 요금이 더해집니다.',
      spotPercent: 'Fargate Spot에서 실행하는 task의 비율입니다.',
      storageGiB: 'task의 임시 스토리지입니다. 20 GB까지 무료입니다.',
      commit: '선결제 없는 1년 또는 3년 Compute Savings Plan입니다.',
      runs: '계속 실행하는 대신 짧게 실행하는 task의 월 실행 횟수입니다.',
      durationSeconds: '한 번 실행하는 시간입니다. 40s, 5m, 1h처럼 적습니다. 최소 1분이 청구됩니다.',
      publicIp: 'task마다 퍼블릭 IPv4 주소를 씁니다.',
      output: '저장할 파일입니다. 없으면 표준 출력에 씁니다.',
    },
    accepts: (expected) => `쓸 수 있는 값은 ${expected}입니다.`,
    byDefault: (value) => `기본값은 ${value}입니다.`,
    because: { FiveMinuteRetention: 'CloudWatch는 5분 데이터를 63일 동안 보관합니다.' },
    headings: { usage: '사용법', examples: '예', options: '옵션' },
    more: (command) => `명령별 자세한 설명: ${command}`,
    onCommandLine: (commands) => `명령줄에서 쓸 수 있는 명령이 더 있습니다: ${commands}.`,
    exitHeading: '종료 상태',
    exitStatuses: [
      '0  완료. 찾아낸 문제는 실패가 아닙니다',
      '1  실패',
      '2  명령을 이해하지 못함',
      '3  --fail-on-findings를 주었고 크기를 바꿔야 하거나, --severity를 주었고 그런 고칠 점이 있음',
    ],
  };
}
