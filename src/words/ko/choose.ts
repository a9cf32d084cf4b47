import type { Gate } from '../../core/choice/gates.ts';
import type { ChooseWords } from '../choose.ts';
import type { Formats } from '../formats.ts';

const OPTIONS: ChooseWords['options'] = {
  lambda: 'AWS Lambda',
  fargate: 'ECS on Fargate',
  'fargate-arm64': 'ECS on Fargate(Graviton)',
  'fargate-spot': 'ECS on Fargate Spot',
  'ecs-managed-instances': 'ECS Managed Instances',
  'ecs-ec2': 'ECS on EC2',
  'eks-fargate': 'EKS on Fargate',
  'eks-ec2': 'EKS 노드 그룹',
};

/** What a choice of compute says. */
export function koreanChoose(f: Formats): ChooseWords {
  const tasks = (count: number) => `task ${f.number(count, 0)}개`;
  const percent = (value: number) => f.percent(value);
  const count = (requests: number) => {
    const rounded = Number(requests.toPrecision(requests >= 1e6 ? 3 : 2));
    return rounded >= 100_000 ? `${f.number(rounded / 10_000, 0)}만` : f.number(rounded, 0);
  };
  const lambda = (arm: boolean) => (arm ? 'ARM의 Lambda' : 'Lambda');
  const onSpot = (share: number) =>
    share === 0 ? '' : share === 100 ? ', 모두 Spot' : `, 그중 ${percent(share)}는 Spot`;
  const named = (options: readonly (keyof typeof OPTIONS)[]) => f.list(options.map((option) => OPTIONS[option]));
  const gates: ChooseWords['gates'] = {
    RuntimeTooLong: ({ limitMinutes }) =>
      `함수는 ${f.minutes(limitMinutes)}이 지나면 끝납니다. Lambda Managed Instances의 비동기 호출은 90분까지이고, durable function은 단계로 나누어야 합니다.`,
    RunsAroundTheClock: () => '24시간 내내 실행되는데, 함수는 요청에 응답하는 동안에만 실행됩니다.',
    MemoryTooLarge: ({ limitMiB }) => `최대 메모리 ${f.memory(limitMiB)}보다 더 필요합니다.`,
    VcpuTooMany: ({ limitVcpu }) => `최대 ${f.vcpu(limitVcpu)}보다 더 필요합니다.`,
    NoGpu: () => 'GPU를 쓸 수 없습니다.',
    NoWindows: () => 'Windows를 실행할 수 없습니다.',
    NoArmImages: () => 'ARM64용 이미지가 없습니다.',
    NoX86Images: () => 'x86용 이미지가 없습니다.',
    NotInterruptible: () => 'Spot은 2분 전에 알리고 task를 중지할 수 있습니다.',
    KubernetesNeeded: () => 'Kubernetes API가 필요합니다.',
    NoHostAccess: ({ kind }) =>
      ({
        network: '호스트 네트워크를 쓸 수 없습니다.',
        privileged: '특권 컨테이너를 쓸 수 없습니다.',
        image: '직접 만든 머신 이미지를 쓸 수 없습니다.',
      })[kind],
    NoDisk: () => '전용 디스크를 붙일 수 없습니다.',
    NoLongConnections: () => '함수는 연결을 오래 열어 둘 수 없습니다.',
    ImageTooLarge: ({ limitGiB }) => `이미지가 한도인 ${f.memory(limitGiB * 1024)}보다 큽니다.`,
    StartTooSlow: ({ atLeastSeconds }) => `task가 시작하는 데 ${f.seconds(atLeastSeconds)} 정도 또는 그 이상 걸립니다.`,
    DrainedAfterDays: ({ days }) => `${f.days(days)}이 지나면 실행 중인 task와 함께 인스턴스가 교체됩니다.`,
    NoServersWanted: () => '인스턴스를 직접 패치하고 교체해야 합니다.',
  };
  const gateSentence = (gate: Gate) => (gates[gate.code] as (figures: Gate['figures']) => string)(gate.figures);
  return {
    headline: ({ option, usd }) => `${option}, 월 약 ${usd}`,
    headlineUnpriced: ({ option }) => `${option}, 다만 가격은 알 수 없습니다`,
    headlineNone: '여기서 비교하는 선택지로는 실행할 수 없습니다',
    options: OPTIONS,
    gates,
    reasonsFor: {
      Cheapest: (d) => `가장 저렴합니다. 다음보다 ${percent(d.percentBelowNext)} 낮습니다.`,
      PaysOnlyRequests: (d) =>
        `요청이 없으면 비용도 없습니다. task라면 전체 시간의 ${d.busyPercent < 1 ? '1% 미만' : percent(d.busyPercent)}만 일합니다.`,
      NothingToOperate: () => '코드 말고는 운영할 것이 없습니다.',
      NoServers: () => '패치하고 채우고 확장할 서버가 없습니다.',
      StartsInASecond: () => '1초 안팎이면 시작합니다.',
      StopsByTheHour: (d) => `초 단위로 과금되므로 하루 ${f.hours(d.hoursPerDay)}만큼만 냅니다.`,
      ArmIsCheaper: (d) => `같은 x86 구성보다 ${percent(d.percent)} 저렴합니다.`,
      SpotIsCheaper: (d) => `같은 온디맨드 구성보다 ${percent(d.percent)} 저렴합니다.`,
      HasGpus: () => 'GPU를 쓸 수 있습니다.',
      HasWindows: () => 'Windows를 실행할 수 있습니다.',
      AwsPatches: () => '관리 부담이 없는 EC2입니다. AWS가 인스턴스를 고르고 패치하고 교체합니다.',
      AnyInstanceType: () =>
        '어떤 인스턴스 유형이든 쓸 수 있습니다. vCPU당 메모리, 로컬 디스크, 최신 프로세서를 고를 수 있습니다.',
      MachinesAreFull: (d) => `인스턴스가 ${percent(d.percent)} 채워집니다.`,
      KubernetesApi: () => 'Kubernetes API를 쓸 수 있습니다.',
      HostAccess: () =>
        '호스트를 직접 다룰 수 있습니다. 특권 컨테이너, 호스트 네트워크, 직접 만든 이미지를 쓸 수 있습니다.',
      CommitmentsApply: () => 'EC2 Savings Plans, 예약 인스턴스, Spot으로 인스턴스 가격을 낮출 수 있습니다.',
      OwnIsolation: () => 'task마다 격리 경계가 따로 있습니다.',
    },
    reasonsAgainst: {
      DearerThanCheapest: (d) =>
        d.percent < 100
          ? `가장 저렴한 선택보다 ${percent(d.percent)} 비쌉니다.`
          : `가격이 가장 저렴한 선택의 ${f.number(1 + d.percent / 100, 1)}배입니다.`,
      ColdStarts: () => '일부 요청은 콜드 스타트로 0.1초에서 1초 이상 늦어집니다.',
      RunsEndAfter: (d) => `한 번에 ${f.minutes(d.minutes)}까지만 실행할 수 있습니다.`,
      PaysWhileIdle: (d) => `전체 시간의 ${percent(d.idlePercent)}는 쉬면서도 비용이 나갑니다.`,
      StartsSlowly: (d) => `task 하나가 더 뜨는 데 ${f.number(d.fromSeconds, 0)}~${f.seconds(d.toSeconds)} 걸립니다.`,
      NeedsArmImages: () => '이미지를 ARM64용으로 빌드해야 합니다.',
      TwoMinutesNotice: () => 'AWS가 2분 전에 알리고 task를 중지할 수 있습니다.',
      NoFallback: () => 'Spot이 부족해도 온디맨드가 자동으로 대신하지 않습니다.',
      NothingOnSpot: () =>
        'task가 하나뿐이면 온디맨드로 두기 때문에 Spot에는 아무것도 없고, 가격도 Fargate 온디맨드 그대로입니다.',
      ServersToPatch: () => '인스턴스를 패치하고 확장하고 교체하는 일은 가격에 드러나지 않습니다.',
      MachinesAreEmpty: (d) => `인스턴스의 ${percent(d.percent)}만 쓰고 나머지 비용도 냅니다.`,
      FeePercent: (d) => `인스턴스 관리 요금으로 온디맨드 가격의 약 ${percent(d.percent)}를 냅니다.`,
      DrainedEveryTwoWeeks: () => '모든 인스턴스가 14일 안에 비워지고 교체됩니다.',
      ClusterFee: (d) => `클러스터 요금만 월 ${f.cents(d.monthlyUsd)}입니다.`,
      KubernetesToLearn: () => 'Kubernetes를 운영하고 업그레이드해야 하는데, 여기서는 필요하지 않습니다.',
      X86OnDemandOnly: () => 'EKS의 Fargate는 x86 온디맨드만 됩니다. Spot, ARM, DaemonSet을 쓸 수 없습니다.',
      NoPriceKnown: () => '가격을 알 수 없어 비교할 수 없습니다.',
      SizesInSteps: (d) => `크기가 단계별로만 있어 task의 ${percent(d.unusedPercent)}는 요청한 것보다 큽니다.`,
    },
    leavesOut: {
      LoadBalancer: '로드 밸런서',
      ApiGateway: 'API Gateway 또는 로드 밸런서',
      Logs: '로그',
      FreeTier: '프리 티어',
      SavingsPlans: 'Savings Plans',
      ImagePull: '이미지를 받는 시간',
      PublicIpv4: '퍼블릭 IPv4 또는 NAT 게이트웨이',
      NatGateway: 'NAT 게이트웨이',
      Disk: '디스크',
      People: '인스턴스를 운영하는 일',
      SpotMoves: 'Spot 가격 변동',
      SpotEstimated: '실제로 읽은 Spot 가격(추정값으로 계산)',
    },
    operations: { least: '거의 없음', low: '적음', medium: '보통', high: '많음' },
    startUp: ({ fromSeconds, toSeconds }) => `${f.number(fromSeconds, 1)}~${f.seconds(toSeconds)}`,
    shapes: {
      function: (memory) => `${memory} 함수`,
      tasks: (d) => `${d.size} ${d.pods ? `파드 ${f.number(d.tasks, 0)}개` : tasks(d.tasks)}${onSpot(d.spotPercent)}`,
      instances: (d) => `${d.type} ${f.number(d.instances, 0)}대, ${percent(d.packedPercent)} 사용`,
    },
    unpriced: {
      NoPrice: ({ what, region, nearest }) =>
        `${region}의 ${what} 가격을 알 수 없습니다${nearest === '' ? '' : `(가격이 있는 가장 가까운 리전은 ${nearest})`}`,
      RuntimeUnknown: '요청 수나 요청 하나에 걸리는 시간을 알 수 없어 가격을 계산하지 못했습니다',
      WindowsLicence: 'EC2의 Windows 가격이 가격표에 없어 계산하지 못했습니다',
      NothingFits: '가격을 아는 인스턴스 유형 중에 들어갈 만한 것이 없어 계산하지 못했습니다',
    },
    breakEven: {
      requests: ({ arm, server, requests, perSecond }) =>
        `월 요청이 ${count(requests)} 건${perSecond === '' ? '' : `(초당 ${perSecond}건)`}보다 적으면 ${lambda(arm)}가 ${server}보다 저렴합니다.`,
      always: ({ arm, server }) =>
        `요청이 몇 건이든 ${lambda(arm)}가 ${server}보다 저렴합니다. 쉬지 않고 일하는 task라도 처리하는 요청보다 비용이 더 듭니다.`,
      packed: (d) =>
        `${d.option}는 ${f.number(d.percent, 1)}% 넘게 채워서 쓸 때에만 ${d.fargate}보다 저렴합니다(${d.type}, 온디맨드).`,
      neverPacked: (d) =>
        `정가로는 ${d.option}가 ${d.fargate}보다 저렴해지지 않습니다. 가득 채운 ${d.type}도 같은 크기 Fargate 가격의 ${f.number(d.percent, 1)}%입니다.`,
    },
    otherClouds: {
      'cloud-run':
        'Google Cloud Run은 컨테이너를 요청 단위로 실행하고 0까지 줄어들며, 인스턴스 하나가 여러 요청을 처리합니다. 요청은 60분이 지나면 끝납니다.',
      'gke-autopilot':
        'GKE Autopilot은 파드 단위로 과금되는 Kubernetes로 EKS on Fargate와 가장 비슷하며 Spot, ARM, GPU를 쓸 수 있습니다.',
      'azure-container-instances':
        'Azure Container Instances는 컨테이너 그룹을 초 단위로 실행하며, 서비스 없이 실행하는 Fargate task와 가장 비슷합니다.',
    },
    problems: {
      NothingTold: () =>
        '무엇을 실행할지 알려 주세요. 예: "choose runtime=800ms requests=3M memory=512MB", "choose tasks=10 vcpu=1 memory=2GB", 또는 지금 실행 중인 서비스 이름.',
      MemoryMissing: () => 'task 하나에 필요한 메모리가 빠졌습니다. memory=512MB처럼 적어 주세요.',
      RuntimeMissing: ({ requests }) =>
        `요청 ${f.number(requests, 0)}건이 각각 얼마나 걸리는지 빠졌습니다. runtime=800ms처럼 적어 주세요.`,
      RequestsMissing: ({ runtimeMs }) =>
        `${f.duration(runtimeMs / 60_000)} 걸리는 실행이 한 달에 몇 번인지 빠졌습니다. requests=3M처럼 적거나, 24시간 내내 실행되면 tasks=를 적어 주세요.`,
      TasksTooFew: ({ tasks: asked, needed }) =>
        `${tasks(asked)}로는 이 요청을 처리할 수 없습니다. ${f.number(needed, 0)}개가 필요합니다. task 하나가 동시에 여러 요청을 처리한다면 concurrency=를 적어 주세요.`,
      WindowsOnArm: () => 'Windows는 x86에서만 실행됩니다. arch=x86 또는 os=linux를 쓰세요.',
      OnlyImpossible: ({ only, gates: shut, possible }) =>
        `${named(only)}에서는 실행할 수 없습니다. ${shut.map(gateSentence).join(' ')} ${
          possible.length === 0
            ? '여기서 비교하는 다른 선택지에서도 실행할 수 없습니다.'
            : `가능한 선택지는 ${named(possible)}입니다. only=에 더하거나 only=를 빼 주세요.`
        }`,
    },
    notes: {
      SizeRoundedUp: ({ asked, size }) =>
        `Fargate에는 ${f.size(asked)} 크기가 없습니다. 이를 담는 가장 작은 크기인 ${f.size(size)}로 계산했습니다.`,
      InterruptionNotSaid: ({ option, usd }) =>
        `Spot은 2분 전 알림 뒤에 task가 중지되어도 괜찮을 때에만 1순위입니다(아직 알려 주지 않으셨습니다). 안 된다면(interruptible=no) ${OPTIONS[option]}, 월 ${f.cents(usd)}입니다.`,
      ArmImagesNotSaid: ({ option, usd }) =>
        `Graviton은 이미지가 ARM64용으로 빌드될 때에만 1순위입니다(아직 알려 주지 않으셨습니다). 아니라면(arch=x86) ${OPTIONS[option]}, 월 ${f.cents(usd)}입니다.`,
      SingleTask: ({ option, usd }) =>
        `task가 하나면 교체되는 동안, 그리고 가용 영역에 장애가 나면 서비스가 멈춥니다. 두 개면 ${OPTIONS[option]}에서 월 ${f.cents(usd)}입니다. EC2 쪽은 이미 가용 영역 두 곳 기준으로 계산했으니 tasks=2로 비교해 보세요.`,
      SavingsPlans: ({ option, oneYearUsd, threeYearsUsd }) =>
        `${OPTIONS[option]}에 Compute Savings Plan(24시간 과금)을 쓰면 1년 약정은 월 ${f.cents(oneYearUsd)}, 3년 약정은 월 ${f.cents(threeYearsUsd)}입니다. Lambda와 EC2에도 적용되지만 Spot에는 적용되지 않습니다.`,
    },
    facts: {
      kind: { service: '서버', worker: '워커', batch: '배치 작업' },
      requests: ({ requests, runtime }) => `월 요청 ${requests}건, 건당 ${runtime}`,
      requestsOnly: (requests) => `월 요청 ${requests}건`,
      runtimeOnly: (runtime) => `한 번에 ${runtime}`,
      tasks: (count) => tasks(count),
      need: ({ vcpu, memory }) => (vcpu === null ? `각 ${memory}` : `각 ${vcpu}, ${memory}`),
      hoursADay: (hours) => (hours >= 24 ? '24시간 내내' : `하루 ${f.hours(hours)}`),
      gpus: (count) => `각 GPU ${f.number(count, 0)}개`,
      kubernetes: 'Kubernetes 필요',
      state: { shared: '공유 파일', disk: '전용 디스크' },
      hostAccess: { network: '호스트 네트워크', privileged: '특권 컨테이너', image: '직접 만든 머신 이미지' },
      longConnections: '긴 연결',
      image: (gib) => `이미지 ${f.memory(gib * 1024)}`,
      start: (seconds) => `${f.seconds(seconds)} 안에 시작`,
      interruptible: '중단되어도 됨',
      notInterruptible: '중단되면 안 됨',
      noServers: '서버 운영 안 함',
      fromMetrics: ({ service, days }) => `${f.days(days)} 동안의 ${service} 지표 기준`,
    },
    headings: {
      possible: '실행할 수 있는 곳, 저렴한 순서',
      impossible: '실행할 수 없는 곳',
      breakEven: '손익 분기점',
      otherClouds: '다른 클라우드(참고용, 가격 비교 아님)',
      notes: '알아 둘 점',
    },
    labels: {
      monthly: (usd) => `월 ${usd}`,
      without: (what) => `${what} 제외`,
      operations: '운영 부담',
      startUp: '시작 시간',
      speaksFor: '장점',
      speaksAgainst: '단점',
    },
    columns: { option: '어디서', monthly: '월', runs: '실행 구성' },
    prices: ({ region, asOf }) =>
      `${region} 정가 기준(Savings Plans와 세금 제외), 가장 오래된 가격은 ${f.date(asOf)} 기준.`,
    form: {
      title: '어디서 실행할까요',
      submit: '비교',
      again: '바꾸기',
      service: '지금 실행 중인 서비스',
      kind: '작업 종류',
      runtimeMs: '요청이나 실행 하나에 걸리는 시간',
      runtimeHint: '예: 800ms, 40s, 20m. 24시간 내내 실행되면 비워 두세요',
      requests: '월 요청 또는 실행 수',
      requestsHint: '예: 3M, 50k',
      concurrency: 'task 하나가 동시에 처리하는 요청',
      tasks: '동시에 실행되는 task',
      memoryMiB: 'task 메모리',
      memoryHint: '예: 512MB, 2GB',
      vcpu: 'task vCPU',
      hoursADay: '하루 실행 시간',
      gpus: 'task GPU',
      operatingSystem: '운영 체제',
      kubernetes: 'Kubernetes 필요',
      state: '저장하는 것',
      stateKinds: { none: '없음', shared: 'task가 공유하는 파일', disk: '전용 디스크' },
      longConnections: '연결을 오래 유지(WebSocket)',
      hostAccess: '호스트에서 필요한 것',
      hostAccessKinds: {
        none: '없음',
        network: '호스트 네트워크',
        privileged: '특권 컨테이너',
        image: '직접 만든 머신 이미지',
      },
      imageGiB: '압축을 푼 이미지 크기',
      imageHint: '예: 500MB, 12GB',
      only: '이것만 비교',
      onlyHint: '예: lambda, fargate, ecs-ec2',
      days: '서비스를 적었을 때 볼 지표 기간(일)',
      startSeconds: '시작까지 걸려도 되는 시간',
      startHint: '예: 5s, 2m',
      interruptible: '중단되어도 되나요',
      servers: '서버를 운영할 수 있나요',
      architecture: '이미지 아키텍처',
      anyArchitecture: 'x86과 ARM64',
      region: '리전',
      unknown: '모름',
      yes: '예',
      no: '아니요',
    },
  };
}
