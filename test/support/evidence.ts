import { EVIDENCE_SCHEMA } from '../../src/core/evidence.ts';

const DAY_SECONDS = 86_400;

type Values = (number | null)[];
type Shape = (secondsFromStart: number, i: number) => number | null;

/** A value a period for `days` days. */
export function series(days: number, shape: Shape, periodSeconds = 300): Values {
  return Array.from({ length: Math.round((days * DAY_SECONDS) / periodSeconds) }, (_, i) =>
    shape(i * periodSeconds, i),
  );
}

/** A weekday's rise and fall between two levels, with a little noise that repeats from run to run. */
export function daily(low: number, high: number): Shape {
  return (seconds, i) => {
    const wave = (1 - Math.cos((2 * Math.PI * seconds) / DAY_SECONDS)) / 2;
    const noise = ((i * 2654435761) % 1000) / 1000;
    return low + (high - low) * (0.95 * wave + 0.05 * noise);
  };
}

/** The same level throughout. */
export function level(value: number | null): Shape {
  return () => value;
}

// biome-ignore lint/suspicious/noExplicitAny: documents are written as JSON here, to be parsed like any other
export type Document = any;

/** An evidence document of a plain service: 14 days, one 1 vCPU / 2 GB task in us-east-1, CPU 10-40 %, memory 30-40 %. */
export function evidenceDocument(overrides: Document = {}): Document {
  const { service, metrics, ...rest } = overrides;
  const startAt = metrics?.startAt ?? '2026-10-30T00:00:00.000Z';
  const cpu = series(14, daily(10, 40));
  const memory = series(14, daily(30, 40));
  return {
    schema: EVIDENCE_SCHEMA,
    id: 'prod/plain',
    collectedAt: '2026-11-13T00:00:00.000Z',
    service: {
      region: 'us-east-1',
      cluster: 'prod',
      name: 'plain',
      launchType: 'FARGATE',
      operatingSystemFamily: 'LINUX',
      cpuArchitecture: 'X86_64',
      desiredCount: 2,
      runningCount: 2,
      ...service,
    },
    taskSizes: [{ since: startAt, cpuUnits: 1024, memoryMiB: 2048 }],
    containers: [{ name: 'app', essential: true }],
    autoscaling: null,
    stoppedTasks: [],
    metrics: {
      startAt,
      periodSeconds: 300,
      cpuUtilization: { average: cpu, maximum: cpu.map((value) => (value === null ? null : value * 1.1)) },
      memoryUtilization: { average: memory, maximum: memory },
      ...metrics,
    },
    ...rest,
  };
}
