import type { DigestWords } from '../digest.ts';
import type { Formats } from '../formats.ts';
import { KOREAN_DIGEST_FORM } from './digest-form.ts';

/** The digest and its subscriptions, in Korean. */
export function koreanDigest(f: Formats): DigestWords {
  const count = (value: number) => f.number(value, 0);

  const utilization: (figures: Parameters<DigestWords['utilization']['cpu']>[0]) => string = (figures) => {
    const { typical, peak, predicted } = figures;
    const told = predicted === null ? '' : ` (예측 ${predicted.typical}, 최고 ${predicted.peak})`;
    return `${typical}, 최고 ${peak}${told}`;
  };

  return {
    title: 'Fargate 요약',
    headline: ({ usd, percent, total }) => `월 ${usd} 절감 가능, ${total} 중 ${percent}`,
    nothingToSave: ({ total }) => `절감할 것이 없습니다. 서비스 비용은 월 ${total}입니다`,
    quiet: ({ services, total }) =>
      `할 일이 없습니다. 서비스 ${count(services)}개, 월 ${total}, 바꿀 만한 것이 없습니다.`,
    worse: (changes) => `변경 후 나빠진 서비스 ${count(changes)}개`,
    atRisk: (services) => `크기가 부족한 서비스 ${count(services)}개`,
    more: (usd) => `지난번보다 ${usd} 많음`,
    less: (usd) => `지난번보다 ${usd} 적음`,
    same: '지난번과 같음',
    first: '이전 요약 없음',
    isNew: '새로 나옴',
    headings: {
      worse: '변경 후 나빠진 것',
      atRisk: '위험: 크기 부족',
      top: '절감액이 큰 서비스',
      applied: '바뀐 것과 실제 절감액',
      rest: '나머지',
      leftOut: '제외한 것',
    },
    applied: ({ service, from, to, promised, realised }) =>
      `${service}: ${from} → ${to}, 예상 월 ${promised}, 실제 ${realised}`,
    byHand: ({ service, from, to, effect }) =>
      `${service}: ${from} → ${to}, 추천한 크기가 아님${effect === '' ? '' : `, ${effect}`}`,
    measuring: ({ days, needed }) => `측정 중, ${count(needed)}일 중 ${count(days)}일`,
    measured: ({ days }) => `${f.days(days)} 동안 측정`,
    notMeasured: '크기가 바뀐 시각을 알 수 없어 측정하지 못함',
    utilization: {
      cpu: (figures) => `CPU ${utilization(figures)}`,
      memory: (figures) => `메모리 ${utilization(figures)}`,
    },
    worsening: {
      cpuAtCap: (duration) => `변경 후 ${duration} 동안 CPU가 한도에 닿음`,
      outOfMemory: (stops) => `변경 후 메모리 부족으로 종료된 task ${count(stops)}개`,
      tooSmall: '이제 크기가 부족함',
    },
    quieted: (services) => `미루거나 무시하기로 했거나 태그로 제외한 서비스가 ${count(services)}개 있습니다.`,
    leftOut: (services) => `${count(services)}개를 제외했습니다.`,
    csv: {
      attached: '바꿔야 할 서비스 전부를 CSV로 첨부합니다.',
      failed: '목록을 CSV로 첨부하지 못했습니다. fargate-advisor fleet --format csv로 출력할 수 있습니다.',
      missingScope: (scope) =>
        `앱에 ${scope} 권한이 없어 목록을 CSV로 첨부하지 못했습니다. 앱을 설치한 사람에게 권한을 추가해 달라고 요청하십시오.`,
    },
    notShown: (services) => `나머지 ${count(services)}개는 요약의 스레드에 나옵니다.`,
    inThread: (services) => `나머지 ${count(services)}개는 스레드에 있습니다.`,
    prices: ({ discountPercent }) =>
      discountPercent > 0
        ? `Fargate 정가에서 설정된 할인율 ${f.percent(discountPercent)}를 뺀 금액이며, 월 730시간 기준입니다.`
        : 'Fargate 정가, 월 730시간 기준이며 Savings Plans 적용 전입니다. 할인율은 앱 관리자가 설정할 수 있습니다.',
    sweeping: '요약을 만들기 위해 모든 Fargate 서비스를 살펴보고 있습니다…',
    previewNote:
      '나에게만 보입니다. 채널에서 받으려면 "신청"을 누르거나 /fargate digest weekly mon 09:00 을 입력하십시오.',
    frequencies: {
      daily: ({ time, zone }) => `매일 ${time} (${zone})`,
      weekly: ({ day, time, zone }) => `매주 ${day} ${time} (${zone})`,
      monthly: ({ day, time, zone }) => `매월 ${day} ${time} (${zone})`,
    },
    weekdays: {
      mon: '월요일',
      tue: '화요일',
      wed: '수요일',
      thu: '목요일',
      fri: '금요일',
      sat: '토요일',
      sun: '일요일',
    },
    dayOfMonth: (day) => (day === 31 ? '말일' : `${day}일`),
    filter: {
      cluster: (cluster) => `${cluster} 클러스터`,
      tag: (tag) => `태그 ${tag}`,
      owner: (owner) => `담당자 ${owner}`,
      minimum: (usd) => `절감액 ${usd} 이상`,
    },
    confirm: ({ schedule, channel }) => `${channel}에서 ${schedule} 요약을 받습니다. 저장합니까?`,
    nextRuns: (runs) => `다음 세 번: ${runs}`,
    saved: ({ schedule, next }) => `저장했습니다: ${schedule}. 다음은 ${next}입니다.`,
    posted: ({ who, schedule, next }) =>
      `${who} 님이 이 채널에 Fargate 요약을 신청했습니다: ${schedule}. 다음: ${next}`,
    changedTo: ({ schedule, next }) => `변경했습니다: ${schedule}. 다음은 ${next}입니다.`,
    postedChange: ({ who, schedule, next }) =>
      `${who} 님이 이 채널의 Fargate 요약을 변경했습니다: ${schedule}. 다음: ${next}`,
    already: (schedule) => `이 채널에는 이미 같은 요약이 있습니다: ${schedule}.`,
    cannotPost: {
      channel_not_found: '이 채널을 볼 수 없습니다. 저장하지 않았습니다.',
      not_in_channel: '이 채널에 들어가 있지 않습니다. 저장하지 않았습니다.',
      is_archived: '보관된 채널입니다. 저장하지 않았습니다.',
      token_revoked: 'Slack이 앱의 토큰을 더 이상 받지 않습니다. 저장하지 않았습니다.',
      other: 'Slack이 여기에 쓰는 것을 허용하지 않았습니다. 저장하지 않았습니다.',
    },
    tryPosting: '/invite @fargate-advisor 로 초대한 뒤 다시 저장해 주십시오.',
    noStore: '요약이 꺼져 있습니다. 앱 관리자가 먼저 ADVISOR_STORE 또는 DATABASE_URL을 설정해야 합니다.',
    noChannel: '요약에는 채널이 필요합니다. 채널에서 명령을 입력해 주십시오.',
    none: '이 채널에는 요약이 없습니다. 받으려면 /fargate digest weekly mon 09:00 을 입력하십시오',
    listHeading: (digests) => `이 채널의 요약 ${count(digests)}개`,
    homeHeading: '내가 신청한 요약',
    homeNone: '아직 신청한 요약이 없습니다.',
    homeRow: ({ schedule, channel, status }) => `${channel} 채널, ${schedule}: ${status}`,
    row: ({ schedule, owner, status }) => `${schedule}, 신청 ${owner}: ${status}`,
    active: (next) => `다음 ${next}`,
    paused: {
      asked: '일시 중지됨',
      channel_not_found: '일시 중지됨: 채널을 찾을 수 없음',
      not_in_channel: '일시 중지됨: 채널에 들어가 있지 않음',
      is_archived: '일시 중지됨: 보관된 채널',
      token_revoked: '일시 중지됨: Slack이 토큰을 받지 않음',
    },
    lastRun: ({ at, state }) => `최근 ${at}: ${state}`,
    states: {
      pending: '대기 중',
      preparing: '만드는 중',
      sending: '보내는 중',
      sent: '보냄',
      refused: 'Slack이 거부함',
      unknown: '도착했는지 알 수 없음',
      failed: '실패',
      skipped_late: '너무 늦어 건너뜀',
      cancelled: '취소됨',
    },
    changed: {
      pause: (digests) => `요약 ${count(digests)}개를 일시 중지했습니다.`,
      resume: (digests) => `요약 ${count(digests)}개를 다시 시작했습니다.`,
      stop: (digests) => `요약 ${count(digests)}개를 그만둡니다.`,
    },
    buttons: {
      save: '저장',
      subscribe: '신청',
      change: '변경',
      pause: '일시 중지',
      resume: '다시 시작',
      stop: '그만두기',
      sendAgain: '다시 보내기',
    },
    notices: {
      unknown: ({ channel, at }) =>
        `${at}의 요약이 ${channel}에 도착했는지 알 수 없습니다. Slack이 답하지 않았습니다. 채널에 없으면 다시 보내십시오.`,
      refused: ({ channel, at }) => `Slack이 ${channel}에 보낼 ${at}의 요약을 거부했습니다.`,
      failed: ({ channel, at }) => `${channel}에 보낼 ${at}의 요약을 여러 번 시도했으나 만들거나 보내지 못했습니다.`,
    },
    noticeReasons: {
      channel_not_found: '채널을 찾을 수 없어 요약을 일시 중지했습니다.',
      not_in_channel:
        '채널에 들어가 있지 않아 요약을 일시 중지했습니다. 초대한 뒤 그 채널에서 /fargate digest resume 을 입력하십시오.',
      is_archived: '보관된 채널이라 요약을 일시 중지했습니다.',
      token_revoked: 'Slack이 앱의 토큰을 받지 않아 요약을 일시 중지했습니다.',
      other: '다음 요약은 제때 옵니다.',
    },
    sendAgain: {
      accepted: '1분 안에 보냅니다.',
      notFound: '그 요약은 더 이상 알 수 없습니다.',
      notNow: '그 요약은 이미 보내는 중이거나 건너뛰었습니다.',
      stopped: '그 요약은 그만둔 것입니다.',
    },
    form: KOREAN_DIGEST_FORM,
    problems: {
      NoFrequency: () => '얼마나 자주인지 적어 주십시오: daily, weekly, monthly',
      UnknownWord: ({ typed, didYouMean }) =>
        `"${typed}"을(를) 이해하지 못했습니다.${didYouMean === undefined ? '' : ` 혹시 "${didYouMean}"입니까?`}`,
      BadTime: ({ typed }) => `"${typed}"은(는) 09:00 같은 시각이 아닙니다.`,
      BadDayOfMonth: ({ typed }) => `"${typed}"은(는) 1에서 31까지의 날짜가 아닙니다.`,
      BadTimeZone: ({ typed }) => `"${typed}"은(는) Asia/Seoul 같은 시간대가 아닙니다.`,
      DoesNotFit: ({ typed, frequency }) => `"${typed}"은(는) "${frequency}"에 맞지 않거나 두 번 있습니다.`,
    },
    examples: '예: digest weekly mon 09:00, digest daily 9, digest monthly 1 09:00 Asia/Seoul, digest list',
  };
}
