import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../docs/scaling.md'), 'utf8');

describe('the figures of docs/scaling.md', () => {
  const datapointsOf = (days: number) => days * 288;
  const metrics = 5.5;

  it.each([
    [14, '22 million', 25],
    [56, '89 million', 6],
  ])('of %i days follow from CloudWatch’s limits', (days, datapoints, metricsAPage) => {
    expect(`${Math.round((1000 * metrics * datapointsOf(days)) / 1e6)} million`).toBe(datapoints);
    expect(Math.floor(100_800 / datapointsOf(days))).toBe(metricsAPage);
    expect(text).toContain(`${Math.ceil((1000 * metrics) / metricsAPage)}: ${metricsAPage} metrics a page`);
    const seconds = Math.round((1000 * metrics * datapointsOf(days)) / 396_000);
    expect(text).toContain(`${seconds} s`);
  });

  it('of 50,000 services add up', () => {
    expect(text).toContain(`$${((50_000 * metrics) / 1000 / 100).toFixed(2)} a sweep`);
    expect(text).toContain(`${Math.round((50 * 4190) / 10_000) * 10_000}`.replace(/000$/, ',000'));
    expect(text).toContain(`${Math.round((250 * metrics * datapointsOf(56)) / 396_000)} s`);
    expect(text).toContain(`${Math.round((50 * 62) / 60)} minutes`);
  });
});
