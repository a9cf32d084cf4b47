import type { AbstentionFigures, WarningFigures } from '../../core/recommendation.ts';
import type { Formats } from '../formats.ts';
import { termIn } from '../term.ts';
import type { NoticeWords } from '../words.ts';

const LEVERS: Readonly<Record<WarningFigures['TargetTracking']['lever'], string>> = {
  cpu: '비용을 줄일 곳은 task의 CPU입니다',
  memory: '비용을 줄일 곳은 task의 메모리입니다',
  ratio: '비용을 줄일 곳은 task의 CPU와 메모리를 함께 바꾸는 것입니다',
  schedule: '비용을 줄일 곳은 할 일이 없는 시간대입니다',
  minimum: '비용을 줄일 곳은 최소 task 수입니다',
  target: '비용을 줄일 곳은 목표값입니다',
  none: '크게 줄일 수 있는 설정은 없습니다',
  unknown: '어느 설정에서 비용을 줄일 수 있는지 알 수 없습니다',
};

/** What a replay of the fleet lacks, by the fact that is missing. */
const MISSING: Readonly<Record<AbstentionFigures['StepScaling']['missing'], string>> = {
  taskCount: '실행된 task 수를 알 수 없습니다(Container Insights를 켜면 알 수 있습니다)',
  otherMetric: '그 지표가 task 크기에 따라 어떻게 바뀌는지 알 수 없습니다',
  alarm: '정책의 경보를 읽지 못했습니다',
  steps: '정책의 step을 알 수 없습니다',
  oneWay: '정책이 task를 늘리기만 하거나 줄이기만 하므로 나머지를 무엇이 정하는지 알 수 없습니다',
  unlike: '현재 크기로 정책을 재현해도 실제로 실행된 task 수가 나오지 않습니다',
  steadyLoad:
    '정책이 task마다 부하를 일정하게 유지해, 부하가 없어도 쓰는 메모리와 부하로 늘어난 메모리를 구분할 수 없습니다',
  noRelation: '메모리가 부하를 따라 움직이지 않아, 부하가 없을 때 쓰는 양을 알 수 없습니다',
  mixed: '다른 정책이 함께 작동합니다',
};

const SETTINGS = {
  sameShareAtTwoSizes: '두 크기에서 같은 비율로 확인',
};

const BASES = { requests: '요청이 늘면', cpu: 'CPU 사용이 늘면' } as const;

