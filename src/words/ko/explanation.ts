import type { LeverName } from '../../core/autoscaling/lever.ts';
import type { Doubt } from '../../core/sizing/confidence.ts';
import type { ExplanationFigures } from '../../core/sizing/explanation.ts';
import type { FloorReason } from '../../core/sizing/floors.ts';
import type { CpuLevelName, MemoryLevelName } from '../../core/sizing/risk.ts';
import type { Formats } from '../formats.ts';
import type { Sentences } from '../words.ts';

const ALTERNATIVES = { arm64: 'Graviton(ARM64)', spot: 'Fargate Spot' } as const;
const BINDING = {
  cpu: 'CPU가 크기를 정합니다',
  memory: '메모리가 크기를 정합니다',
  both: 'CPU와 메모리가 함께 크기를 정합니다',
};
const CONFIDENCE = { high: '신뢰도가 높습니다', medium: '신뢰도는 보통입니다', low: '신뢰도가 낮습니다' } as const;

const FLOORS: Readonly<Record<FloorReason, string>> = {
  memoryPeak: '한 번 쓴 메모리는 다시 필요하며 10%를 더합니다',
  plateau: '힙이 주어진 만큼 차지하므로 더 적은 필요량을 알 수 없습니다',
  hottestTask: '가장 바쁜 task가 늘 그만큼 씁니다',
  startup: '시작이 두 배 넘게 느려집니다',
  sidecars: '사이드카 자체의 한도에 필요한 자리입니다',
  heap: '힙 크기가 고정되어 있습니다',
  outOfMemory: '그보다 적은 메모리에서 컨테이너가 메모리 부족으로 종료되었습니다',
  policyAtRest: '그보다 작으면 쉬고 있던 조정 정책이 작동하기 시작합니다',
};
const LEVERS: Readonly<Record<LeverName, string>> = {
  memory: 'task의 메모리',
  cpu: 'task의 CPU',
  ratio: 'task의 CPU와 메모리',
  minimum: '최소 task 수(두 개까지)',
  target: '목표값(10% 포인트 높게, 최대 70%)',
  schedule: '할 일이 없는 시간의 예약',
};
const CPU_LEVELS: Readonly<Record<CpuLevelName, string>> = {
  recentHigh: '최근 절반의 높은 수준(99.5 백분위수)',
  lastDay: '마지막 하루의 높은 수준(99.5 백분위수)',
  busiest: '가장 바쁜 task가 나흘에 하루꼴로 닿은 최고치(최고 평균의 두 배까지)',
};
const MEMORY_LEVELS: Readonly<Record<MemoryLevelName, string>> = {
  peak: '가장 높은 데이터',
  usualPeak: '하루 최고치의 중간값',
};
const DOUBTS: Readonly<Record<Doubt, string>> = {
  abstained: '빠진 정보가 있습니다',
  fewDays: '데이터가 있는 날이 적습니다',
  gaps: '데이터에 빈 구간이 있습니다',
  littleRoom: '이 크기는 관측된 최고 부하 위에 여유가 적습니다',
  littleMemory: '메모리가 변동하는데 이 크기에는 여유가 적습니다',
  uneven: '한 task가 다른 task보다 훨씬 바쁩니다',
  coarse: '데이터 간격이 한 시간보다 깁니다',
  unsteady: '날마다 부하가 크게 다릅니다',
  outOfMemory: '메모리 부족으로 종료된 적이 있어 실제 필요량을 알 수 없습니다',
  growing: '메모리가 계속 늘고 있습니다',
};

