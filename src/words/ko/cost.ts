import type { CostWords } from '../cost.ts';
import type { Formats } from '../formats.ts';

/** What a bill says. */
export function koreanCost(f: Formats): CostWords {
  const tasks = (count: number) => `task ${f.number(count, 0)}개`;
  const runs = (count: number) => `${f.number(count, 0)}회 실행`;
  const where = (nearest: string) => (nearest === '' ? '' : ` 가격이 있는 가장 가까운 리전은 ${nearest}입니다.`);
  return {
    headline: (d) => `${d.region}의 ${d.size} ${tasks(d.tasks)}는 월 ${d.usd}입니다`,
    headlineOfRuns: (d) =>
      `${d.region}에서 ${d.size}로 ${runs(d.runs)}${d.tasks === 1 ? '' : `(실행마다 ${tasks(d.tasks)})`}하면 월 ${d.usd}입니다`,
    totals: ({ hourly, daily, monthly }) => `시간당 ${hourly}, 하루 ${daily}, 월 ${monthly}`,
    facts: {
      hoursADay: (hours) => (hours === 24 ? '24시간 내내' : `하루 ${f.hours(hours)}`),
      runsOf: (d) => `월 ${runs(d.runs)}, 한 번에 ${d.duration}`,
      spot: (percent) => `${percent}는 Spot`,
      storage: (gib) => `스토리지 ${f.number(gib, 0)} GB`,
      commit: { '1y': 'Compute Savings Plan 1년', '3y': 'Compute Savings Plan 3년' },
      publicIp: 'task마다 퍼블릭 IPv4 주소',
    },
    items: {
      vcpu: 'vCPU',
      memory: '메모리',
      'windows-licence': 'Windows 라이선스',
      'vcpu-spot': 'vCPU(Spot)',
      'memory-spot': '메모리(Spot)',
      storage: '20 GB를 넘는 스토리지',
      'public-ipv4': '퍼블릭 IPv4',
    },
    units: { 'vCPU-hours': 'vCPU-시간', 'GB-hours': 'GB-시간', 'address-hours': '주소-시간' },
    alternatives: {
      x86: 'x86으로',
      arm64: 'Graviton(ARM)으로',
      'on-demand': '전부 온디맨드',
      spot: '전부 Spot',
      'savings-plan-1y': 'Savings Plan 1년',
      'savings-plan-3y': 'Savings Plan 3년',
      ec2: 'EC2 온디맨드',
      'around-the-clock': '24시간 내내(월 730시간)',
      '8-hours-a-day': '하루 8시간(월 243.33시간)',
      '100-hours-a-month': '월 100시간',
    },
    instances: ({ count, type }) => `EC2 온디맨드 ${type} ${f.number(count, 0)}대`,
    estimate: '추정',
    headings: { bill: '한 달 비용', alternatives: '비교', notes: '알아 둘 점' },
    columns: { what: '항목', quantity: '사용량', unitPrice: '단가', monthly: '월', difference: '차이' },
    total: '합계',
    prices: ({ region, asOf, sources }) => `${f.date(asOf)} 기준 ${region} 정가이며 세금은 제외했습니다: ${sources}.`,
    notes: {
      MonthLength: ({ hoursAMonth }) =>
        hoursAMonth === 730
          ? '한 달은 730시간으로 계산합니다.'
          : `한 달은 730시간으로 계산하며 그중 ${f.number(hoursAMonth, 2)}시간이 청구됩니다.`,
      RunMinimum: ({ durationSeconds, billedSeconds, windows }) =>
        `${f.seconds(durationSeconds)} 걸리는 실행도 ${windows ? 'Windows task의 ' : ''}최소 청구 시간인 ${f.seconds(billedSeconds)}로 청구됩니다${windows ? '(한 곳에서만 확인한 값이니 직접 확인해 주십시오)' : ''}.`,
      SpotEstimate: ({ region }) =>
        `${region}에서 이 아키텍처의 Spot 가격을 읽지 못했습니다. Spot 금액은 온디맨드 가격의 0.32배로 추정한 것입니다.`,
      CommitPaidAlways: () =>
        'Savings Plan은 아무것도 실행하지 않는 시간에도 요금을 냅니다. 하루 중 일부만 실행하면 온디맨드보다 비쌀 수 있습니다.',
      InstancesLeaveOut: ({ count, type }) =>
        `EC2는 task가 꼭 들어가는 ${type} ${f.number(count, 0)}대의 가격입니다. 배포용 여유분, 디스크, 운영하는 수고는 들어 있지 않습니다. CPU를 계속 보장하지 않는 유형(t3, t4g)은 제외했습니다.`,
      NoAlternativePrice: ({ what, region, nearest }) =>
        `비교하지 못했습니다: ${region}의 ${what} 가격을 알 수 없습니다.${where(nearest)}`,
      LeavesOut: () => '로드 밸런서, NAT 게이트웨이, 로그, 데이터 전송, 세금은 들어 있지 않습니다.',
      SpotInterrupted: () => 'Spot의 task는 2분 전에 알리고 언제든지 중단될 수 있습니다.',
    },
    problems: {
      SizeMissing: () => '비용을 계산하려면 크기가 필요합니다. vCPU와 GB를 적어 주십시오. 예: "cost 0.5 1"',
      SizeUnreadable: ({ typed }) =>
        `"${typed}"은(는) task 크기가 아닙니다. 0.5 1처럼 vCPU와 GB로, 또는 512 1024처럼 CPU 단위와 MiB로 적어 주십시오.`,
      NoSuchSize: ({ asked, nearest, holding, windows }) => {
        const what = windows ? 'Windows task' : 'task';
        const bigger =
          holding === null || f.size(holding) === f.size(nearest)
            ? ''
            : `, 요청한 크기를 담는 가장 작은 크기는 ${f.size(holding)}`;
        return `Fargate에는 ${f.size(asked)} ${what}가 없습니다. 가장 가까운 크기는 ${f.size(nearest)}${bigger}입니다.`;
      },
      WindowsOnArm: () => 'Windows task는 x86에서만 실행됩니다. arch=x86 또는 os=linux로 적어 주십시오.',
      WindowsOnSpot: () => 'Windows task는 Fargate Spot에서 실행되지 않습니다. spot=0 또는 os=linux로 적어 주십시오.',
      CommitOnSpot: ({ commit }) =>
        `Savings Plan은 Spot에 적용되지 않습니다. commit=${commit}과 함께 spot=0을 쓰거나 commit을 빼 주십시오.`,
      CommitOnWindows: ({ commit }) =>
        `Windows task의 Savings Plan 가격은 가격표에 없습니다. commit=${commit}을 빼거나 os=linux로 적어 주십시오.`,
      CommitOnRuns: ({ commit }) =>
        `Savings Plan은 24시간 내내 요금을 내지만 짧은 실행은 있다가 없어집니다. commit=${commit}을 빼거나 runs 대신 tasks와 hours를 적어 주십시오.`,
    },
    noPrice: ({ what, region, nearest }) =>
      `${region}의 ${what} 가격을 알 수 없습니다.${nearest === '' ? '' : ` 가격이 있는 가장 가까운 리전은 ${nearest}입니다. region=${nearest}로 물어봐 주십시오.`}`,
    form: {
      title: 'Fargate 비용',
      submit: '계산',
      size: 'task의 vCPU와 GB',
      sizeHint: '예: 0.5 1, 또는 CPU 단위와 MiB로 512 1024',
      tasks: 'task 수',
      hoursADay: '하루 실행 시간',
      region: '리전',
      architecture: '아키텍처',
      operatingSystem: '운영 체제',
      spotPercent: 'Spot 비율(%)',
      storageGiB: 'task의 스토리지(GB)',
      commit: 'Savings Plan',
      noCommit: '없음',
      runs: '짧은 task의 월 실행 횟수',
      durationSeconds: '한 번 실행하는 시간(예: 40s)',
      publicIp: '퍼블릭 IPv4',
      yes: '예',
      no: '아니요',
      again: '바꾸기',
    },
  };
}
