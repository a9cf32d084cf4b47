import type { Formats } from '../formats.ts';
import type { SizeWords } from '../words.ts';

/** The answer to `size`. */
export function koreanSize(f: Formats): SizeWords {
  const least = (atLeast: boolean) => (atLeast ? '최소 ' : '');

  return {
    headline: {
      save: ({ usd, from, to, atLeast }) => `월 약 ${usd} 절감: ${from} → ${least(atLeast)}${to}`,
      costsMore: ({ usd, from, to, atLeast }) => `월 약 ${usd} 추가: ${from} → ${least(atLeast)}${to}`,
      needs: ({ from, to, atLeast }) => `크기 부족: ${from} → ${least(atLeast)}${to}`,
      change: ({ from, to }) => `크기 변경: ${from} → ${to}`,
      keep: ({ size, usd }) => (usd === null ? `${size} 유지` : `${size} 유지, 월 ${usd}`),
      keepUnknownSize: '현재 크기 유지',
      undetermined: '추천 없음',
      undeterminedAt: ({ size, usd }) =>
        usd === null ? `현재 ${size}, 아직 추천 없음` : `현재 ${size}, 월 ${usd}, 아직 추천 없음`,
      underprovisioned: ({ size }) => `${size}: 크기 부족`,
    },
    title: ({ service, region }) => `${service}, ${region}`,
    confidence: { high: '신뢰도 높음', medium: '신뢰도 보통', low: '신뢰도 낮음' },
    window: ({ days, from, to, comparableDays }) => {
      const base = `데이터 ${f.days(days)}, ${from} ~ ${to}`;
      return comparableDays === null ? base : `${base}, 비교 가능 ${f.days(comparableDays)}`;
    },
    noData: '데이터 없음',
    replay: ({ days, cpuCappedMinutes, memoryOverMinutes }) =>
      `최근 ${f.days(days)}에 이 크기였다면 CPU가 한도에 걸린 시간은 ${f.duration(cpuCappedMinutes)}, 메모리를 넘은 시간은 ${f.duration(memoryOverMinutes)}입니다.`,
    reasons: {
      CPUOverprovisioned: 'CPU가 쓰는 양보다 많습니다.',
      CPUUnderprovisioned: 'CPU가 부족합니다.',
      MemoryOverprovisioned: '메모리가 쓰는 양보다 많습니다.',
      MemoryUnderprovisioned: '메모리가 부족합니다.',
    },
    goals: {
      cost: { name: 'cost', what: '가장 낮은 가격, 약간의 위험' },
      balanced: { name: 'balanced', what: '가격과 위험의 균형' },
      safe: { name: 'safe', what: '가장 낮은 위험' },
    },
    monthly: (usd) => `월 ${usd}`,
    noPrice: '가격 없음',
    saves: (usd) => `${usd} 절감`,
    adds: (usd) => `${usd} 추가`,
    samePrice: '같은 가격',
    cappedFor: (duration) => `CPU 한도 ${duration}`,
    overMemoryFor: (duration) => `메모리 초과 ${duration}`,
    scaling: ({ minCapacity, maxCapacity, target, averageTasks }) =>
      `평균 task ${f.number(averageTasks)}개, 목표 ${f.percent(target)}에서 ${f.number(minCapacity, 0)}~${f.number(maxCapacity, 0)}개`,
    asked: '요청한 목표',
    columns: {
      goal: '목표',
      size: 'task 크기',
      monthly: '월 비용',
      saving: '절감',
      capped: 'CPU 한도',
      overMemory: '메모리 초과',
    },
    headings: {
      why: '근거',
      options: '선택지',
      change: '붙여 넣을 변경',
      utilization: '사용률',
      notRead: '읽지 못한 것',
      explanation: '크기를 정한 과정',
    },
    cpu: 'CPU',
    memory: '메모리',
    range: ({ min, max }) => `${min} ~ ${max}`,
    noDatapoints: '데이터 없음',
    prices: ({ region, asOf, discountPercent }) =>
      `가격: ${region} Fargate 정가(${f.date(asOf)} 기준), 월 730시간, Savings Plans 적용 전${discountPercent > 0 ? `, 알려 주신 할인 ${f.percent(discountPercent)} 반영` : ''}.`,
    more: (count) => `외 ${f.number(count, 0)}개`,
  };
}
