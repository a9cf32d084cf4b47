import { approximately } from '../exact.ts';
import type { Alternatives } from './alternatives.ts';
import type { Bill } from './bill.ts';
import { billedHours, billedSeconds } from './billed-hours.ts';

/** What a reader of a bill must know, by code; `words/` makes the sentence. */
export interface CostNoteFigures {
  /** How long a month is, and the hours of it that are billed for one task. */
  readonly MonthLength: { readonly hoursAMonth: number };
  /** A run is shorter than what is billed for it at least. */
  readonly RunMinimum: {
    readonly durationSeconds: number;
    readonly billedSeconds: number;
    readonly windows: boolean;
  };
  readonly SpotEstimate: { readonly region: string };
  readonly CommitPaidAlways: Record<string, never>;
  readonly InstancesLeaveOut: { readonly count: number; readonly type: string };
  readonly NoAlternativePrice: { readonly what: string; readonly region: string; readonly nearest: string };
  readonly SpotInterrupted: Record<string, never>;
  readonly LeavesOut: Record<string, never>;
}

export type CostNote = {
  readonly [Code in keyof CostNoteFigures]: { readonly code: Code; readonly figures: CostNoteFigures[Code] };
}[keyof CostNoteFigures];

/** What has to be said beside the bill, most important first. */
export function notesOf(bill: Bill, alternatives: Alternatives): readonly CostNote[] {
  const { duty, operatingSystem, commit, region, spotPercent } = bill.workload;
  const notes: CostNote[] = [];
  if (duty.kind === 'runs') {
    const billed = billedSeconds(duty.durationSeconds, operatingSystem);
    if (billed > Math.ceil(duty.durationSeconds)) {
      notes.push({
        code: 'RunMinimum',
        figures: {
          durationSeconds: duty.durationSeconds,
          billedSeconds: billed,
          windows: operatingSystem === 'WINDOWS',
        },
      });
    }
  }
  const spotIsEstimate = bill.isSpotEstimate || alternatives.found.some(({ isSpotEstimate }) => isSpotEstimate);
  if (spotIsEstimate) notes.push({ code: 'SpotEstimate', figures: { region } });
  const isCommitted = commit !== null || alternatives.found.some(({ what }) => what.startsWith('savings-plan'));
  if (isCommitted && duty.kind === 'hours' && duty.hoursADay < 24)
    notes.push({ code: 'CommitPaidAlways', figures: {} });
  for (const { instances } of alternatives.found) {
    if (instances !== undefined) notes.push({ code: 'InstancesLeaveOut', figures: instances });
  }
  const byNearest = new Map<string, string[]>();
  for (const { what, nearest } of alternatives.missing) {
    byNearest.set(nearest ?? '', [...(byNearest.get(nearest ?? '') ?? []), what]);
  }
  for (const [nearest, whats] of byNearest) {
    notes.push({ code: 'NoAlternativePrice', figures: { what: [...new Set(whats)].join(', '), region, nearest } });
  }
  if (duty.kind === 'hours') {
    notes.push({ code: 'MonthLength', figures: { hoursAMonth: approximately(billedHours(bill.workload)) } });
  }
  const speaksOfSpot = spotPercent > 0 || alternatives.found.some(({ what }) => what === 'spot');
  if (speaksOfSpot) notes.push({ code: 'SpotInterrupted', figures: {} });
  notes.push({ code: 'LeavesOut', figures: {} });
  return notes;
}
