import type { CostProblemFigures } from '../../src/core/cost/billed-tasks.ts';
import type { CostNoteFigures } from '../../src/core/cost/notes.ts';

/** One set of figures for every note and problem of a bill, so that a new one cannot go untested. */
export const SAMPLE_COST_NOTES: CostNoteFigures = {
  MonthLength: { hoursAMonth: 243.333 },
  RunMinimum: { durationSeconds: 40, billedSeconds: 300, windows: true },
  SpotEstimate: { region: 'ap-northeast-2' },
  CommitPaidAlways: {},
  InstancesLeaveOut: { count: 2, type: 'm7g.large' },
  NoAlternativePrice: { what: 'Fargate on Linux ARM64', region: 'eu-central-1', nearest: 'eu-west-2' },
  SpotInterrupted: {},
  LeavesOut: {},
};

export const SAMPLE_COST_PROBLEMS: CostProblemFigures = {
  SizeMissing: {},
  SizeUnreadable: { typed: 'banana' },
  NoSuchSize: {
    asked: { cpuUnits: 256, memoryMiB: 3072 },
    nearest: { cpuUnits: 256, memoryMiB: 2048 },
    holding: { cpuUnits: 512, memoryMiB: 3072 },
    windows: true,
  },
  WindowsOnArm: {},
  WindowsOnSpot: {},
  CommitOnSpot: { commit: '1y' },
  CommitOnWindows: { commit: '3y' },
  CommitOnRuns: { commit: '1y' },
};
