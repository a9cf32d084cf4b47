import { describe, expect, it } from 'vitest';
import { createDigestContent, type DigestInput } from '../../../src/core/digest/content.ts';
import type { EarlierAdvice } from '../../../src/core/digest/verification.ts';
import { sampleOption } from '../../render/sample-answer.ts';
import { sampleService } from '../../render/sample-fleet.ts';

const SMALL = { cpuUnits: 1024, memoryMiB: 2048 };
const LARGE = { cpuUnits: 4096, memoryMiB: 8192 };

function saving(name: string, usd: number, confidence: 'high' | 'medium' | 'low' = 'high') {
  return sampleService(name, { confidence, recommended: sampleOption({ estimatedMonthlySavingsUsd: usd }) });
}

function tooSmall(name: string, monthlyUsd: number) {
  const recommended = sampleOption({ ...LARGE, estimatedMonthlySavingsUsd: -80 });
  return sampleService(name, { finding: 'Underprovisioned', current: { ...SMALL, monthlyUsd }, recommended });
}

function fits(name: string) {
  return sampleService(name, {
    finding: 'Optimized',
    current: { ...SMALL, monthlyUsd: 36.04 },
    recommended: null,
  });
}

function advice(name: string, overrides: Partial<EarlierAdvice> = {}): EarlierAdvice {
  return {
    service: { accountId: '123456789012', region: 'us-east-1', cluster: 'prod', name },
    finding: 'Overprovisioned',
    current: LARGE,
    recommended: SMALL,
    currentMonthlyUsd: 144.16,
    estimatedMonthlySavingsUsd: 108,
    usage: null,
    ...overrides,
  };
}

function contentOf(input: Partial<DigestInput>) {
  const sweptAt = '2026-11-23T09:00:00.000Z';
  return createDigestContent({
    sweptAt,
    services: [],
    leftOut: [],
    earlier: null,
    decisions: [],
    filter: {},
    ...input,
  });
}

const names = (items: readonly { readonly service: { readonly name: string } }[]) =>
  items.map(({ service }) => service.name);

describe('the content of a digest', () => {
  it('puts the five greatest savings first by saving times confidence', () => {
    const services = [
      saving('unsure', 200, 'low'),
      saving('sure', 100),
      saving('half', 150, 'medium'),
      ...['a', 'b', 'c'].map((name, at) => saving(name, 40 - at)),
    ];

    const content = contentOf({ services });

    expect(names(content.top)).toEqual(['sure', 'half', 'unsure', 'a', 'b']);
    expect(names(content.rest)).toEqual(['c']);
    expect(content.savingsMonthlyUsd).toBe(567);
  });

  it('lists what is too small apart, the dearest first', () => {
    const content = contentOf({ services: [tooSmall('cheap', 20), saving('web', 90), tooSmall('dear', 70)] });

    expect(names(content.atRisk)).toEqual(['dear', 'cheap']);
    expect(names(content.top)).toEqual(['web']);
    expect(content.savingsMonthlyUsd).toBe(90);
  });

  it('does not nag about what somebody snoozed or dismissed, and counts it', () => {
    const services = [saving('web', 90), saving('api', 50), tooSmall('search', 70)];
    const decide = (name: string, kind: string) => ({ service: advice(name).service, kind });

    const content = contentOf({
      services,
      decisions: [decide('web', 'snoozed'), decide('search', 'dismissed'), decide('api', 'accepted')],
    });

    expect(names([...content.atRisk, ...content.top])).toEqual(['api']);
    expect(content).toMatchObject({ quieted: 2, savingsMonthlyUsd: 50, services: 3 });
  });

  it('does not nag about what is tagged to be ignored, and counts it', () => {
    const ignored = { what: 'us-east-1/prod/audit', code: 'IgnoredByTag', figures: { tag: 'fargate-advisor:ignore' } };
    const denied = { what: 'us-west-1', code: 'Denied', figures: { iamAction: 'ecs:ListClusters' } };

    const content = contentOf({ services: [saving('web', 90)], leftOut: [ignored, denied] as DigestInput['leftOut'] });

    expect(content).toMatchObject({ quieted: 1, leftOut: [denied] });
  });

  it('says how much more could be saved than last time, and what is new', () => {
    const earlier = [
      advice('web', { estimatedMonthlySavingsUsd: 60 }),
      advice('gone', { estimatedMonthlySavingsUsd: 10 }),
    ];

    const content = contentOf({ services: [saving('web', 60), saving('api', 50)], earlier });

    expect(content.changeMonthlyUsd).toBe(40);
    expect(content.top.map(({ isNew }) => isNew)).toEqual([false, true]);
  });

  it('knows of no change where there was no digest before', () => {
    expect(contentOf({ services: [saving('web', 60)] }).changeMonthlyUsd).toBeNull();
  });

  it('says what was changed and what it truly saves, by whomever: what made things worse first', () => {
    const broken = sampleService('broken', {
      finding: 'Underprovisioned',
      current: { ...SMALL, monthlyUsd: 36.04 },
    });
    const content = contentOf({
      services: [fits('web'), fits('by-hand'), broken, saving('unchanged', 20)],
      earlier: [
        advice('web'),
        advice('by-hand', { recommended: { cpuUnits: 512, memoryMiB: 1024 }, currentMonthlyUsd: 200 }),
        advice('broken', { currentMonthlyUsd: 100 }),
        advice('unchanged'),
      ],
    });

    expect(names(content.applied)).toEqual(['broken', 'by-hand', 'web']);
    expect(content.applied.map(({ promisedMonthlyUsd }) => promisedMonthlyUsd)).toEqual([108, null, 108]);
    expect(content.applied.map(({ realisedMonthlyUsd }) => realisedMonthlyUsd)).toEqual([63.96, 163.96, 108.12]);
    expect(content.isQuiet).toBe(false);
  });

  it('lets through the cluster and the savings that the filter names, and every risk', () => {
    const elsewhere = { ...saving('batch', 500), cluster: 'other' };
    const services = [saving('web', 90), saving('api', 20), tooSmall('search', 5), elsewhere];

    const content = contentOf({ services, filter: { cluster: 'prod', minimumMonthlySavingsUsd: 50 } });

    expect(names([...content.atRisk, ...content.top])).toEqual(['search', 'web']);
    expect(content.services).toBe(3);
  });

  it('lets through the tag and the owner that the filter names, of today and of the digest before', () => {
    const tagged = (name: string, team: string) => ({ ...saving(name, 90), tags: { team } });
    const adviceOf = (name: string, team: string) => ({ ...advice(name), tags: { team } });

    const content = contentOf({
      services: [tagged('web', 'web'), tagged('etl', 'data'), saving('nobody', 90)],
      earlier: [adviceOf('web', 'web'), adviceOf('etl', 'data'), advice('nobody')],
      filter: { tag: 'team=web', owner: 'web' },
    });

    expect(content).toMatchObject({ services: 1, savingsMonthlyUsd: 90, changeMonthlyUsd: -18 });
    expect(content.top[0]?.service).not.toHaveProperty('tags');
  });

  it('is quiet when nothing is to do, and not when nothing was read', () => {
    expect(contentOf({ services: [fits('web')] }).isQuiet).toBe(true);
    expect(contentOf({ services: [] }).isQuiet).toBe(false);
  });
});
