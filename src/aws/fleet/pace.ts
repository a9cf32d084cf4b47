/** Keeps a sweep below the rates of one region, so that AWS need not refuse and others keep their share. */
export interface Pace {
  /** Settles when a request of the operation may leave. */
  readonly enter: (operation: string) => Promise<void>;
  /** Notes the datapoints of an answer: later metric requests wait until CloudWatch would give more. */
  readonly chargeDatapoints: (count: number) => void;
}

export interface PaceOptions {
  /** Milliseconds on any clock that only moves forward. */
  readonly elapsed: () => number;
  readonly wait: (milliseconds: number) => Promise<unknown>;
}

interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

/** ECS refills the bucket of cluster reads by 20 a second up to 50, and no other bucket of reads by less. */
const DEFAULT_RATE: Rate = { perSecond: 20, burst: 50 };

/** CloudWatch's and Application Auto Scaling's own. */
const RATES: Readonly<Record<string, Rate>> = {
  GetMetricData: { perSecond: 50, burst: 50 },
  DescribeAlarms: { perSecond: 9, burst: 9 },
  DescribeScalableTargets: { perSecond: 10, burst: 10 },
  DescribeScalingPolicies: { perSecond: 10, burst: 10 },
  DescribeScheduledActions: { perSecond: 10, burst: 10 },
};

/** CloudWatch gives 396,000 datapoints a second where the start is older than three hours; ten seconds of it at once. */
const DATAPOINTS: Rate = { perSecond: 396_000, burst: 3_960_000 };

/** A token bucket: `take` gives the milliseconds after which what was taken is there. */
function createBucket({ perSecond, burst }: Rate): (count: number, nowMs: number) => number {
  const burstMs = (burst * 1_000) / perSecond;
  let emptyUntilMs = Number.NEGATIVE_INFINITY;
  return (count, nowMs) => {
    emptyUntilMs = Math.max(emptyUntilMs, nowMs - burstMs) + (count * 1_000) / perSecond;
    return Math.max(0, emptyUntilMs - nowMs);
  };
}

/** The pace of one region of one account. */
export function createPace({ elapsed, wait }: PaceOptions): Pace {
  const buckets = new Map<string, ReturnType<typeof createBucket>>();
  const datapoints = createBucket(DATAPOINTS);

  return {
    enter: async (operation) => {
      const bucket = buckets.get(operation) ?? createBucket(RATES[operation] ?? DEFAULT_RATE);
      buckets.set(operation, bucket);
      const delayMs = Math.max(bucket(1, elapsed()), operation === 'GetMetricData' ? datapoints(0, elapsed()) : 0);
      if (delayMs > 0) await wait(delayMs);
    },
    chargeDatapoints: (count) => void datapoints(count, elapsed()),
  };
}