/** The steps from evidence to size. */
export function koreanExplanation(f: Formats): Sentences<ExplanationFigures> {
  const price = (usd: number | null) => (usd === null ? '가격 없음' : `월 ${f.usd(usd)}`);
  // A floor of one dimension leaves the other at zero, which says nothing.
  const floors = (cpuUnits: number, memoryMiB: number) => [
    ...(cpuUnits > 0 ? [f.cpuUnits(cpuUnits)] : []),
    ...(memoryMiB > 0 || cpuUnits <= 0 ? [f.mib(memoryMiB)] : []),
  ];
  // Two digits that count; what is below a thousandth is nearly none.
  const risk = (value: number) => f.number(Number(value.toPrecision(2)), 3);

  return {
    Window: ({ days, periodSeconds, gapsPercent }) =>
      `${f.days(days)}의 데이터를 ${f.number(periodSeconds, 0)}초 간격으로 보았고, ${f.percent(gapsPercent)}는 비어 있습니다.`,
    SizeHistory: ({ sizes, comparableDays, rolloutMinutes }) =>
      `적용된 task 크기는 ${f.number(sizes, 0)}가지이며, 백분율은 각각 그 시점의 크기로 환산했습니다. ${f.days(comparableDays)}을 쓰고 배포 중인 ${f.duration(rolloutMinutes)}은 제외했습니다.`,
    CpuLevel: ({ level, vcpu }) => `CPU 수요, ${CPU_LEVELS[level]}: ${f.number(vcpu, 3)} vCPU입니다.`,
    MemoryLevel: ({ level, mib }) => `메모리 수요, ${MEMORY_LEVELS[level]}: ${f.mib(mib)}입니다.`,
    MemoryDrift: ({ share }) =>
      `메모리 변동은 최대로 보는 변동의 ${f.percent(100 * share)}이며, 최고치를 넘는 여유는 이 비율만큼 반영합니다.`,
    Floor: ({ cpuUnits, memoryMiB, because }) =>
      `${floors(cpuUnits, memoryMiB).join(', ')} 미만은 고려하지 않았습니다: ${FLOORS[because]}.`,
    Choice: ({ goal, cpuUnits, memoryMiB, cpuRisk, memoryRisk, priceOverBase, tradeOff, monthlyUsd }) =>
      `${goal}: ${f.size({ cpuUnits, memoryMiB })}, ${price(monthlyUsd)}입니다. 위험도(CPU ${risk(cpuRisk)}, 메모리 ${risk(memoryRisk)})에 가격의 ${f.number(tradeOff)}배를 더한 값이 가장 작습니다. 가격은 평소의 높은 수준만 담는 크기의 ${f.number(priceOverBase, 2)}배입니다.`,
    Binding: ({ dimension, cpuHeadroomPercent, memoryHeadroomPercent }) =>
      `${BINDING[dimension]}. 있는 크기로 올림하면 CPU ${f.percent(cpuHeadroomPercent)}, 메모리 ${f.percent(memoryHeadroomPercent)}의 여유가 남습니다.`,
    Neighbour: ({ cpuUnits, memoryMiB, extraMonthlyUsd, memoryFactor, cpuFactor }) =>
      `월 ${f.usd(extraMonthlyUsd)}를 더 내면 ${f.size({ cpuUnits, memoryMiB })}로 ${[
        ...(cpuFactor > 1 ? [`CPU가 ${f.number(cpuFactor, 2)}배`] : []),
        ...(memoryFactor > 1 ? [`메모리가 ${f.number(memoryFactor, 2)}배`] : []),
      ].join(', ')} 됩니다.`,
    Alternative: ({ what, monthlyUsd, savingsUsd }) =>
      `같은 크기를 ${ALTERNATIVES[what]}에서 쓰면 월 ${f.usd(monthlyUsd)}로, ${f.usd(savingsUsd)} 적습니다.`,
    Confidence: ({ confidence, doubts }) =>
      `${CONFIDENCE[confidence]}${doubts.length > 0 ? `: ${doubts.map((doubt) => DOUBTS[doubt]).join('. ')}` : ''}.`,
    Fleet: ({ goal, averageTasks, target, countsRequests, minCapacity, maxCapacity, monthlyUsd }) =>
      `${goal}, 오토스케일링 재현: ${target === null ? 'step에 따라' : `목표 ${countsRequests ? `task당 요청 ${f.number(target, 0)}건` : f.percent(target)}에서`} ${f.number(minCapacity, 0)}~${f.number(maxCapacity, 0)}개, 평균 task ${f.number(averageTasks)}개, ${price(monthlyUsd)}입니다.`,
    Lever: ({ lever, monthlyUsd }) => `${LEVERS[lever]}: 이것만 바꾸면 월 ${f.usd(monthlyUsd)}를 아낄 수 있습니다.`,
  };
}
