import type { Formats } from '../formats.ts';
import type { PriceWords } from '../prices.ts';

/** What is said about prices. */
export function englishPrices(f: Formats): PriceWords {
  return {
    heading: (regions) => `Prices are known for ${f.number(regions, 0)} ${regions === 1 ? 'region' : 'regions'}`,
    everyRegion: 'every region',
    age: (days) => (days === null ? 'no day is known' : days === 0 ? 'today' : `${f.days(days)} old`),
    keptIn: (place) => `Newer prices are kept in ${place}.`,
    inStore: 'the store',
    services: { fargate: 'Fargate', lambda: 'Lambda', eks: 'EKS', 'fargate-spot': 'Fargate Spot' },
    updating: 'Reading the published prices…',
    updated: ({ what, region, published, prices, changed }) =>
      `${region}: ${what}, published ${published}, ${prices === 1 ? 'one price' : `${f.number(prices, 0)} prices`}, ${changed === 0 ? 'none changed' : `${f.number(changed, 0)} changed`}.`,
    notUpdated: ({ what, region, why }) => `${region === '' ? '' : `${region}: `}${what} stays as it was. ${why}`,
    notRefreshed: 'EC2, Savings Plans and the rest stay as they came with the program: their files are hundreds of MB.',
    unreadable: 'The prices that were kept cannot be read; those that came with the program serve.',
    noPriceIn: (region) => `No price is known in ${region}.`,
    problems: {
      Unreachable: ({ detail }) => `The file could not be fetched: ${detail}.`,
      Refused: ({ status }) => `The server answered ${status}.`,
      TooLarge: ({ mib }) => `The file is larger than ${f.number(mib, 0)} MiB.`,
      NotJson: () => 'The file is not whole: it is not JSON.',
      NotThisOffer: ({ expected }) => `The file is not the price list of ${expected}.`,
      Missing: ({ what }) => `The file is not whole: it lacks ${what}.`,
      NotAPrice: ({ what, text }) => `The file has "${text}" as the price of ${what}.`,
      Ambiguous: ({ what }) => `The file has more than one price for ${what}.`,
    },
  };
}
