import type { Formats } from '../formats.ts';
import type { PriceWords } from '../prices.ts';

/** What is said about prices. */
export function koreanPrices(f: Formats): PriceWords {
  return {
    heading: (regions) => `리전 ${f.number(regions, 0)}곳의 가격을 알고 있습니다`,
    everyRegion: '모든 리전',
    age: (days) => (days === null ? '날짜를 알 수 없음' : days === 0 ? '오늘' : `${f.days(days)} 전`),
    keptIn: (place) => `새로 읽은 가격은 ${place}에 보관합니다.`,
    inStore: '저장소',
    services: { fargate: 'Fargate', lambda: 'Lambda', eks: 'EKS', 'fargate-spot': 'Fargate Spot' },
    updating: '공개된 가격을 읽고 있습니다…',
    updated: ({ what, region, published, prices, changed }) =>
      `${region}: ${what}, ${published} 공개, 가격 ${f.number(prices, 0)}개, ${changed === 0 ? '바뀐 것 없음' : `${f.number(changed, 0)}개 바뀜`}.`,
    notUpdated: ({ what, region, why }) => `${region === '' ? '' : `${region}: `}${what} 가격은 그대로입니다. ${why}`,
    notRefreshed: 'EC2와 Savings Plan 등은 파일이 수백 MB라서 프로그램에 들어 있는 가격을 그대로 씁니다.',
    unreadable: '보관한 가격을 읽을 수 없어 프로그램에 들어 있는 가격을 씁니다.',
    noPriceIn: (region) => `${region}에는 알고 있는 가격이 없습니다.`,
    problems: {
      Unreachable: ({ detail }) => `파일을 가져올 수 없습니다: ${detail}.`,
      Refused: ({ status }) => `서버가 ${status}(으)로 답했습니다.`,
      TooLarge: ({ mib }) => `파일이 ${f.number(mib, 0)} MiB보다 큽니다.`,
      NotJson: () => '파일이 온전하지 않습니다. JSON이 아닙니다.',
      NotThisOffer: ({ expected }) => `${expected}의 가격표가 아닙니다.`,
      Missing: ({ what }) => `파일이 온전하지 않습니다. ${what} 항목이 없습니다.`,
      NotAPrice: ({ what, text }) => `${what}의 가격이 "${text}"로 적혀 있습니다.`,
      Ambiguous: ({ what }) => `${what}의 가격이 둘 이상 적혀 있습니다.`,
    },
  };
}
