import { describe, expect, it } from 'vitest';
import { parseCommandText } from '../../src/core/command/parse-command.ts';
import { type CostEstimate, estimateCost } from '../../src/core/cost/estimate-cost.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { toCostDocument } from '../../src/render/cost-document.ts';
import { renderCostMarkdown } from '../../src/render/cost-markdown.ts';
import { renderCostText } from '../../src/render/cost-text.ts';
import { createCostView } from '../../src/render/cost-view.ts';
import { displayWidth } from '../../src/render/terminal.ts';
import { createWords } from '../../src/words/create-words.ts';

function estimateOf(text: string): CostEstimate {
  const parsed = parseCommandText(`cost ${text}`);
  if (!parsed.ok || parsed.command.name !== 'cost') throw new Error(JSON.stringify(parsed));
  const outcome = estimateCost(parsed.command, parsed.command.region ?? 'us-east-1', createPriceBook());
  if (outcome.kind !== 'billed') throw new Error(JSON.stringify(outcome));
  return outcome.estimate;
}

const words = createWords('en');

describe('the document of a bill', () => {
  it('has the keys of the contract, in its order', () => {
    const document = toCostDocument(estimateOf('0.5 1 tasks=2'), words);

    expect(Object.keys(document).slice(0, 7)).toEqual([
      'region',
      'asOf',
      'hourlyUsd',
      'dailyUsd',
      'monthlyUsd',
      'lines',
      'alternatives',
    ]);
    expect(document).toMatchObject({ region: 'us-east-1', asOf: '2026-09-29', dailyUsd: 1.18, monthlyUsd: 36.04 });
    expect(document.lines[0]).toEqual({
      what: 'vcpu',
      unit: 'vCPU-hours',
      quantity: 730,
      unitUsd: 0.04048,
      monthlyUsd: 29.55,
    });
    expect(document.alternatives[0]).toEqual({ what: 'arm64', monthlyUsd: 28.84, differencePercent: -20 });
  });
});

describe('a bill for people', () => {
  it('says total, lines and alternatives', () => {
    const text = renderCostText(createCostView(estimateOf('0.5 1 public-ip=yes'), words), words);

    expect(text).toContain('$21.67 a month for one task of 0.5 vCPU / 1 GB in us-east-1');
    expect(text).toMatch(/Public IPv4 +730 address-hours +\$0\.005 +\$3\.65/);
    expect(text).toMatch(/On Graviton \(ARM\) +\$18\.07 +−17%/);
  });

  it.each(['en', 'ko'] as const)('keeps within the terminal, however narrow (%s)', (locale) => {
    const ours = createWords(locale);
    const view = createCostView(estimateOf('0.5 1 tasks=3 arch=arm64 spot=80 storage=50 region=ap-northeast-2'), ours);
    const lines = renderCostText(view, ours, { width: 44 }).split('\n');

    expect(lines.filter((line) => displayWidth(line) > 44)).toEqual([]);
  });

  it('is a table in Markdown', () => {
    const markdown = renderCostMarkdown(createCostView(estimateOf('1 2'), words), words);

    expect(markdown).toContain('| vCPU | 730 vCPU-hours | $0.04048 | $29.55 |');
    expect(markdown).toContain('| **Total** |  |  | **$36.04** |');
  });

  it('names the year alone where no day is known', () => {
    expect(createCostView(estimateOf('1 2 region=eu-west-1 arch=arm64'), words).prices).toContain('as of 2026:');
  });
});
