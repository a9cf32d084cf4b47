import type { CheckWords } from '../checks.ts';
import type { Formats } from '../formats.ts';

const SEVERITY = { high: '높음', medium: '보통', low: '낮음' } as const;

/** A service held against good practice, in Korean. */
export function koreanChecks(f: Formats): CheckWords {
  const count = (value: number) => f.number(value, 0);
  const containers = (names: readonly string[]) => `${names.join(', ')} 컨테이너`;
  const hour = (value: number) => `${String(value % 24).padStart(2, '0')}:00`;

  return {
    rules: {
      oversized: {
        asks: 'task 크기가 실제 사용 이력에 비해 크지 않습니다.',
        title: ({ fromCpuUnits, fromMemoryMiB, toCpuUnits, toMemoryMiB, savingsUsd }) =>
          `크기 과다: ${f.size({ cpuUnits: fromCpuUnits, memoryMiB: fromMemoryMiB })} 대신 ${f.size({ cpuUnits: toCpuUnits, memoryMiB: toMemoryMiB })}로 충분합니다${savingsUsd === null ? '' : `. 월 ${f.usd(savingsUsd)} 절감`}`,
        why: 'Fargate 요금은 사용량이 아니라 task 크기로 정해집니다.',
        fix: '더 작은 크기로 새 revision을 등록해 주십시오. 신뢰도와 전체 변경 내용은 size 명령이 보여 줍니다.',
      },
      'no-graviton': {
        asks: '이미지가 지원한다면 Graviton(ARM64)에서 실행합니다.',
        title: ({ savingsUsd, images }) =>
          `x86에서 실행 중입니다. Graviton은 20% 저렴합니다${savingsUsd === null ? '' : `(이 서비스는 월 ${f.usd(savingsUsd)})`}. 확인할 이미지 ${count(images.length)}개`,
        why: '같은 vCPU와 메모리라도 ARM64는 온디맨드와 Spot 모두 20% 저렴합니다.',
        fix: '이미지에 ARM64 빌드가 있는지는 여기서 알 수 없습니다. 각 manifest를 확인한 뒤 ARM64 revision을 등록하고 서비스 사본에서 먼저 시험해 주십시오.',
      },
      'idle-hours': {
        asks: '할 일이 없는 밤과 주말에는 실행하지 않습니다.',
        title: ({ fromHour, untilHour, weekdays, idleHoursAWeek, savingsUsd }) =>
          `일주일 168시간 중 ${f.hours(idleHoursAWeek)}은 할 일이 없습니다. 업무 시간은 ${weekdays.map(f.weekday).join(', ')} ${hour(fromHour)}~${hour(untilHour)} UTC입니다${savingsUsd === null ? '' : `. 예약 실행으로 월 최대 ${f.usd(savingsUsd)} 절감`}`,
        why: '쓰는 사람이 없어도 task 요금은 같습니다.',
        fix: '업무가 끝나면 task 수를 0으로 내리고 시작 전에 되돌려 주십시오. 그 사이에 이 서비스를 호출하는 것이 없는지 먼저 확인해 주십시오. 시각은 UTC입니다.',
      },
      'no-autoscaling': {
        asks: '부하가 변하면 task 수도 따라 변합니다.',
        title: ({ tasks, lowPercent, highPercent }) =>
          `CPU는 ${f.percent(lowPercent)}에서 ${f.percent(highPercent)} 사이로 변하는데 task는 늘 ${count(tasks)}개입니다`,
        why: 'task 수가 고정되어 있으면 밤에는 남고 최고 부하에서는 모자랍니다.',
        fix: 'Application Auto Scaling이 CPU를 목표값에 맞추게 해 주십시오. CPU보다 요청 수가 부하를 잘 나타내면 task당 요청 수를 기준으로 해 주십시오.',
      },
      'never-scales-in': {
        asks: '오토스케일링이 늘린 task를 다시 줄입니다.',
        title: ({ because, minCapacity, maxCapacity }) =>
          ({
            minimumIsMaximum: `최소와 최대가 모두 ${count(maxCapacity)}개라 오토스케일링이 아무것도 할 수 없습니다`,
            disabled: `scale-in이 꺼져 있어 task가 줄지 않습니다(${count(minCapacity)}~${count(maxCapacity)}개)`,
            noStepDown: `task를 줄이는 정책이 없어 task가 줄지 않습니다(${count(minCapacity)}~${count(maxCapacity)}개)`,
          })[because],
        why: '첫 최고 부하 뒤로 가장 큰 규모에 머물며 그 요금이 계속 나옵니다.',
        fix: '최소와 최대 사이에 여유를 두고, 줄일 수 있는 정책을 하나 두어 주십시오.',
      },
      'log-retention': {
        asks: '로그 그룹이 일정 기간 뒤 로그를 지웁니다.',
        title: ({ groups }) =>
          `보존 기간이 없는 로그 그룹 ${count(groups.length)}개: ${groups.map(({ name }) => name).join(', ')}`,
        why: 'CloudWatch Logs는 따로 정하지 않으면 로그를 영구히 보관하고 매달 요금을 받습니다.',
        fix: '보존 기간을 정해 주십시오. 법으로 더 오래 보관해야 하는 것은 S3로 옮길 수 있습니다.',
      },
      'nat-instead-of-endpoints': {
        asks: '이미지와 로그가 NAT 게이트웨이를 거치지 않습니다.',
        title: ({ natGateways, natGiB }) =>
          `이 리전의 NAT 게이트웨이 ${count(natGateways)}개가 30일 동안 ${count(natGiB)} GiB를 처리했는데, 레지스트리나 로그용 엔드포인트가 없습니다`,
        why: 'NAT 게이트웨이는 AWS 안에 머무는 이미지와 로그에도 GB마다 요금을 받습니다. 누구의 트래픽인지는 지표로 알 수 없습니다.',
        fix: 'NAT 요금과 엔드포인트 요금(엔드포인트와 가용 영역마다 시간당 요금, S3 게이트웨이는 무료)을 비교한 뒤 이득이 되는 것을 만들어 주십시오.',
      },
      'spot-without-base': {
        asks: 'Fargate Spot을 쓸 때 적어도 task 하나는 온디맨드로 실행합니다.',
        title: ({ tasks }) =>
          tasks > 1
            ? `온디맨드로 실행되는 task가 보장되지 않습니다. ${count(tasks)}개 모두 Spot일 수 있습니다`
            : '하나뿐인 task가 Spot에서 실행될 수 있습니다',
        why: 'Spot은 2분 전 통보로 모든 task를 한꺼번에 회수할 수 있고, ECS는 온디맨드로 대신하지 않습니다.',
        fix: 'FARGATE의 base를 1 이상으로 두고 나머지를 Spot으로 실행해 주십시오.',
      },
      'single-task': {
        asks: '언제나 task가 두 개 이상 실행됩니다.',
        title: ({ isMinimum }) =>
          isMinimum ? '오토스케일링이 task 하나까지 줄일 수 있습니다' : 'task 하나로만 실행됩니다',
        why: 'task가 하나면 재시작, 배포 실패, 가용 영역 장애가 모두 서비스 중단이 됩니다.',
        fix: '두 개를 실행해 주십시오. 더 작은 task 두 개가 같은 비용인 경우가 많습니다. 하나만 실행해야 한다면 이유를 적고 이 규칙을 꺼 주십시오.',
      },
      'unrelated-containers': {
        asks: 'task 하나에는 프로그램 하나와 그것을 돕는 컨테이너만 있습니다.',
        title: ({ groups }) =>
          `task 하나가 모든 일을 합니다. 서로 관련 없는 컨테이너: ${groups.map((names) => names.join(' + ')).join(', ')}`,
        why: '함께 크기가 정해지고 함께 늘어나고 함께 배포되며, 하나가 멈추면 나머지도 멈춥니다.',
        fix: '각각 별도의 task 정의와 서비스로 나누어 주십시오. 사이드카(프록시, 로그 라우터, 에이전트)는 그대로 함께 둡니다.',
      },
      'platform-version': {
        asks: '플랫폼 버전이 LATEST이거나 아직 지원되는 버전입니다.',
        title: ({ version, latest, endedOn }) =>
          `플랫폼 버전 ${version}은(는) 종료되었습니다${endedOn === null ? '' : `(${f.date(endedOn)})`}. 최신 버전은 ${latest}입니다`,
        why: '종료된 버전에서는 새 task가 시작되지 않고 보안 업데이트도 없습니다.',
        fix: 'LATEST로 배포해 주십시오.',
      },
      'no-health-check': {
        asks: '로드 밸런서나 컨테이너 health check가 프로그램이 살아 있는지 확인합니다.',
        title: ({ containers: names }) => `${containers(names)}: health check도, 확인해 주는 로드 밸런서도 없습니다`,
        why: '멈춘 프로그램이 자리를 지키고, 응답하기 전에 배포가 끝난 것으로 처리됩니다.',
        fix: '프로그램이 응답하는 health check를 추가해 주십시오. 명령은 이미지 안에 있어야 하며 경로는 실제 값으로 바꾸어 주십시오.',
      },
      'no-circuit-breaker': {
        asks: '시작하지 못하는 배포는 멈추고 되돌립니다.',
        title: ({ isOn }) => (isOn ? '배포 circuit breaker가 롤백을 하지 않습니다' : '배포 circuit breaker가 없습니다'),
        why: 'ECS는 고장 난 revision을 계속 다시 시도하고, 마지막 정상 revision으로 저절로 돌아가지 않습니다.',
        fix: '롤백과 함께 circuit breaker를 켜 주십시오.',
      },
      'short-stop-timeout': {
        asks: 'Spot에서는 컨테이너가 SIGTERM 뒤의 2분을 모두 쓸 수 있습니다.',
        title: ({ containers: names, seconds }) =>
          `${containers(names)}: Spot은 2분을 주는데 SIGTERM 뒤 ${f.seconds(seconds)} 만에 강제 종료됩니다`,
        why: '시간이 남아 있는데도 끝내지 못한 일이 사라집니다.',
        fix: 'stopTimeout을 120으로 두고, 프로그램이 SIGTERM에 스스로 끝나는지 확인해 주십시오.',
      },
      'storage-near-full': {
        asks: '임시 스토리지에 여유가 있습니다.',
        title: ({ usedGiB, reservedGiB }) =>
          `임시 스토리지가 거의 찼습니다: ${f.number(reservedGiB)} GiB 중 ${f.number(usedGiB)} GiB`,
        why: '디스크가 차면 다음 쓰기에서 task가 실패합니다. 풀린 이미지도 용량에 포함됩니다.',
        fix: '임시 스토리지를 늘리거나(21~200 GiB, 20 GiB 초과분은 유료) 덜 쓰게 해 주십시오.',
      },
      'no-logs': {
        asks: '모든 컨테이너가 출력을 어딘가로 보냅니다.',
        title: ({ containers: names }) => `${containers(names)}: 로그 설정이 없습니다`,
        why: '출력이 task와 함께 사라져 왜 끝났는지 알 수 없습니다.',
        fix: 'CloudWatch Logs로 보내 주십시오. 실행 역할에 logs:CreateLogStream과 logs:PutLogEvents가 필요하고 로그 그룹이 있어야 합니다.',
      },
      'latest-image': {
        asks: '이미지를 버전이나 digest로 지정합니다.',
        title: ({ containers: names }) => `${containers(names)}: 이미지를 "latest"로 지정했습니다`,
        why: '같은 revision의 task라도 다른 프로그램이 실행될 수 있고, 되돌아갈 곳이 없습니다.',
        fix: '시험한 버전, 더 좋게는 digest를 지정해 주십시오.',
      },
      'plain-secrets': {
        asks: '평문 환경 변수에 비밀 값이 없습니다.',
        title: ({ variables }) =>
          `평문 환경 변수의 비밀 값: ${variables.flatMap(({ container, names }) => names.map((name) => `${container}/${name}`)).join(', ')}`,
        why: 'task 정의를 볼 수 있는 사람은 누구나 읽을 수 있고 배포 로그에도 남습니다.',
        fix: '값을 Parameter Store나 Secrets Manager에 넣고, 변수를 지운 뒤 secrets에 이름을 적고, 실행 역할에 읽기 권한을 주십시오. 이미 노출된 값이므로 값도 바꾸어 주십시오.',
      },
      'wildcard-role': {
        asks: 'task 역할은 이름을 적은 작업만 허용합니다.',
        title: ({ role, wildcardActions, allBut }) => {
          const everything = allBut === null ? [] : [`${allBut.join(', ')} 외의 모든 작업`];
          return `task 역할 ${role}이(가) 모든 리소스에 허용하는 작업: ${[...wildcardActions, ...everything].join(', ')}`;
        },
        why: '프로그램을 장악한 사람도 같은 일을 할 수 있습니다.',
        fix: '역할이 실제로 쓴 작업을 확인하고 필요한 리소스에 그것만 허용해 주십시오. 권한 경계(permissions boundary)가 더 좁게 막을 수 있지만 읽지 않습니다.',
      },
      'shared-role': {
        asks: 'task 역할과 실행 역할이 다릅니다.',
        title: ({ role }) => `task 역할과 실행 역할이 같습니다: ${role}`,
        why: '시작할 때만 필요한 이미지 가져오기와 비밀 값 읽기를 프로그램도 할 수 있습니다.',
        fix: '프로그램에 필요한 권한만 가진 별도의 역할을 주십시오.',
      },
      'root-user': {
        asks: '컨테이너가 root가 아닌 사용자로, privileged 없이 실행됩니다.',
        title: ({ root, unset, privileged }) =>
          [
            ...(privileged.length > 0 ? [`privileged: ${privileged.join(', ')}`] : []),
            ...(root.length > 0 ? [`root로 실행: ${root.join(', ')}`] : []),
            ...(unset.length > 0 ? [`사용자 미지정(이미지가 정함): ${unset.join(', ')}`] : []),
          ].join('; '),
        why: '프로그램을 벗어난 공격자가 컨테이너 전체를 차지합니다. 이미지 대부분은 따로 정하지 않으면 root로 실행됩니다.',
        fix: '사용자를 지정해 주십시오. 이미지의 파일을 그 사용자가 읽을 수 있어야 합니다.',
      },
      'writable-root': {
        asks: '루트 파일 시스템이 읽기 전용입니다.',
        title: ({ containers: names }) => `${containers(names)}: 루트 파일 시스템에 쓸 수 있습니다`,
        why: '침입자가 프로그램 파일을 바꾸거나 파일을 남길 수 있습니다.',
        fix: '읽기 전용으로 하고, /tmp처럼 프로그램이 쓰는 폴더마다 볼륨을 두어 주십시오. ECS Exec은 쓸 수 있어야 동작합니다.',
      },
      'public-ip': {
        asks: 'task에 퍼블릭 주소가 없습니다.',
        title: ({ tasks, monthlyUsd }) =>
          `모든 task에 퍼블릭 IP가 붙습니다${tasks > 0 ? `: 주소 ${count(tasks)}개(월 ${f.usd(monthlyUsd)})` : ''}`,
        why: '보안 그룹이 허용하는 만큼 인터넷에서 task에 닿을 수 있고, 주소마다 요금이 나옵니다.',
        fix: '로드 밸런서 뒤의 프라이빗 서브넷에서 실행해 주십시오. 바꾸기 전에 엔드포인트나 NAT 게이트웨이로 레지스트리와 로그에 닿을 수 있어야 합니다.',
      },
    },
    notKnown: {
      Denied: ({ iamAction }) => `AWS가 거부했습니다. ${iamAction} 작업을 허용해 주십시오.`,
      Unavailable: ({ operation }) => `${operation}의 응답이 없습니다.`,
      OnlyTaskDefinition: () => 'task 정의만으로는 알 수 없습니다. 실행하는 서비스를 점검해 주십시오.',
      NotSized: () => '지표로 크기를 정할 수 없습니다. 이유는 size 명령이 보여 줍니다.',
      FewDays: ({ days, neededDays }) => `데이터가 ${f.days(days)}분뿐입니다. ${f.days(neededDays)}분이 필요합니다.`,
      NoContainerInsights: () => 'Container Insights에 수치가 없습니다. 클러스터에서 켜 주십시오.',
      ImageDecides: ({ images }) =>
        `태그에 x86이 적혀 있습니다(${images}). ARM64 빌드가 있는지는 레지스트리에서만 알 수 있습니다.`,
    },
    severity: SEVERITY,
    headline: ({ findings, counts }) => `고칠 점 ${count(findings)}가지: ${counts}`,
    nothingFound: ({ passed }) => `고칠 점 없음: 규칙 ${count(passed)}개 통과`,
    count: ({ count: number, severity }) => `${SEVERITY[severity]} ${count(number)}`,
    scope: ({ what, region, rules }) =>
      `${region === null ? '' : `${region}의 `}${what}, 모범 사례 규칙 ${count(rules)}개로 점검`,
    headings: {
      passed: '통과',
      notRead: '읽지 못함',
      notApplicable: '해당 없음',
      skipped: '꺼 둔 규칙',
      change: '변경',
    },
    skipped: ({ rule, reason, by }) => `${rule}: ${reason} (${by === 'tag' ? '서비스 태그' : '설정'})`,
    unusableSkip: ({ rule, because }) =>
      because === 'unknownRule' ? `${rule}: 없는 규칙이라 꺼지지 않았습니다` : `${rule}: 이유가 없어 꺼지지 않았습니다`,
    inTaskDefinition: 'task 정의에서:',
    changeTooLong: '변경이 Slack에 싣기에 너무 깁니다. 명령줄에서 볼 수 있습니다.',
    loading: (service) => `${service}: 점검하고 있습니다…`,
    button: '점검',
  };
}
