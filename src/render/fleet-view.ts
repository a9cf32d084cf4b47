import type { FleetReport } from '../app/fleet-report.ts';
import { formatService } from '../core/ecs-service.ts';
import { savingUsd } from '../core/fleet/fleet-totals.ts';
import { formatPlace } from '../core/fleet/left-out.ts';
import type { SweptService } from '../core/fleet/swept-service.ts';
import type { Finding } from '../core/recommendation.ts';
import { leftOutSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';

/** One service as a row of a table. Plain text, nothing escaped. */
export interface FleetRow {
  readonly service: string;
  readonly region: string;
  readonly now: string;
  /** The size to change to, or that it stays. */
  readonly recommended: string;
  /** `$91`, negative where the size costs more, empty where nothing changes or no price is known. */
  readonly saving: string;
  /** The same in a sentence: "saves $187", "adds $21"; empty when there is no change of price. */
  readonly savingPhrase: string;
  readonly savingUsd: number;
  readonly confidence: string;
  readonly finding: string;
  readonly code: Finding;
}

/** Everything that a person reads of a sweep, in the order in which they read it. */
export interface FleetView {
  readonly headline: string;
  readonly scope: string;
  /** What is too small, always shown first. */
  readonly atRisk: readonly FleetRow[];
  readonly rows: readonly FleetRow[];
  /** How many services neither table shows, in words; null when both show all. */
  readonly more: string | null;
  /** One line a reason, with how many and some of their names. */
  readonly leftOut: readonly string[];
  readonly interrupted: string | null;
  readonly prices: string;
  readonly api: string;
}

/** Names given as examples of one reason. */
const EXAMPLES = 3;

/** A sweep as sentences and figures, with at most `top` services. */
export function createFleetView(report: FleetReport, words: Words, top: number): FleetView {
  const { fleet, formats } = words;
  const risky = report.services.filter(({ recommendation }) => recommendation.finding === 'Underprovisioned');
  const others = report.services.filter(({ recommendation }) => recommendation.finding !== 'Underprovisioned');
  const atRisk = risky.slice(0, top);
  const rows = others.slice(0, Math.max(0, top - atRisk.length));
  const hidden = report.services.length - atRisk.length - rows.length;
  const { calls, minimumCalls, metricsRequested, usd } = report.api;
  return {
    headline: headlineOf(report, words),
    scope: fleet.scope({
      services: report.services.length,
      days: report.days,
      regions: formats.list(report.regions),
    }),
    atRisk: atRisk.map((service) => rowOf(service, report, words)),
    rows: rows.map((service) => rowOf(service, report, words)),
    more: hidden === 0 ? null : fleet.moreServices(hidden),
    leftOut: leftOutLines(report, words),
    interrupted: report.interrupted ? fleet.interrupted : null,
    prices: fleet.prices({ discountPercent: report.discountPercent }),
    api: fleet.api({ calls, minimumCalls, metrics: metricsRequested, usd: centsOf(usd, words) }),
  };
}

function headlineOf({ services, totals }: FleetReport, { fleet, formats }: Words): string {
  if (services.length === 0) return fleet.noServices;
  const { currentMonthlyUsd, savingsMonthlyUsd } = totals;
  const total = formats.usd(currentMonthlyUsd);
  if (savingsMonthlyUsd <= 0) return fleet.nothingToSave({ total });
  const percent = formats.percent(currentMonthlyUsd > 0 ? (100 * savingsMonthlyUsd) / currentMonthlyUsd : 0);
  return fleet.headline({ usd: formats.usd(savingsMonthlyUsd), percent, total });
}

/** Where a service is, as a row says it: with its account where there are several. */
export function regionOf({ accountId, region }: SweptService, { accounts }: Pick<FleetReport, 'accounts'>): string {
  return accountId !== undefined && accounts.length > 1 ? formatPlace({ accountId, region }) : region;
}

function rowOf(service: SweptService, report: FleetReport, { fleet, formats, size }: Words): FleetRow {
  const { cluster, name, recommendation } = service;
  const { current, recommended, finding, confidence } = recommendation;
  const usd = savingUsd(recommendation);
  const hasSaving = recommended !== null && recommended.estimatedMonthlySavingsUsd !== null;
  return {
    service: formatService({ cluster, name }),
    region: regionOf(service, report),
    now: current === null ? '?' : formats.size(current),
    recommended: recommended === null ? fleet.stays : formats.size(recommended),
    saving: hasSaving ? formats.usd(usd) : '',
    savingPhrase: hasSaving ? (usd < 0 ? size.adds(formats.usd(-usd)) : size.saves(formats.usd(usd))) : '',
    savingUsd: usd,
    confidence: fleet.confidence[confidence],
    finding: fleet.findings[finding],
    code: finding,
  };
}

/** One line a reason, with how many and some of their names. */
export function leftOutLines({ leftOut }: Pick<FleetReport, 'leftOut'>, words: Words): string[] {
  const bySentence = new Map<string, string[]>();
  for (const entry of leftOut) {
    const sentence = leftOutSentence(words, entry);
    const places = bySentence.get(sentence) ?? [];
    places.push(entry.what);
    bySentence.set(sentence, places);
  }
  return [...bySentence].map(([sentence, places]) => {
    if (places.length === 1) return `${places[0]}: ${sentence}`;
    const examples = `${places.slice(0, EXAMPLES).join(', ')}${places.length > EXAMPLES ? ', …' : ''}`;
    return `${words.fleet.leftOutCount({ count: places.length, examples })}: ${sentence}`;
  });
}

/** A bill of less than a cent is not nothing. */
function centsOf(usd: number, { fleet, formats }: Words): string {
  return usd > 0 && usd < 0.01 ? fleet.lessThan({ usd: formats.usd(0.01) }) : formats.usd(Math.round(usd * 100) / 100);
}
