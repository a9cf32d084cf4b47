import type { FleetWords } from '../fleet.ts';
import type { Formats } from '../formats.ts';

/** A sweep of a fleet, in Korean. */
export function koreanFleet(f: Formats): FleetWords {
  const count = (value: number) => f.number(value, 0);

  return {
    headline: ({ usd, percent, total }) => `월 ${usd} 절감 가능, ${total} 중 ${percent}`,
    nothingToSave: ({ total }) => `절감할 만한 것이 없습니다. 서비스 비용은 월 ${total}입니다`,
    noServices: '읽은 Fargate 서비스가 없습니다',
    scope: ({ services, days, regions }) => `${regions}의 서비스 ${count(services)}개, 데이터 ${f.days(days)}`,
    findings: {
      Overprovisioned: '너무 큼',
      Underprovisioned: '부족',
      Optimized: '알맞음',
      Undetermined: '알 수 없음',
    },
    headings: { atRisk: '위험: 크기 부족', services: '서비스', leftOut: '제외한 것' },
    columns: {
      service: '서비스',
      region: '리전',
      now: '현재',
      recommended: '추천',
      saving: '절감',
      confidence: '신뢰도',
      finding: '판정',
    },
    confidence: { high: '높음', medium: '보통', low: '낮음' },
    stays: '유지',
    moreServices: (more) => `외 서비스 ${count(more)}개. --top으로 더 보고 --format json으로 전부 볼 수 있습니다`,
    leftOutCount: ({ count: many, examples }) => `${count(many)}개 (${examples})`,
    leftOut: {
      NotFargate: ({ launchType }) => `task가 Fargate에서 실행되지 않습니다(${launchType}).`,
      IgnoredByTag: ({ tag }) => `${tag} 태그가 있습니다.`,
      SnoozedByTag: ({ tag, until }) => `${tag} 태그가 있어 ${until}까지 추천하지 않습니다.`,
      OutsideServices: ({ tasks }) =>
        `서비스에 속하지 않은 실행 중 task ${count(tasks)}개(RunTask, 예약)입니다. 크기를 추천할 서비스가 없습니다.`,
      Gone: () => '읽는 동안 삭제되었습니다.',
      Denied: ({ iamAction }) =>
        iamAction === 'sts:AssumeRole'
          ? '계정의 역할을 맡을 수 없습니다. 역할 ARN과 외부 ID, 신뢰 정책을 확인해 주십시오(docs/accounts.md).'
          : `AWS가 거부했습니다. ${iamAction} 권한을 허용해 주십시오.`,
      Throttled: ({ operation }) => `AWS가 ${operation} 호출을 계속 제한했습니다.`,
      Unavailable: ({ operation }) => `${operation} 호출이 실패했습니다.`,
      ClusterNotFound: () => '그런 클러스터가 없습니다.',
      NotSized: () => 'AWS의 답을 해석할 수 없었습니다.',
      OverBudget: ({ maxApiUsd }) => `지표 요금이 허용한 $${maxApiUsd}를 넘습니다.`,
      Interrupted: ({ services }) =>
        `끝나기 전에 중단했습니다. 찾았지만 추천하지 못한 서비스는 ${count(services)}개입니다.`,
      NotSwept: ({ tries }) => `${count(tries)}번 시도했지만 끝까지 읽은 작업자가 없습니다. 원인은 로그에 있습니다.`,
    },
    api: ({ calls, minimumCalls, metrics, usd }) =>
      `AWS를 ${count(calls)}번 호출했고(최소 ${count(minimumCalls)}번) CloudWatch 지표 ${count(metrics)}개를 요청했습니다. CloudWatch 요금은 ${usd}입니다.`,
    prices: ({ discountPercent }) =>
      `Fargate 정가, 월 730시간, Savings Plans 적용 전${discountPercent > 0 ? `, 알려 주신 할인 ${f.percent(discountPercent)} 반영` : ''}.`,
    lessThan: ({ usd }) => `${usd} 미만`,
    interrupted: '끝나기 전에 중단했습니다. 지금까지의 결과입니다.',
    progress: ({ done, found, left }) =>
      `서비스 ${count(found)}개 중 ${count(done)}개${left === null ? '' : `, 약 ${left} 남음`}`,
    listing: '서비스를 찾고 있습니다…',
    resumed: ({ shards, of, at }) =>
      `이어서 진행: 클러스터 ${count(of)}개 중 ${count(shards)}개는 ${f.dateTime(at)}의 결과입니다. 처음부터 하려면 --fresh를 쓰십시오`,
    slack: {
      started: (where) => `${where}의 모든 Fargate 서비스를 추천하고 있습니다…`,
      startedNote: '서비스 100개에 30초쯤 걸립니다. 답은 여기에 나옵니다.',
      halfway: ({ done, found }) => `아직 진행 중입니다. 서비스 ${count(found)}개 중 ${count(done)}개를 마쳤습니다.`,
      handedOver: ({ done, found }) =>
        `시간이 더 걸립니다. 서비스 ${count(found)}개 중 ${count(done)}개를 마쳤습니다. 답은 다이렉트 메시지로 보내 드립니다.`,
      tooLong: ({ done, found, command }) =>
        `3시간이 넘게 걸려 서비스 ${count(found)}개 중 ${count(done)}개에서 중단했습니다. 나머지는 시간이 넉넉한 곳에서 ${command} 명령으로 보십시오.`,
      rest: (command) => `전체 결과(CSV, HTML 포함): ${command}`,
    },
    madeAt: (at) => `${f.dateTime(at)}에 만들었습니다.`,
  };
}
