import { describe, expect, it } from 'vitest';
import { articleFiles } from './article-files.ts';

const texts = [...articleFiles('en'), ...articleFiles('ko')].map((article) => ({
  name: `${article.lang}/${article.id}`,
  text: `${article.front.title}\n${article.body}\n${JSON.stringify(article.front.sources)}`,
}));

/** Claims about Fargate that are often repeated and wrong, or cannot be shown. */
const ERRORS: readonly (readonly [string, RegExp])[] = [
  ["another region's monthly prices as Seoul's", /\b(8\.76|18\.25|35\.77|72\.27|15\.18)\b/],
  ['five minutes of warning on Spot', /(five|5)[- ]minutes?[- ](warning|notice)|5분 전/i],
  ['billing by what a task really uses', /only for what (you|it) (really |actually )?uses?|사용한 만큼만/],
  ['a limit of 30 GB on EKS', /EKS[^.|\n]*\b30 ?GB/],
  ['EBS volumes limited to 200 GB', /EBS[^.|\n]*\b200 ?Gi?B/],
  ['a choice of Graviton generations', /Graviton ?[234]/],
  ['CPU units with the suffix of Kubernetes', /cpu: "?256m/],
  ['a node selector that places pods on Fargate', /compute-type: fargate/],
  ['a deprecated Lambda runtime', /nodejs1\d\.x/],
  ['the origin of the name', /Far Gate/],
  ['customers that nobody confirmed', /Samsung|Expedia|Coca-Cola|삼성|코카콜라/],
  ['a promise of faster starts', /30(초| s| seconds)? ?(→|to) ?10/],
  ['a page that has moved', /userguide\/what-is-fargate/],
  ['the retired command line', /ecs-cli (up|configure|compose)/],
];
const REGIONS = /Seoul|서울|ap-northeast-2|Tokyo|도쿄|us-east-1|us-west-2|eu-west-1/g;

describe('the articles', () => {
  it.each(ERRORS)('do not repeat %s', (_, pattern) => {
    expect(texts.filter(({ text }) => pattern.test(text)).map(({ name }) => name)).toEqual([]);
  });

  it.each(['0.04048', '0.004445'])('do not give %s as a price of Seoul', (price) => {
    const wrong = texts.filter(({ text }) =>
      [...text.matchAll(new RegExp(price.replace('.', '\\.'), 'g'))].some(({ index }) =>
        /Seoul|서울|ap-northeast-2/.test(text.slice(0, index).match(REGIONS)?.at(-1) ?? ''),
      ),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('say where and when an hourly rate was read', () => {
    const rates = texts.filter(({ text }) => /\b0\.0\d{3,}\b/.test(text));
    expect(rates.length).toBeGreaterThan(0);
    for (const { name, text } of rates) {
      expect(text.match(REGIONS), name).not.toBeNull();
      expect(text, name).toMatch(/20\d\d/);
    }
  });
});
