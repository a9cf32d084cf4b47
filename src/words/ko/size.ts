import type { Formats } from '../formats.ts';
import type { SizeWords } from '../words.ts';

/** The answer to `size`. */
export function koreanSize(f: Formats): SizeWords {
  const SHORT = { cpu: 'CPU 부족', memory: '메모리 부족', both: 'CPU와 메모리 부족', size: '크기 부족' };
  const least = (atLeast: boolean) => (atLeast ? '최소 ' : '');

  return {
    headline: {
      save: ({ usd, from, to, atLeast }) => `월 약 ${usd} 절감: ${from} → ${least(atLeast)}${to}`,
      costsMore: ({ usd, from, to, atLeast }) => `월 약 ${usd} 추가: ${from} → ${least(atLeast)}${to}`,
      needs: ({ short, from, to, atLeast, savedUsd, addedUsd }) => {
        const saved = savedUsd === null ? '' : `, 월 약 ${savedUsd} 절감`;
        const added = addedUsd === null ? '' : `, 월 약 ${addedUsd} 추가`;
        return `${SHORT[short]}: ${from} → ${least(atLeast)}${to}${saved}${added}`;
      },
      raiseLimits: ({ containers, size }) => `${containers}: 메모리 한도를 높이십시오. task는 ${size} 유지`,
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
    window: ({ dataMinutes, windowDays, from, to, comparableDays }) => {
      const within = windowDays === null ? '' : `(조회 기간 ${f.days(windowDays)})`;
      const base = `데이터 ${f.duration(dataMinutes)}${within}, ${from} ~ ${to}`;
      return comparableDays === null ? base : `${base}, 비교 가능 ${f.days(comparableDays)}`;
    },
    noData: '데이터 없음',
    replay: ({ days, cpuCappedMinutes, memoryOverMinutes }) =>
      `최근 ${f.days(days)} 동안 이 크기였다면 ${[
        ...(cpuCappedMinutes === null ? [] : [`CPU가 한도에 걸린 시간은 ${f.duration(cpuCappedMinutes)}`]),
        ...(memoryOverMinutes === null ? [] : [`메모리가 모자란 시간은 ${f.duration(memoryOverMinutes)}`]),
      ].join(', ')}입니다.`,
    reasons: {
      CPUOverprovisioned: '쓰는 양에 비해 CPU가 많습니다.',
      CPUUnderprovisioned: 'CPU가 부족합니다.',
      MemoryOverprovisioned: '쓰는 양에 비해 메모리가 많습니다.',
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
    cappedFor: (duration) => `CPU 한도에 걸린 시간 ${duration}`,
    cappedUnknown: 'CPU 한도에 걸린 시간 알 수 없음',
    overMemoryFor: (duration) => `메모리가 모자란 시간 ${duration}`,
    overMemoryUnknown: '메모리가 모자란 시간 알 수 없음',
    unknown: '알 수 없음',
    scaling: ({ minCapacity, maxCapacity, target, averageTasks }) =>
      `평균 task ${f.number(averageTasks)}개(${f.number(minCapacity, 0)}~${f.number(maxCapacity, 0)}개, ${target === null ? 'step에 따라' : `목표: ${target}`})`,
    requestsATask: (count) => `task당 요청 ${f.number(count, 0)}건`,
    asked: '이 답의 목표',
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
      notComputed: '크기를 계산하지 못했습니다',
    },
    cpu: 'CPU',
    memory: '메모리',
    range: ({ min, max }) => `${min} ~ ${max}`,
    noDatapoints: '데이터 없음',
    prices: ({ region, asOf, discountPercent, capacity }) => {
      const at = `(${f.date(asOf)} 기준), 월 730시간`;
      const discount = discountPercent > 0 ? `, 알려 주신 할인 ${f.percent(discountPercent)} 반영` : '';
      if (capacity === 'spot') {
        return `가격: ${region}의 AWS Fargate Spot 가격 피드${at}. Spot 가격은 바뀌며, Savings Plans는 적용되지 않습니다.`;
      }
      if (capacity === 'both') {
        return `가격: ${region}의 Fargate 정가와 AWS Fargate Spot 가격 피드${at}, 정가는 Savings Plans 적용 전${discount}.`;
      }
      return `가격: ${region}의 Fargate 정가${at}, Savings Plans 적용 전${discount}.`;
    },
    oneTask: 'task 수를 알 수 없어 task 하나를 기준으로 계산했습니다. --count로 알려 주십시오.',
    more: (count) => `외 ${f.number(count, 0)}개`,
  };
}
