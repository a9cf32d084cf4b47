import { describe, expect, it } from 'vitest';
import type { Recommendation } from '../../src/core/recommendation.ts';
import { createSizeReport } from '../../src/render/size-report.ts';
import { createWords } from '../../src/words/create-words.ts';
import { sampleAnswer, sampleEvidence, sampleOption } from './sample-answer.ts';

const en = createWords('en');

function headline(overrides: Partial<Recommendation>): string {
  return createSizeReport(sampleAnswer(overrides), en).headline;
}

describe('createSizeReport', () => {
  it('puts the number first', () => {
    expect(headline({})).toBe('Save about $91 a month: 4 vCPU / 8 GB → 1 vCPU / 2 GB');
  });

  it('says "at least" when the CPU was pinned at its cap', () => {
    const recommended = sampleOption({ cpuUnits: 8192, memoryMiB: 16_384, estimatedMonthlySavingsUsd: -144.2 });
    const abstained: Recommendation['abstained'] = [
      { dimension: 'cpu', code: 'CpuCensored', figures: { pinnedMinutes: 300, cpuUnits: 4096 } },
    ];

    const reasonCodes = ['CPUUnderprovisioned'] as const;

    expect(headline({ finding: 'Underprovisioned', reasonCodes, recommended, abstained })).toBe(
      'Needs more CPU: 4 vCPU / 8 GB → at least 8 vCPU / 16 GB, for about $144 more a month',
    );
  });

  it('still names the size where there is no price', () => {
    const recommended = sampleOption({ monthlyUsd: null, estimatedMonthlySavingsUsd: null });
    const current = { cpuUnits: 4096, memoryMiB: 8192, monthlyUsd: null };

    expect(headline({ current, recommended })).toBe('Change the size: 4 vCPU / 8 GB → 1 vCPU / 2 GB');
    expect(headline({ current, recommended, finding: 'Underprovisioned' })).toBe(
      'Too small: 4 vCPU / 8 GB → 1 vCPU / 2 GB',
    );
  });

  it('keeps a size that is right and proposes no change', () => {
    const report = createSizeReport(sampleAnswer({ finding: 'Optimized', reasonCodes: [], recommended: null }), en);

    expect(report.headline).toBe('Keep 4 vCPU / 8 GB, $144 a month');
    expect(report.change).toBeNull();
  });

  it('keeps a size that is recommended again', () => {
    const recommended = sampleOption({ cpuUnits: 4096, memoryMiB: 8192, estimatedMonthlySavingsUsd: 0 });

    expect(headline({ finding: 'Optimized', recommended })).toBe('Keep 4 vCPU / 8 GB, $144 a month');
  });

  it('names the missing fact first when there is no answer', () => {
    const report = createSizeReport(
      sampleAnswer({
        finding: 'Undetermined',
        reasonCodes: [],
        recommended: null,
        options: [],
        abstained: [{ dimension: 'service', code: 'NotEnoughHistory', figures: { hours: 6, neededHours: 24 } }],
      }),
      en,
    );

    expect(report.headline).toBe('No recommendation for now at 4 vCPU / 8 GB, $144 a month');
    expect(report.why[0]).toBe('There are only 6 hours of data; at least 24 hours are needed.');
  });

  it('answers without a known size or a price list', () => {
    const none = { current: null, recommended: null, options: [], prices: null, reasonCodes: [] };

    expect(headline({ ...none, finding: 'Undetermined' })).toBe('No recommendation');
    expect(headline({ ...none, finding: 'Optimized' })).toBe('Keep the size as it is');
    expect(createSizeReport(sampleAnswer(none), en).prices).toBeNull();
  });

  it('leads with the shortage, also where the size saves money', () => {
    const recommended = sampleOption({ cpuUnits: 512, memoryMiB: 4096, estimatedMonthlySavingsUsd: 19.2 });
    const current = { cpuUnits: 1024, memoryMiB: 2048, monthlyUsd: 60 };
    const reasonCodes = ['CPUOverprovisioned', 'MemoryUnderprovisioned'] as const;
    const short = { finding: 'Underprovisioned', current, recommended } as const;

    expect(headline({ ...short, reasonCodes })).toBe(
      'Needs more memory: 1 vCPU / 2 GB → 0.5 vCPU / 4 GB, and saves about $19 a month',
    );
    // Another goal than `balanced` may give it no more of what it is short of.
    expect(headline({ ...short, reasonCodes: ['CPUUnderprovisioned'] })).toBe(
      'Save about $19 a month: 1 vCPU / 2 GB → 0.5 vCPU / 4 GB',
    );
  });

  it('says nothing of minutes that a pinned CPU or a missing metric hides', () => {
    const pinned = { dimension: 'cpu', code: 'CpuCensored', figures: { pinnedMinutes: 300, cpuUnits: 4096 } } as const;
    const unmeasured = { dimension: 'memory', code: 'NoMemoryMetric', figures: {} } as const;
    const report = (abstained: Recommendation['abstained']) => createSizeReport(sampleAnswer({ abstained }), en);

    expect(report([pinned]).why).toContain(
      'Over its last 14 days this size would have been over its memory for 0 minutes.',
    );
    expect(report([pinned]).options[0]).toMatchObject({
      capped: 'unknown',
      replay: 'CPU-capped for an unknown time, over its memory for 0 minutes',
    });
    expect(report([unmeasured]).options[0]).toMatchObject({ capped: '3 minutes', overMemory: 'unknown' });
    expect(report([pinned, unmeasured]).why.join()).not.toContain('Over its last');
  });

  it('raises the limit of a container that was killed at it, also where the task keeps its size', () => {
    const evidence = {
      ...sampleEvidence({}, [{ name: 'app', essential: true, memoryMiB: 1000 }]),
      stoppedTasks: [
        { stoppedAt: '2026-11-19T00:00:00Z', containers: [{ name: 'app', reason: 'OutOfMemoryError: killed' }] },
      ],
    };
    const report = createSizeReport(sampleAnswer({ finding: 'Optimized', recommended: null }, evidence), en);

    expect(report.headline).toBe('Raise the memory limit of app; the task keeps 4 vCPU / 8 GB');
    expect(report.change?.notes).toEqual(['Container app: memory 1000 → 1200.']);
  });

  it('counts the data and not the window', () => {
    const evidence = sampleEvidence();
    const average = new Float64Array(56 * 288).fill(Number.NaN).fill(5, 56 * 288 - 72);
    const new6Hours = { ...evidence, metrics: { ...evidence.metrics, cpuUtilization: { average } } };

    expect(createSizeReport(sampleAnswer({}, new6Hours), en).window).toMatch(
      /^6 hours of data in a window of 56 days, Nov 6, 2026 to /,
    );
    expect(createSizeReport(sampleAnswer({}, evidence), en).window).toMatch(/^13.3 days of data, Nov 6, 2026 to /);
  });

  it('counts requests where the scaling does', () => {
    const scaling = { minCapacity: 3, maxCapacity: 15, target: 1500, averageTasks: 7.5 };
    const row = (metric: string) => {
      const policies = [{ type: 'TargetTrackingScaling', metric, target: 1500 }];
      const evidence = { ...sampleEvidence(), autoscaling: { minCapacity: 3, maxCapacity: 15, policies } };
      return createSizeReport(sampleAnswer({ options: [sampleOption({ scaling })] }, evidence), en).options[0];
    };

    expect(row('ALBRequestCountPerTarget')?.scaling).toBe(
      '7.5 tasks on average, 3 to 15 at a target of 1,500 requests a task',
    );
    expect(row('ECSServiceAverageCPUUtilization')?.scaling).toContain('a target of 1,500%');
  });

  it('names the feed that Spot is priced by', () => {
    const prices = (...providers: string[]) => {
      const capacityProviders = providers.map((name) => ({ name, base: 0, weight: 1 }));
      return createSizeReport(sampleAnswer({}, sampleEvidence({ launchType: null, capacityProviders })), en).prices;
    };

    expect(prices('FARGATE_SPOT')).toBe(
      "Prices: AWS's Fargate Spot price feed in us-east-1 of Sep 29, 2026, 730 hours a month. Spot prices change, and no Savings Plan applies to them.",
    );
    expect(prices('FARGATE', 'FARGATE_SPOT')).toContain(
      "Fargate list price and AWS's Fargate Spot price feed in us-east-1",
    );
    expect(prices('FARGATE')).toContain('before Savings Plans.');
  });

  it('replays the size over the history of the service', () => {
    expect(createSizeReport(sampleAnswer(), en).why).toContain(
      'Over its last 14 days this size would have been CPU-capped for 3 minutes and over its memory for 0 minutes.',
    );
  });

  it('says how many days are comparable after a change of size', () => {
    const report = createSizeReport(
      sampleAnswer({ warnings: [{ code: 'SizeChanged', figures: { changes: 1, currentDays: 2, comparableDays: 6 } }] }),
      en,
    );

    expect(report.window).toBe('13.3 days of data, Nov 6, 2026 to Nov 20, 2026, 6 days of it comparable');
  });

  it('names the IAM action of what could not be read, once', () => {
    const denied = {
      what: 'DescribeScalingPolicies',
      why: 'denied',
      iamAction: 'application-autoscaling:DescribeScalingPolicies',
    } as const;
    const report = createSizeReport(sampleAnswer({ warnings: [{ code: 'NotRead', figures: denied }] }), en);

    expect(report.notRead).toEqual([
      'DescribeScalingPolicies was denied. To include it, allow application-autoscaling:DescribeScalingPolicies.',
    ]);
    expect(report.why.join()).not.toContain('denied');
  });

  it('names list price, region, date and the discount that was given', () => {
    const { prices } = createSizeReport({ ...sampleAnswer(), discountPercent: 20 }, en);

    expect(prices).toBe(
      'Prices: Fargate list price in us-east-1 of Sep 29, 2026, 730 hours a month, before Savings Plans, less your discount of 20%.',
    );
  });

  it('opens the service in the console of its partition', () => {
    const url = (region: string) =>
      createSizeReport(sampleAnswer({}, sampleEvidence({ region, name: 'a b' })), en).consoleUrl;

    expect(url('us-east-1')).toBe(
      'https://us-east-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/a%20b/health?region=us-east-1',
    );
    expect(url('cn-north-1')).toContain('https://cn-north-1.console.amazonaws.cn/');
    expect(url('us-gov-west-1')).toContain('https://us-gov-west-1.console.amazonaws-us-gov.com/');
  });
});
