import type { LeftOutFigures } from '../../src/core/fleet/left-out.ts';

/** One set of figures for every reason that a sweep leaves something out. */
export const SAMPLE_LEFT_OUT: LeftOutFigures = {
  NotFargate: { launchType: 'EC2' },
  IgnoredByTag: { tag: 'fargate-advisor:ignore' },
  SnoozedByTag: { tag: 'fargate-advisor:snooze-until', until: '2026-12-01' },
  OutsideServices: { tasks: 12 },
  Gone: {},
  Denied: { iamAction: 'ecs:ListServices' },
  Throttled: { operation: 'GetMetricData' },
  Unavailable: { operation: 'DescribeServices' },
  ClusterNotFound: {},
  NotSized: {},
  OverBudget: { maxApiUsd: 0.05 },
  Interrupted: { services: 31 },
  NotSwept: { tries: 5 },
};
