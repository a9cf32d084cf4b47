import { describe, expect, it } from 'vitest';
import { replaySteps, stepRules } from '../../../src/core/autoscaling/step-fleet.ts';
import type { ScalingAlarm, ScalingPolicy } from '../../../src/core/evidence.ts';
import { codes, recommendationOf } from '../../support/recommend.ts';
import { dailyDemand, type FleetStory, fleetDocument } from '../../support/tracked-fleet.ts';

const OUT: ScalingPolicy & { readonly alarm: ScalingAlarm } = {
  type: 'StepScaling',
  adjustmentType: 'ChangeInCapacity',
  scaleOutCooldownSeconds: 60,
  stepAdjustments: [
    { lowerBound: 0, upperBound: 20, adjustment: 1 },
    { lowerBound: 20, adjustment: 4 },
  ],
  alarm: {
    metric: 'CPUUtilization',
    threshold: 60,
    comparison: 'GreaterThanThreshold',
    periodSeconds: 60,
    evaluationPeriods: 1,
  },
};
const BACK: typeof OUT = {
  ...OUT,
  stepAdjustments: [{ upperBound: 0, adjustment: -1 }],
  alarm: { ...OUT.alarm, threshold: 30, comparison: 'LessThanThreshold' },
};

/** Tasks a minute, of demand in vCPU a minute on tasks of 1 vCPU. */
function tasksOf(demand: number[], policies: ScalingPolicy[] = [OUT, BACK]): number[] {
  const rules = stepRules(policies);
  if (typeof rules === 'string') throw new Error(rules);
  return [...replaySteps(Float64Array.from(demand), 1, { rules, minCapacity: 1, maxCapacity: 10 }, 60).tasks];
}

describe('replaySteps', () => {
  it('takes the small step a little above the threshold and the large one far above', () => {
    // 1.35 vCPU on two tasks are 67 %, 1.9 are 95 %.
    expect(tasksOf([0.9, 1.35, 1.35]).slice(0, 3)).toEqual([2, 2, 3]);
    expect(tasksOf([0.9, 1.9, 1.9]).slice(0, 3)).toEqual([2, 2, 6]);
  });

  it('takes tasks away one step after the other, and none below the minimum', () => {
    expect(tasksOf([1.8, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1])).toEqual([4, 4, 3, 2, 1, 1, 1]);
  });

  it('rounds a share of the tasks as Application Auto Scaling does: a part of one is one, more is cut', () => {
    const share = (adjustment: number) => ({
      ...OUT,
      adjustmentType: 'PercentChangeInCapacity',
      stepAdjustments: [{ lowerBound: 0, adjustment }],
    });

    expect(tasksOf([0.9, 1.9, 0.9], [share(10), BACK])[2]).toBe(3);
    expect(tasksOf([0.9, 1.9, 0.9], [share(90), BACK])[2]).toBe(3);
    expect(tasksOf([0.9, 1.9, 0.9], [{ ...share(5), adjustmentType: 'ExactCapacity' }, BACK])[2]).toBe(5);
  });

  it('says which fact is missing', () => {
    expect(stepRules([{ type: 'StepScaling', stepAdjustments: [{ adjustment: 1 }] }])).toBe('alarm');
    expect(stepRules([{ type: 'StepScaling', alarm: OUT.alarm }])).toBe('steps');
    expect(stepRules([OUT])).toBe('oneWay');
  });
});

describe('a service that scales in steps on CPU', () => {
  const story: FleetStory = {
    cpuUnits: 2048,
    memoryMiB: 16384,
    demand: dailyDemand(1, 12),
    target: 50,
    minCapacity: 2,
    maxCapacity: 30,
    steps: { out: 70, more: 2, back: 40, fewer: 1 },
  };

  it('is replayed for each size, and says which lever holds the money', () => {
    const answer = recommendationOf(fleetDocument(story));

    expect(answer.abstained).toEqual([]);
    expect(answer.warnings.find(({ code }) => code === 'StepsReplayed')?.figures).toMatchObject({ lever: 'memory' });
    expect(answer.options[0]?.scaling?.target).toBeNull();
  });

  it('keeps its CPU where the steps do not run the tasks that ran', () => {
    const document = fleetDocument(story);
    document.metrics.runningTaskCount = document.metrics.runningTaskCount.map(
      (_: number, i: number) => 2 + 9 * (i % 2),
    );

    const answer = recommendationOf(document);

    expect(answer.abstained).toMatchObject([{ code: 'StepScaling', figures: { missing: 'unlike' } }]);
    for (const option of answer.options) expect(option.cpuUnits).toBe(2048);
  });

  it('on a metric of its own keeps its CPU, and names the metric', () => {
    const document = fleetDocument(story);
    for (const policy of document.autoscaling.policies) {
      policy.metric = 'QueueDepth';
      policy.alarm.metric = 'QueueDepth';
    }

    expect(codes(recommendationOf(document).abstained)).toEqual(['StepScaling']);
    expect(recommendationOf(document).abstained[0]?.figures).toEqual({ metric: 'QueueDepth', missing: 'otherMetric' });
  });
});
