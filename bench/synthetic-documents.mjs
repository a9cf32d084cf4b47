const DAYS = 14;
const PERIOD_SECONDS = 300;
const PERIODS_A_DAY = 86_400 / PERIOD_SECONDS;
const PERIODS = DAYS * PERIODS_A_DAY;
const START = Date.UTC(2026, 10, 7);
const SIZES = [
  { cpuUnits: 256, memoryMiB: 512 },
  { cpuUnits: 512, memoryMiB: 2048 },
  { cpuUnits: 1024, memoryMiB: 4096 },
  { cpuUnits: 2048, memoryMiB: 8192 },
  { cpuUnits: 4096, memoryMiB: 16_384 },
];

/** Every fifth service is under CPU target tracking, which makes the engine replay its fleet. */
const TRACKED_EVERY = 5;

/**
 * Evidence documents of 14 days at 5 minutes, one a line, the same for the same seed: a day's and a week's shape, noise,
 * short spikes and a gap, CPU and memory with Average and Maximum, rounded to three decimals.
 */
export function syntheticDocuments(count, seed = 1) {
  return Array.from({ length: count }, (_, index) => JSON.stringify(syntheticDocument(index, seed)));
}

function syntheticDocument(index, seed) {
  const random = createRandom(seed * 100_003 + index);
  const size = SIZES[Math.floor(random() * SIZES.length)];
  const isTracked = index % TRACKED_EVERY === TRACKED_EVERY - 1;
  const cpu = cpuSeries(random, isTracked);
  const memory = memorySeries(random);
  const tasks = cpu.demand.map((demand) => Math.min(12, Math.max(2, Math.ceil(demand / 8))));
  return {
    schema: 'fargate-advisor/evidence/1',
    id: `synthetic-${index}`,
    collectedAt: timeOf(PERIODS),
    service: {
      region: 'eu-west-1',
      cluster: 'synthetic',
      name: `synthetic-${index}`,
      launchType: 'FARGATE',
      operatingSystemFamily: 'LINUX',
      cpuArchitecture: index % 3 === 0 ? 'ARM64' : 'X86_64',
      desiredCount: isTracked ? 4 : 2,
      runningCount: isTracked ? 4 : 2,
    },
    taskSizes: [{ since: timeOf(0), ...size }],
    containers: [{ name: 'app', essential: true }],
    deployments: [{ startedAt: timeOf(1000), finishedAt: timeOf(1002), status: 'SUCCESSFUL' }],
    autoscaling: isTracked
      ? {
          minCapacity: 2,
          maxCapacity: 12,
          policies: [{ type: 'TargetTrackingScaling', metric: 'ECSServiceAverageCPUUtilization', target: 50 }],
        }
      : null,
    stoppedTasks: [],
    metrics: {
      startAt: timeOf(0),
      periodSeconds: PERIOD_SECONDS,
      cpuUtilization: { average: cpu.average, maximum: cpu.maximum },
      memoryUtilization: memory,
      ...(isTracked ? { runningTaskCount: tasks } : {}),
    },
  };
}

function cpuSeries(random, isTracked) {
  const base = 4 + 20 * random();
  const swing = 5 + 30 * random();
  const phase = random() * 2 * Math.PI;
  const gapAt = Math.floor(random() * PERIODS);
  const demand = [];
  const average = [];
  const maximum = [];
  for (let i = 0; i < PERIODS; i++) {
    const day = 1 + Math.sin((2 * Math.PI * i) / PERIODS_A_DAY + phase);
    const isWeekend = Math.floor(i / PERIODS_A_DAY) % 7 > 4;
    const spike = random() < 0.003 ? 30 * random() : 0;
    const value = base + (isWeekend ? 0.4 : 1) * swing * 0.5 * day + 3 * (random() - 0.5) + spike;
    const shown = isTracked ? 50 + 8 * (random() - 0.5) + spike / 3 : value;
    const isGap = i >= gapAt && i < gapAt + 3;
    demand.push(value);
    average.push(isGap ? null : percent(shown));
    maximum.push(isGap ? null : percent(shown * (1.05 + 0.4 * random())));
  }
  return { demand, average, maximum };
}

function memorySeries(random) {
  const base = 15 + 40 * random();
  const drift = 6 * random();
  const average = [];
  const maximum = [];
  for (let i = 0; i < PERIODS; i++) {
    const value = base + (drift * (i % (3 * PERIODS_A_DAY))) / (3 * PERIODS_A_DAY) + random();
    average.push(percent(value));
    maximum.push(percent(value + 2 * random()));
  }
  return { average, maximum };
}

function percent(value) {
  return Math.round(Math.min(100, Math.max(0, value)) * 1000) / 1000;
}

function timeOf(period) {
  return new Date(START + period * PERIOD_SECONDS * 1000).toISOString();
}

/** Numbers from 0 to 1 by the mulberry32 generator. */
function createRandom(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
