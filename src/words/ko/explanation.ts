import type { ExplanationFigures } from '../../core/sizing/explanation.ts';
import type { Formats } from '../formats.ts';
import type { Sentences } from '../words.ts';

const ALTERNATIVES = { arm64: 'Graviton(ARM64)', spot: 'Fargate Spot' } as const;
const BINDING = {
  cpu: 'CPU가 크기를 정합니다',
  memory: '메모리가 크기를 정합니다',
  both: 'CPU와 메모리가 함께 크기를 정합니다',
};
const CONFIDENCE = { high: '높음', medium: '보통', low: '낮음' } as const;

/** The steps from evidence to size. */
export function koreanExplanation(f: Formats): Sentences<ExplanationFigures> {
  const price = (usd: number | null) => (usd === null ? '가격 없음' : `월 ${f.usd(usd)}`);
  const risk = (value: number) => f.number(value, 3);

  return {
    Window: ({ days, periodSeconds, gapsPercent }) =>
      `${f.days(days)}의 데이터를 ${f.number(periodSeconds, 0)}초 간격으로 보았고, ${f.percent(gapsPercent)}는 비어 있습니다.`,
    SizeHistory: ({ sizes, comparableDays, rolloutMinutes }) =>
      `적용된 task 크기는 ${f.number(sizes, 0)}가지이며, 백분율은 각각 그 시점의 크기로 환산했습니다. ${f.days(comparableDays)}을 쓰고 배포 중인 ${f.duration(rolloutMinutes)}은 제외했습니다.`,
    CpuLevel: ({ level, vcpu }) => `CPU 수요, ${level}: ${f.number(vcpu, 3)} vCPU입니다.`,
    MemoryLevel: ({ level, mib }) => `메모리 수요, ${level}: ${f.mib(mib)}입니다.`,
    Floor: ({ cpuUnits, memoryMiB, because }) =>
      `${f.cpuUnits(cpuUnits)}, ${f.mib(memoryMiB)} 미만은 고려하지 않았습니다: ${because}.`,
    Choice: ({ goal, cpuUnits, memoryMiB, cpuRisk, memoryRisk, monthlyUsd }) =>
      `${goal}: ${f.size({ cpuUnits, memoryMiB })}, 위험도는 CPU ${risk(cpuRisk)}, 메모리 ${risk(memoryRisk)}, ${price(monthlyUsd)}입니다.`,
    Binding: ({ dimension, cpuHeadroomPercent, memoryHeadroomPercent }) =>
      `${BINDING[dimension]}. 있는 크기로 올림하면 CPU ${f.percent(cpuHeadroomPercent)}, 메모리 ${f.percent(memoryHeadroomPercent)}의 여유가 남습니다.`,
    Neighbour: ({ cpuUnits, memoryMiB, extraMonthlyUsd, memoryFactor, cpuFactor }) =>
      `이웃한 크기 ${f.size({ cpuUnits, memoryMiB })}: 월 ${f.usd(extraMonthlyUsd)}를 더 내면 CPU ${f.number(cpuFactor, 2)}배, 메모리 ${f.number(memoryFactor, 2)}배입니다.`,
    Alternative: ({ what, monthlyUsd, savingsUsd }) =>
      `같은 크기를 ${ALTERNATIVES[what]}에서 쓰면 월 ${f.usd(monthlyUsd)}로, ${f.usd(savingsUsd)} 적습니다.`,
    Confidence: ({ confidence, reasons }) =>
      `신뢰도는 ${CONFIDENCE[confidence]}입니다${reasons ? `: ${reasons}` : ''}.`,
    Fleet: ({ goal, averageTasks, target, minCapacity, maxCapacity, monthlyUsd }) =>
      `${goal}, 오토스케일링 재현: 목표 ${f.percent(target)}에서 ${f.number(minCapacity, 0)}~${f.number(maxCapacity, 0)}개, 평균 task ${f.number(averageTasks)}개, ${price(monthlyUsd)}입니다.`,
  };
}
