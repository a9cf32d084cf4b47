import type { ExitKind, PullKind, SetupKind } from '../../core/oncall/cause.ts';
import type { Formats } from '../formats.ts';
import type { OncallWords } from '../oncall.ts';

const EXITS: Readonly<Record<ExitKind, string>> = {
  killed: '외부에서 강제 종료됨(SIGKILL), AWS 기록상 메모리 때문은 아님',
  segfault: '잘못된 메모리 접근(SIGSEGV)',
  abort: '프로세스가 스스로 중단함(SIGABRT)',
  terminated: 'task 안에서 종료 신호(SIGTERM)를 받음',
  error: '애플리케이션 오류',
  missingProgram: '실행할 프로그램이 없거나 실행할 수 없음',
  finished: '할 일을 마치고 끝남, 서비스는 계속 실행되어야 함',
  other: '신호로 끝났거나 종료 코드가 없음',
};

const PULLS: Readonly<Record<PullKind, string>> = {
  auth: '접근이 거부되었습니다',
  missing: '해당 이미지나 태그가 없습니다',
  network: '레지스트리에 연결할 수 없습니다',
  rateLimit: '레지스트리가 내려받기 횟수를 제한합니다',
  platform: 'task의 CPU 아키텍처용으로 빌드되지 않았습니다',
  disk: 'task의 저장 공간에 들어가지 않습니다',
  unknown: 'AWS가 이유를 알려 주지 않습니다',
};

const PULL_ACTIONS: Readonly<Record<PullKind, string>> = {
  auth: '실행 역할에 ecr:GetAuthorizationToken, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer 권한을 주십시오. 다른 계정의 이미지라면 리포지토리 정책도 확인해 주십시오.',
  missing: '태그를 푸시하거나, 이미지가 있는 리비전으로 되돌려 주십시오.',
  network:
    '서브넷에서 레지스트리로 가는 길을 열어 주십시오: NAT 게이트웨이나 퍼블릭 IP, 또는 VPC 엔드포인트 ecr.api, ecr.dkr, s3. 보안 그룹도 확인해 주십시오.',
  rateLimit: 'ECR 풀스루 캐시로 받거나 레지스트리에 로그인해 받도록 바꿔 주십시오.',
  platform: 'task 정의의 아키텍처에 맞게 이미지를 빌드하거나 runtimePlatform을 바꿔 주십시오.',
  disk: 'task 정의의 ephemeralStorage를 늘리거나 이미지를 줄여 주십시오.',
  unknown: '같은 역할, 같은 서브넷에서 이미지를 직접 받아 보십시오.',
};

const SETUPS: Readonly<Record<SetupKind, string>> = {
  secrets: '시크릿',
  logs: '로그',
  network: '네트워크 인터페이스',
  storage: '볼륨',
  role: '역할',
  other: '필요한 자원',
};

const SETUP_REASONS = {
  denied: '권한 거부',
  missing: '존재하지 않음',
  unreachable: '연결되지 않음',
  unknown: '아래 사유 참고',
};