/** What could not be answered, and what to know beside the size. */
export function koreanNotices(f: Formats): NoticeWords {
  const tasks = (count: number) => `task ${f.number(count)}개`;
  const hour = (value: number) => `${String(value % 24).padStart(2, '0')}:00`;
  const money = (lever: WarningFigures['TargetTracking']['lever'], usd: number) =>
    `${LEVERS[lever]}${usd > 0 ? `(월 약 ${f.usd(usd)})` : ''}`;
  const times = (count: number) => `${f.number(count, 0)}번`;

  return {
    abstentions: {
      NotFargate: ({ launchType }) =>
        `이 서비스의 task는 Fargate에서 실행되지 않으므로(${launchType}) 정할 Fargate task 크기가 없습니다.`,
      NotEnoughHistory: ({ hours, neededHours }) =>
        `데이터가 ${hours > 0 ? `${f.hours(hours)}분뿐입니다` : '없습니다'}. 최소 ${f.hours(neededHours)}분이 필요합니다.`,
      CpuCensored: ({ pinnedMinutes, cpuUnits }) =>
        `CPU가 ${f.duration(pinnedMinutes)} 동안 한도인 ${f.cpuUnits(cpuUnits)}에 붙어 있어 그 이상의 수요는 알 수 없습니다. 새 크기는 '최소'로 읽어 주십시오.`,
      NoMemoryMetric: () => '메모리 지표가 없어 메모리는 그대로 둡니다.',
      NoTaskCount: ({ metric }) =>
        `이 서비스는 ${metric} 기준으로 task 수가 바뀌는데, 실행된 task 수를 알 수 없습니다. 클러스터에서 Container Insights를 켜면 알 수 있습니다.`,
      MixedSizes: ({ sizes }) => `크기가 다른 task가 함께 실행되어(${sizes}) 백분율을 절대량으로 바꿀 수 없습니다.`,
      StepScaling: ({ metric, missing }) =>
        `이 서비스는 ${metric} 기준의 step scaling을 사용하며, 크기를 바꿀 때 task 수가 어떻게 될지 예측할 수 없습니다. ${MISSING[missing]}.`,
      PredictiveScaling: () =>
        '이 서비스는 predictive scaling을 사용하므로, 다른 task 크기에서의 계획을 예측할 수 없습니다.',
      CustomMetricTracking: ({ metric }) =>
        `이 서비스는 자체 지표 ${metric} 기준으로 조정되는데, 이 지표가 task 크기에 따라 어떻게 바뀌는지 알 수 없습니다.`,
      MemoryTracking: ({ target, missing }) =>
        `이 서비스는 메모리 ${f.percent(target)}를 목표로 조정되므로, task당 메모리는 수요가 아니라 목표값을 따릅니다. 메모리는 그대로 둡니다. ${MISSING[missing]}.`,
      MixedPolicies: ({ policies }) =>
        `조정 정책 ${f.number(policies, 0)}개가 함께 작동하므로, 크기를 바꿀 때 task 수가 어떻게 될지 예측할 수 없습니다.`,
    },
    warnings: {
      NotRead: ({ what, why, iamAction }) => {
        if (why === 'denied')
          return `${what} 권한이 거부되었습니다. 포함하려면 ${iamAction || what} 작업을 허용해 주십시오.`;
        return `${what}: 읽을 수 없어 답의 근거에서 빠졌습니다.`;
      },
      OutOfMemoryStops: ({ count, lastAt, container, ownLimitMiB }) =>
        `${container} 컨테이너가 메모리 부족으로 ${times(count)} 종료되었습니다(마지막: ${f.dateTime(lastAt)}). ${ownLimitMiB > 0 ? `컨테이너 자체 한도 ${f.mib(ownLimitMiB)}에서 종료되었으므로 그 한도를 최소 20% 올려 주십시오. ` : ''}메모리는 줄이지 않습니다.`,
      MemoryLeakSuspected: ({ mibPerDay, hoursToLimit, isLeak }) =>
        `메모리가 하루 ${f.mib(mibPerDay)}씩 늘어 약 ${f.duration(hoursToLimit * 60)} 뒤 한도에 닿습니다. ${isLeak ? 'task의 실행 시간을 따라 늘어나므로 메모리 누수로 보이며, 메모리를 늘려도 늦춰질 뿐입니다' : '누수인지 트래픽 증가인지는 지표만으로 알 수 없습니다'}.`,
      MemoryRestartsMaskGrowth: ({ restarts, mibPerDay }) =>
        `메모리가 하루 ${f.mib(mibPerDay)}씩 늘고 있으며, task가 ${times(restarts)} 교체되어 내려갔을 뿐입니다.`,
      HeapFollowsLimit: ({ plateauPercent, setting }) =>
        `메모리가 한도의 ${f.percent(plateauPercent)}에서 일정합니다. 힙이 주어진 만큼 차지합니다(${termIn(SETTINGS, setting)}). 메모리를 바꾸면 힙도 함께 바뀝니다.`,
      StartupSpike: ({ peakVcpu, steadyVcpu, minutes, graceSeconds }) =>
        `시작할 때 ${f.duration(minutes)} 안에 최대 ${f.vcpu(peakVcpu)}를 쓰고, 그 뒤에는 ${f.vcpu(steadyVcpu)}를 씁니다. CPU가 줄면 시작이 최대 두 배까지 느려지므로 ${graceSeconds > 0 ? `health check grace period ${f.number(graceSeconds, 0)}초가 이를 감당해야 합니다` : 'health check grace period를 이에 맞게 정해 주십시오'}.`,
      WeeklyPeak: ({ weekday, hourUtc, weeks, peakVcpu, covered }) =>
        `매주 ${f.weekday(weekday)} ${String(hourUtc).padStart(2, '0')}:00 UTC 무렵 ${f.vcpu(peakVcpu)}가 필요합니다(${f.number(weeks, 0)}주에서 확인). ${covered ? '추천 크기에 반영했습니다' : '추천 크기를 넘는 부분은 한도에 걸립니다'}.`,
      MonthEndNotSeen: ({ days }) => `${f.days(days)} 안에 월말이 없어 월말 최고치는 보이지 않습니다.`,
      FewDays: ({ days }) => `데이터가 ${f.days(days)}분뿐이라 주간 최고치가 빠졌을 수 있습니다.`,
      Gaps: ({ percent }) => `조회 기간의 ${f.percent(percent)}에 데이터가 없습니다.`,
      SizeChanged: ({ changes, currentDays, comparableDays }) =>
        `조회 기간에 task 크기가 ${times(changes)} 바뀌었습니다. 절대량으로 환산해 ${f.days(comparableDays)}을 비교했고, 그중 ${f.days(currentDays)}은 현재 크기의 데이터입니다.`,
      RolloutMinutesLeftOut: ({ minutes }) =>
        `배포 중인 ${f.duration(minutes)}은 이전 task와 새 task가 함께 실행되어 제외했습니다.`,
      SingleTask: () => 'task 하나로만 실행되므로 재시작할 때마다 중단됩니다.',
      SpotOnly: () => 'Fargate Spot에서만 실행되므로 모든 task가 한꺼번에 중단될 수 있습니다.',
      NoPrice: ({ region, what, nearest }) =>
        `${region}의 ${what} 정가를 알 수 없어 절감액은 표시하지 않습니다${nearest ? `(가격이 있는 가장 가까운 리전: ${nearest})` : ''}.`,
      IgnoredByTag: ({ tag }) => `이 서비스에는 추천을 원하지 않는다는 태그 ${tag}이(가) 있습니다.`,
      TargetTracking: ({ metric, target, lever, leverMonthlyUsd }) =>
        `${metric} ${f.percent(target)}를 목표로 조정되므로 task 수가 수요를 따릅니다. ${money(lever, leverMonthlyUsd)}.`,
      RequestTracking: ({ target, lever, leverMonthlyUsd }) =>
        `task 수는 task 크기가 아니라 요청 수(task당 ${f.number(target, 0)}건)를 따릅니다. ${money(lever, leverMonthlyUsd)}.`,
      StepsReplayed: ({ metric, lever, leverMonthlyUsd }) =>
        `${metric} 기준의 step scaling을 사용하며, 크기마다 step을 재현했습니다. ${money(lever, leverMonthlyUsd)}.`,
      MemoryBase: ({ baseMiB, by }) =>
        `task 하나는 부하가 없어도 약 ${f.mib(baseMiB)}를 쓰고 ${BASES[by]} 더 씁니다. 이에 따라 메모리 크기마다 task 수를 재현했습니다.`,
      PolicyAtRest: ({ metric, target, highestPercent }) =>
        `${metric} 정책(목표 ${f.percent(target)})은 작동한 적이 없습니다. 최고치가 ${f.percent(highestPercent)}였으며, 추천 크기에서도 작동하지 않습니다.`,
      IdleHours: ({ fromHour, untilHour, weekdays, idleHoursAWeek, monthlyUsd, scheduledActions }) =>
        `확인한 모든 주에서 168시간 중 ${f.hours(idleHoursAWeek)}은 할 일이 거의 없었습니다. 일하는 시간은 ${weekdays.map(f.weekday).join(', ')} ${hour(fromHour)}~${hour(untilHour)} UTC입니다. ${scheduledActions > 0 ? '예약 작업이 있어도 이 시간에 task가 남아 있습니다. 예약으로 더 줄이면' : '이 시간에 task를 멈추거나 최소 수를 낮추도록 예약하면'} ${monthlyUsd === null ? '그만큼의 비용' : `월 최대 ${f.usd(monthlyUsd)}`}을 아낄 수 있습니다.`,
      AtMaxCapacity: ({ maxCapacity, percent }) =>
        `${f.percent(percent)}의 시간 동안 최대 ${tasks(maxCapacity)}로 목표를 넘어 실행되었습니다. 최대 수가 서비스를 막고 있으며, 여기의 task 수는 최소값입니다.`,
      ContainerFloor: ({ cpuUnits, memoryMiB, containers }) =>
        `사이드카(${containers})가 ${f.cpuUnits(cpuUnits)}와 ${f.mib(memoryMiB)}를 차지하며, 추천 크기에 그 자리를 남겼습니다.`,
      LargestSize: ({ vcpu, memoryMiB }) =>
        `수요가 가장 큰 task 크기(${f.vcpu(vcpu)}, ${f.memory(memoryMiB)})에 이르렀습니다. task 수를 늘려 주십시오.`,
      SmallSaving: ({ usd, percent }) =>
        usd === null
          ? `더 작은 크기는 일반적인 가격 비율로 약 ${f.percent(percent)} 저렴하지만 바꿀 만큼 크지 않습니다. 가격을 알 수 없어 금액은 표시하지 않습니다.`
          : `더 작은 크기로 월 ${f.usd(usd)}(${f.percent(percent)})를 아낄 수 있으나, 바꿀 만큼 크지 않습니다.`,
      ZeroTasks: () => '실행 중인 task가 없어 지금은 비용이 들지 않습니다.',
      BadDatapoints: ({ count }) =>
        `있을 수 없는 데이터(음수이거나 100%를 크게 넘는 값) ${f.number(count, 0)}개를 제외했습니다.`,
      GoalFromTag: ({ goal }) => `목표 ${goal}은(는) 서비스의 fargate-advisor:goal 태그에서 왔습니다.`,
      CpuImbalance: ({ hottestOverAverage }) =>
        `가장 바쁜 task가 평균의 ${f.number(hottestOverAverage)}배를 씁니다. 요청이 고르게 나뉘는지 확인해 주십시오.`,
      FewerBiggerTasks: ({ tasks: count, cpuUnits, memoryMiB, extraMonthlyUsd, baseMiB }) =>
        `${f.size({ cpuUnits, memoryMiB })} ${tasks(count)}로도 ${extraMonthlyUsd !== null && extraMonthlyUsd <= -1 ? `월 ${f.usd(-extraMonthlyUsd)} 적은 비용으로` : '비슷한 비용에'} 같은 일을 할 수 있습니다. 부하와 상관없이 task마다 쓰는 최대 ${f.mib(baseMiB)}가 그만큼 줄어듭니다.`,
      TwoSmallerTasks: ({ cpuUnits, memoryMiB, extraMonthlyUsd, baseMiB }) =>
        `${f.size({ cpuUnits, memoryMiB })} task 두 개로 나누면 ${extraMonthlyUsd === null ? '' : extraMonthlyUsd > 0 ? `월 ${f.usd(extraMonthlyUsd)}를 더 내고 ` : '같은 비용으로 '}하나가 중단되어도 서비스가 유지됩니다. 각 task에는 부하와 상관없이 쓰는 최대 ${f.mib(baseMiB)}와 나머지 절반이 들어갈 자리가 있습니다.`,
      BelowOneVcpu: ({ cpuUnits }) =>
        `${f.cpuUnits(cpuUnits)}에서는 바쁜 스레드 하나가 task를 가득 채웁니다. 런타임은 코어를 하나로 보고, 가비지 컬렉션이 요청 처리와 CPU를 다툽니다.`,
    },
  };
}
