import type { CostAlternative } from '../core/cost/alternatives.ts';
import type { BillLine } from '../core/cost/bill.ts';
import type { BilledTasks } from '../core/cost/billed-tasks.ts';
import type { CostEstimate } from '../core/cost/estimate-cost.ts';
import { approximately, roundedTo } from '../core/exact.ts';
import { type Money, toCents } from '../core/pricing/money.ts';
import { costNoteSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';

export interface BillRow {
  readonly what: string;
  /** `365 vCPU-hours` */
  readonly quantity: string;
  readonly unitPrice: string;
  readonly monthly: string;
}

export interface AlternativeRow {
  readonly what: string;
  readonly monthly: string;
  /** `−20%`; empty where there is nothing to compare with. */
  readonly difference: string;
}

/** Everything that a person reads of a bill, in the order in which they read it. Plain text, nothing escaped. */
export interface CostView {
  readonly headline: string;
  readonly scope: string;
  readonly totals: string;
  readonly rows: readonly BillRow[];
  readonly total: string;
  readonly alternatives: readonly AlternativeRow[];
  readonly notes: readonly string[];
  readonly prices: string;
}

/** A bill as sentences and figures. */
export function createCostView({ bill, alternatives, notes, asOf, sources }: CostEstimate, words: Words): CostView {
  const { cost, formats } = words;
  const { tasks, size, region, duty } = bill.workload;
  const total = formats.cents(toCents(bill.monthly));
  const figures = { usd: total, tasks, size: formats.size(size), region };
  return {
    headline: duty.kind === 'runs' ? cost.headlineOfRuns({ ...figures, runs: duty.runs }) : cost.headline(figures),
    scope: scopeOf(bill.workload, words),
    totals: cost.totals({
      hourly: smallUsd(bill.hourly, words),
      daily: smallUsd(bill.daily, words),
      monthly: total,
    }),
    rows: bill.lines.map((line) => rowOf(line, words)),
    total,
    alternatives: alternatives.found.map((alternative) => alternativeRow(alternative, words)),
    notes: notes.map((note) => costNoteSentence(words, note)),
    prices: cost.prices({ region, asOf, sources: formats.list(publishers(sources)) }),
  };
}

/** Who published the prices: an estimate has a note of its own, and how often a price was read is for the document. */
function publishers(sources: readonly string[]): readonly string[] {
  const named = sources.filter((source) => !source.startsWith('estimate')).map((source) => source.replace(/,.*$/, ''));
  return [...new Set(named)];
}

/** An hour of one small task is less than a cent: four digits below a dollar, else cents. */
function smallUsd(usd: Money, { formats }: Words): string {
  return approximately(usd) < 1 ? formats.unitUsd(roundedTo(4, usd)) : formats.cents(toCents(usd));
}

function scopeOf(workload: BilledTasks, { cost: { facts }, formats }: Words): string {
  const { operatingSystem, architecture, duty, spotPercent, storageGiB, commit, publicIp } = workload;
  const platform = `${operatingSystem === 'WINDOWS' ? 'Windows' : 'Linux'} ${architecture === 'ARM64' ? 'ARM64' : 'x86'}`;
  return [
    platform,
    ...(duty.kind === 'runs'
      ? [facts.runsOf({ runs: duty.runs, duration: runTime(duty.durationSeconds, formats) })]
      : []),
    ...(duty.kind === 'hours' ? [facts.hoursADay(duty.hoursADay)] : []),
    ...(spotPercent > 0 ? [facts.spot(formats.percent(spotPercent))] : []),
    ...(commit === null ? [] : [facts.commit[commit]]),
    ...(storageGiB > 20 ? [facts.storage(storageGiB)] : []),
    ...(publicIp ? [facts.publicIp] : []),
  ].join(' · ');
}

function runTime(seconds: number, formats: Words['formats']): string {
  return seconds < 120 ? formats.seconds(seconds) : formats.duration(seconds / 60);
}

function rowOf({ what, unit, quantity, unitUsd, usd }: BillLine, { cost, formats }: Words): BillRow {
  return {
    what: cost.items[what],
    quantity: `${formats.number(approximately(quantity), 2)} ${cost.units[unit]}`,
    unitPrice: formats.unitUsd(unitUsd),
    monthly: formats.cents(toCents(usd)),
  };
}

function alternativeRow(alternative: CostAlternative, { cost, formats }: Words): AlternativeRow {
  const { what, monthly, differencePercent, isSpotEstimate, instances } = alternative;
  const name = instances === undefined ? cost.alternatives[what] : cost.instances(instances);
  return {
    what: isSpotEstimate ? `${name} (${cost.estimate})` : name,
    monthly: formats.cents(toCents(monthly)),
    difference: differencePercent === null ? '' : signedPercent(differencePercent, formats),
  };
}

/** A difference with its sign: a minus that is one, a plus where it costs more. */
function signedPercent(percent: number, formats: Words['formats']): string {
  const shown = formats.percent(Math.abs(percent));
  return percent === 0 ? shown : `${percent < 0 ? '−' : '+'}${shown}`;
}