/** What is wrong and what to do first, in Korean. */
export function koreanOncall(f: Formats): OncallWords {
  const count = (value: number) => f.number(value, 0);
  const times = (value: number) => `${count(value)}번`;
  const tasks = (value: number) => `task ${count(value)}개`;
  const usual = (percent: number | null) => (percent === null ? '' : `(1주 전 같은 시간 ${f.percent(percent)})`);
  const named = (container: string) => (container === '' ? '컨테이너' : `${container} 컨테이너`);

  return {
    titles: {
      ZeroDesired: ({ byScaling }) =>
        `${byScaling ? '오토스케일링이 ' : ''}원하는 task 수를 0으로 두어 실행할 task가 없습니다`,
      OutOfMemory: ({ container, times: n, memoryMiB }) =>
        `${named(container)}가 메모리 부족으로 ${times(n)} 강제 종료되었습니다${memoryMiB === null ? '' : `(task 메모리 ${f.memory(memoryMiB)})`}`,
      ImagePullFailed: ({ kind, image }) =>
        `이미지${image === null ? '' : ` ${image}`} 내려받기에 실패합니다: ${PULLS[kind]}`,
      StartSetupFailed: ({ what, why }) => `task가 시작되지 못합니다: ${SETUPS[what]} 준비 실패(${SETUP_REASONS[why]})`,
      ContainerCannotStart: ({ wrongArchitecture }) =>
        wrongArchitecture
          ? '컨테이너를 시작할 수 없습니다: 프로그램이 다른 CPU 아키텍처용입니다'
          : '컨테이너를 시작할 수 없습니다',
      VcpuQuotaReached: ({ spot }) =>
        `계정의 ${spot ? 'Fargate Spot' : 'Fargate'} vCPU 할당량을 다 써서 task를 더 시작할 수 없습니다`,
      CapacityUnavailable: ({ spot }) => `지금 AWS에 ${spot ? 'Fargate Spot' : 'Fargate'} 용량이 없습니다`,
      SpotInterrupted: ({ times: n, hasOnDemandBase }) =>
        `AWS가 Fargate Spot task를 ${times(n)} 회수했습니다${hasOnDemandBase ? '' : '. 받쳐 줄 온디맨드 base가 없습니다'}`,
      PlatformStopped: ({ times: n }) => `AWS가 유지 보수나 자체 장애로 task를 ${times(n)} 중지했습니다`,
      CrashLoop: ({ container, exitCode, kind, times: n }) =>
        `${named(container)}가 ${n === 1 ? '한 번 비정상 종료되었습니다' : '계속 비정상 종료됩니다'}${exitCode === null ? '' : `. 종료 코드 ${exitCode}`}: ${EXITS[kind]}`,
      ScalingAtMaximum: ({ maxCapacity, cpuPercent }) =>
        `오토스케일링이 최대 ${tasks(maxCapacity)}에 이르렀습니다${cpuPercent === null ? '' : `(CPU ${f.percent(cpuPercent)})`}`,
      CpuPinned: ({ percent, usualPercent }) => `CPU가 ${f.percent(percent)}에 붙어 있습니다${usual(usualPercent)}`,
      SlowStart: ({ graceSeconds }) =>
        `task 시작이 유예 시간 ${f.seconds(graceSeconds)}보다 오래 걸려 응답하기도 전에 중지됩니다`,
      HealthChecksFailing: ({ by, phase, times: n }) => {
        const who = by === 'loadBalancer' ? '로드 밸런서 상태 검사' : '컨테이너 상태 검사';
        if (phase === 'now') return `${who}에 실패하고 있습니다`;
        return phase === 'start'
          ? `task가 시작되자마자 ${who}에 실패합니다: ${tasks(n)} 중지`
          : `잘 응답하던 task가 ${who}에 실패합니다: ${tasks(n)} 중지`;
      },
      TargetsDrained: ({ kind }) =>
        ({
          draining: '로드 밸런서가 요청을 보내지 않습니다: 모든 대상이 드레이닝 중입니다',
          unused: '로드 밸런서가 요청을 보내지 않습니다: 사용 중인 대상이 없습니다',
          empty: '로드 밸런서가 요청을 보내지 않습니다: 등록된 대상이 없습니다',
        })[kind],
      ScalingFlapping: ({ turns, minutes }) =>
        `오토스케일링이 ${f.duration(minutes)} 동안 ${times(turns)} 오르내렸습니다`,
      DeploymentRolledBack: ({ state }) =>
        ({
          done: '마지막 배포가 롤백되어 이전 리비전이 실행 중입니다',
          underWay: '배포를 롤백하는 중입니다',
          failed: '배포가 실패했고 롤백되지 않았습니다',
        })[state],
      DeploymentStuck: ({ desired }) => `배포가 멈춰 있습니다: 새 task ${count(desired)}개 중 0개 실행`,
      DeploymentHalfway: ({ running, desired, oldRunning }) =>
        `배포가 중간에 멈춰 있습니다: 새 task ${count(desired)}개 중 ${count(running)}개 실행${oldRunning > 0 ? `, 이전 리비전 ${count(oldRunning)}개도 실행 중` : ''}`,
      TasksMissing: ({ running, desired }) =>
        `task ${count(desired)}개 중 ${count(running)}개만 실행 중이며, 읽은 내용으로는 이유를 알 수 없습니다`,
    },
    firstActions: {
      ZeroDesired: ({ byScaling }) =>
        byScaling
          ? '예약 작업과 오토스케일링의 최소값과 최대값을 확인하고 올려 주십시오.'
          : '서비스가 실행되어야 한다면 원하는 task 수를 설정해 주십시오.',
      OutOfMemory: ({ container, memoryMiB }) =>
        `task 메모리를 ${memoryMiB === null ? '' : `${f.memory(memoryMiB)}보다 `}늘리고, ${container || '컨테이너'}의 메모리 사용처를 찾아 주십시오.`,
      ImagePullFailed: ({ kind }) => PULL_ACTIONS[kind],
      StartSetupFailed: ({ what, why }) => {
        if (what === 'role') return '실행 역할이 있는지, ecs-tasks.amazonaws.com을 신뢰하는지 확인해 주십시오.';
        if (what === 'network') return '서브넷에 남은 주소와 서비스의 보안 그룹을 확인해 주십시오.';
        if (what === 'storage') return '파일 시스템과 마운트 대상, task를 허용하는 보안 그룹을 확인해 주십시오.';
        if (why === 'unreachable') {
          return what === 'logs'
            ? '서브넷에서 CloudWatch Logs로 가는 길을 열어 주십시오: NAT, 퍼블릭 IP, 또는 VPC 엔드포인트 logs.'
            : '서브넷에서 Secrets Manager나 SSM으로 가는 길을 열어 주십시오: NAT, 퍼블릭 IP, 또는 VPC 엔드포인트 secretsmanager, ssm, kms.';
        }
        if (what === 'logs') {
          return why === 'missing'
            ? 'task 정의에 적힌 로그 그룹을 만들거나 awslogs-create-group을 설정해 주십시오.'
            : '실행 역할에 logs:CreateLogStream과 logs:PutLogEvents 권한을 주십시오.';
        }
        if (what === 'secrets') {
          return why === 'missing'
            ? '시크릿을 만들거나 task 정의의 ARN을 바로잡아 주십시오.'
            : '실행 역할에 secretsmanager:GetSecretValue나 ssm:GetParameters, 그리고 키에 대한 kms:Decrypt 권한을 주십시오.';
        }
        return '아래 사유를 읽고 실행 역할과 task의 네트워크를 확인해 주십시오.';
      },
      ContainerCannotStart: ({ wrongArchitecture }) =>
        wrongArchitecture
          ? 'task 정의의 아키텍처에 맞게 이미지를 빌드하거나 runtimePlatform을 바꿔 주십시오.'
          : '컨테이너의 entryPoint, command, ulimits, user가 이미지와 맞는지 확인해 주십시오.',
      VcpuQuotaReached: ({ spot }) =>
        `Service Quotas(AWS Fargate, ${spot ? 'Fargate Spot vCPU resource count' : 'Fargate On-Demand vCPU resource count'})에서 늘려 달라고 요청하고, 그때까지는 다른 서비스를 줄여 주십시오.`,
      CapacityUnavailable: ({ spot }) =>
        spot
          ? '온디맨드 base를 두십시오: FARGATE_SPOT 옆에 base 1 이상의 FARGATE.'
          : '다른 가용 영역의 서브넷을 추가하거나 더 작은 task 크기를 써 보십시오. ECS는 계속 다시 시도합니다.',
      SpotInterrupted: ({ hasOnDemandBase }) =>
        hasOnDemandBase
          ? '대체 task가 뜨는지 지켜보고, 남은 task가 너무 적으면 온디맨드 base를 늘려 주십시오.'
          : '온디맨드 base를 두십시오: FARGATE_SPOT 옆에 base 1 이상의 FARGATE.',
      PlatformStopped: () =>
        '대체 task가 뜨는지 지켜보고 AWS Health 대시보드를 확인해 주십시오. task는 두 개 이상 실행해 주십시오.',
      CrashLoop: ({ kind }) =>
        ({
          killed: '마지막 로그를 읽어 주십시오. stopTimeout 안에 끝나지 않은 것이라면 SIGTERM을 처리해야 합니다.',
          segfault: '네이티브 코드와 이미지의 아키텍처를 살펴보십시오.',
          abort: '마지막 로그를 읽어 주십시오. 런타임이 포기한 이유가 적혀 있습니다.',
          terminated: 'task 안에서 SIGTERM을 보내는 것(슈퍼바이저, 사이드카)을 찾아 주십시오.',
          error: '마지막 로그를 읽어 주십시오.',
          missingProgram: 'command와 entryPoint가 이미지와 맞는지 확인해 주십시오.',
          finished: '계속 실행되는 프로그램으로 바꾸거나 예약 task로 실행해 주십시오.',
          other: '마지막 로그와 사유를 읽어 주십시오.',
        })[kind],
      ScalingAtMaximum: ({ maxCapacity }) =>
        `최대값을 ${count(maxCapacity)}보다 올리고, 실제 부하인지 확인해 주십시오.`,
      CpuPinned: () => 'task 수나 CPU를 지금 늘리고, 무엇이 CPU를 쓰는지 찾아 주십시오.',
      SlowStart: ({ livedSeconds }) =>
        `healthCheckGracePeriodSeconds를 ${f.seconds(Math.ceil((livedSeconds * 2) / 30) * 30)} 이상으로 올리고, 시작 시간을 줄이거나 CPU를 늘려 주십시오.`,
      HealthChecksFailing: ({ by, phase }) => {
        if (by === 'container') return '컨테이너 안에서(ECS Exec) 상태 검사 명령을 직접 실행해 결과를 확인해 주십시오.';
        return phase === 'start'
          ? '상태 검사의 경로, 포트, 상태 코드와 로드 밸런서에서 task로 가는 보안 그룹을 확인해 주십시오.'
          : 'CPU와, 상태 검사 경로가 의존하는 것을 살펴보십시오. 그전까지는 정상이던 task입니다.';
      },
      TargetsDrained: ({ kind }) =>
        ({
          draining: '누가 대상을 등록 해제했는지 확인하고, 새 배포를 강제해 다시 등록해 주십시오.',
          unused: '리스너 규칙이 대상 그룹을 가리키는지, 가용 영역이 켜져 있는지 확인해 주십시오.',
          empty: '새 배포를 강제해 ECS가 task를 다시 등록하게 해 주십시오.',
        })[kind],
      ScalingFlapping: () => '축소 대기 시간을 늘리고, 여러 정책의 목표값을 서로 떨어뜨려 주십시오.',
      DeploymentRolledBack: ({ state }) =>
        state === 'failed'
          ? '마지막으로 정상이던 리비전을 직접 다시 배포해 주십시오.'
          : 'task가 왜 실패했는지 알기 전에는 다시 배포하지 마십시오. 근거를 확인해 주십시오.',
      DeploymentStuck: () =>
        '마지막으로 정상이던 리비전을 다시 배포하거나, 새 task가 뜨지 못하는 원인을 고쳐 주십시오.',
      DeploymentHalfway: () =>
        '새 리비전을 고칠지, 이전 리비전을 다시 배포할지 정해 주십시오. 그때까지는 둘 다 응답합니다.',
      TasksMissing: () => '콘솔에서 서비스의 이벤트와 중지된 task를 확인해 주십시오.',
    },
    proofs: {
      Reason: ({ text, at }) => `ECS, ${f.dateTime(at)}: "${text}"`,
      Event: ({ text, at }) => `이벤트, ${f.dateTime(at)}: "${text}"`,
      Stops: ({ count: n, firstAt, lastAt }) =>
        n === 1
          ? `이렇게 중지된 task 1개, ${f.dateTime(lastAt)}`
          : `이렇게 중지된 task ${count(n)}개, ${f.dateTime(firstAt)}부터 ${f.dateTime(lastAt)}까지`,
      Memory: ({ percent, lastWeekPercent }) =>
        `직전 메모리 사용률 ${f.percent(percent)}${lastWeekPercent === null ? '' : `, 1주 전 ${f.percent(lastWeekPercent)}`}`,
      Cpu: ({ percent, minutes, lastWeekPercent }) =>
        `CPU ${f.percent(percent)}, ${f.duration(minutes)} 동안${usual(lastWeekPercent)}`,
      Size: ({ size }) => `task 크기: ${f.size(size)}`,
      Tasks: ({ running, desired, pending }) =>
        `task ${count(desired)}개 중 ${count(running)}개 실행${pending > 0 ? `, ${count(pending)}개 시작 중` : ''}`,
      Lived: ({ seconds, graceSeconds }) =>
        `중지된 task의 수명은 약 ${f.duration(seconds / 60)}, 유예 시간은 ${graceSeconds === null ? '설정되지 않음' : f.seconds(graceSeconds)}`,
      Targets: ({ healthy, total, reason }) =>
        `대상 ${count(total)}개 중 ${count(healthy)}개 정상${reason === null ? '' : `(${reason})`}`,
      FailedTasks: ({ count: n }) => `이 배포에서 실패한 task ${count(n)}개`,
      OldTasksServe: ({ running }) => `이전 리비전의 ${tasks(running)}가 아직 실행 중`,
      Bounds: ({ minCapacity, maxCapacity, cpuTarget }) =>
        `오토스케일링 최소 ${count(minCapacity)}, 최대 ${count(maxCapacity)}${cpuTarget === null ? '' : `, CPU 목표 ${f.percent(cpuTarget)}`}`,
      Scaled: ({ toCount, cause, at }) => `${f.dateTime(at)}에 ${tasks(toCount)}로 설정: "${cause}"`,
      Providers: ({ names }) => `용량 공급자: ${names}`,
      BeganAfterDeployment: ({ minutes, revision }) =>
        `${revision === null ? '배포' : `리비전 ${revision} 배포`} ${minutes < 1 ? '직후' : `${f.duration(minutes)} 뒤`} 시작됨`,
      ImageChanged: ({ container, from, to }) => `그 배포에서 바뀐 ${container} 이미지: ${from} → ${to}`,
      SizeChanged: ({ from, to }) => `그 배포에서 바뀐 task 크기: ${f.size(from)} → ${f.size(to)}`,
      CommandChanged: ({ container }) => `그 배포에서 ${container}의 command가 바뀜`,
      EnvironmentChanged: ({ container, names }) => `그 배포에서 바뀐 ${container} 환경 변수: ${names}`,
      SecretsChanged: ({ container, names }) => `그 배포에서 바뀐 ${container} 시크릿: ${names}`,
    },
    lookedAt: {
      Tasks: ({ running, desired }) => `task ${count(desired)}개 중 ${count(running)}개 실행`,
      Stops: ({ count: n, normal }) =>
        n === 0
          ? '중지된 task 없음'
          : normal === n
            ? `정상 중지된 task ${count(n)}개`
            : `중지된 task ${count(n)}개, 그중 정상 중지 ${count(normal)}개`,
      Events: ({ count: n }) => `서비스 이벤트 ${count(n)}개 확인`,
      Rollout: ({ minutes }) => `${f.duration(minutes)}째 배포 진행 중`,
      Cpu: ({ percent, highestPercent, lastWeekPercent }) =>
        `최근 3시간 CPU 평균 ${f.percent(percent)}, 최고 ${f.percent(highestPercent)}${usual(lastWeekPercent)}`,
      Memory: ({ percent, highestPercent, lastWeekPercent }) =>
        `메모리 평균 ${f.percent(percent)}, 최고 ${f.percent(highestPercent)}${usual(lastWeekPercent)}`,
      Targets: ({ healthy, total }) => `대상 ${count(total)}개 중 ${count(healthy)}개 정상`,
      Scaling: ({ minCapacity, maxCapacity, activities }) =>
        `오토스케일링 최소 ${count(minCapacity)}, 최대 ${count(maxCapacity)}, 하루 동안 변경 ${times(activities)}`,
    },
    headline: ({ title, since }) => `${title} · ${since}`,
    since: ({ at, ago, atLeast }) => `${at}부터${atLeast ? ' 또는 그 전부터' : ''}(${ago}째)`,
    sinceUnknown: '언제부터인지는 알 수 없음',
    rollBack: (revision) => `가능하면 ${revision === null ? '' : `리비전 ${revision} `}배포를 되돌려 주십시오.`,
    over: ({ from, to }) => (from === to ? `${to}, 이후에는 없음` : `${from}부터 ${to}까지, 이후에는 없음`),
    preventAgain: (action) => `지금은 끝난 일이므로 당장 할 일은 없습니다. 다시 일어나지 않게 하려면: ${action}`,
    healthy: (service) => `AWS에서 보이는 한 ${service}에 이상이 없습니다`,
    nothingFound: (service) => `${service}에서 이상을 찾지 못했지만, 모두 읽지는 못했습니다`,
    confidence: { high: '신뢰도 높음', medium: '신뢰도 보통', low: '신뢰도 낮음' },
    headings: {
      first: '먼저 할 일',
      evidence: '근거',
      also: '함께 보이는 문제',
      links: '콘솔에서 열기',
      notRead: '읽지 못한 것',
      lookedAt: '확인한 것',
      logs: '마지막 로그',
    },
    links: {
      service: '서비스',
      tasks: 'task',
      events: '이벤트',
      deployments: '배포',
      logs: '로그',
      targetGroup: '대상 그룹',
      metrics: '지표',
      quotas: 'Service Quotas',
      image: '이미지 레지스트리',
      secrets: '시크릿',
    },
    logsOf: ({ container, group }) => `${container}, 로그 그룹 ${group}`,
    noLogs: '로그가 없습니다. awslogs 드라이버를 쓰는 컨테이너가 중지되지 않았거나 로그 스트림이 비어 있습니다.',
    notRemembered:
      '중지된 태스크를 기억해 두는 저장소를 읽거나 쓸 수 없습니다. 한 시간쯤보다 먼저 중지된 태스크는 이 답변에 없습니다.',
    loading: (service) => `${service}: 원인을 살펴보고 있습니다…`,
    slack: {
      refresh: '새로 고침',
      sizeIt: '크기 추천',
      logs: '로그',
      ask: '원인 보기',
      alertNone: '그 메시지에 이 리전의 Fargate 서비스 이름이 없습니다. 어느 서비스입니까?',
      alertAmbiguous: (n) => `그 메시지에 서비스가 ${count(n)}개 나옵니다. 어느 것입니까?`,
      pick: '선택',
      choose: '서비스를 선택해 주십시오',
      notInChannel: '이 답은 본인에게만 보입니다. 봇을 채널에 초대하면 스레드에 답합니다.',
    },
  };
}
