import type { DigestContent, DigestItem } from '../core/digest/content.ts';
import type { VerifiedChange } from '../core/digest/verification.ts';
import { formatService } from '../core/ecs-service.ts';
import type { Words } from '../words/words.ts';
import { changeLine } from './digest-change.ts';
import { leftOutLines } from './fleet-view.ts';

/** One service of a digest. Plain text, nothing escaped. */
export interface DigestRow {
  readonly service: string;
  readonly region: string;
  readonly now: string;
  readonly recommended: string;
  /** Empty where no price is known. */
  readonly saving: string;
  readonly savingUsd: number;
  /** What the change saves or adds, in words; empty where no price is known. */
  readonly effect: string;
  readonly confidence: string;
  /** Empty where the digest before said it too. */
  readonly isNew: string;
}

/** Everything that a person reads of a digest, in the order in which they read it. */
export interface DigestView {
  readonly title: string;
  readonly headline: string;
  /** What changed since last time, and how many are at risk. */
  readonly facts: readonly string[];
  /** Changes that made things worse, as lines: they come before everything else. */
  readonly worse: readonly string[];
  readonly atRisk: readonly DigestRow[];
  readonly top: readonly DigestRow[];
  readonly applied: readonly string[];
  readonly rest: readonly DigestRow[];
  readonly leftOut: readonly string[];
  /** How many were quieted and left out, and what the prices are. */
  readonly notes: readonly string[];
  /** Then only the headline and the notes are shown. */
  readonly isQuiet: boolean;
}

/** A digest as sentences and figures. */
export function createDigestView(content: DigestContent, words: Words): DigestView {
  const { digest } = words;
  const rows = (items: readonly DigestItem[]) => items.map((item) => rowOf(item, words));
  const { quieted, leftOut, isQuiet, discountPercent } = content;
  return {
    title: digest.title,
    headline: headlineOf(content, words),
    facts: isQuiet ? [] : factsOf(content, words),
    atRisk: rows(content.atRisk),
    top: rows(content.top),
    worse: content.applied.filter(isWorse).map((change) => changeLine(change, words)),
    applied: content.applied.filter((change) => !isWorse(change)).map((change) => changeLine(change, words)),
    rest: rows(content.rest),
    leftOut: leftOutLines({ leftOut }, words),
    notes: [
      ...(quieted === 0 ? [] : [digest.quieted(quieted)]),
      ...(leftOut.length === 0 ? [] : [digest.leftOut(leftOut.length)]),
      ...(isQuiet ? [] : [digest.prices({ discountPercent })]),
    ],
    isQuiet,
  };
}

function headlineOf(content: DigestContent, { digest, fleet, formats }: Words): string {
  const { services, currentMonthlyUsd, savingsMonthlyUsd } = content;
  if (services === 0) return fleet.noServices;
  const total = formats.usd(currentMonthlyUsd);
  if (content.isQuiet) return digest.quiet({ services, total });
  if (savingsMonthlyUsd <= 0) return digest.nothingToSave({ total });
  const percent = formats.percent(currentMonthlyUsd > 0 ? (100 * savingsMonthlyUsd) / currentMonthlyUsd : 0);
  return digest.headline({ usd: formats.usd(savingsMonthlyUsd), percent, total });
}

function factsOf({ changeMonthlyUsd, applied, atRisk }: DigestContent, { digest, formats }: Words): string[] {
  const worse = applied.filter(isWorse).length;
  return [
    ...(worse === 0 ? [] : [digest.worse(worse)]),
    ...(atRisk.length === 0 ? [] : [digest.atRisk(atRisk.length)]),
    changeOf(changeMonthlyUsd),
  ];

  function changeOf(usd: number | null): string {
    if (usd === null) return digest.first;
    if (usd === 0) return digest.same;
    return usd > 0 ? digest.more(formats.usd(usd)) : digest.less(formats.usd(-usd));
  }
}

function isWorse({ worse }: VerifiedChange): boolean {
  return worse.length > 0;
}

function rowOf(item: DigestItem, { digest, fleet, formats, size }: Words): DigestRow {
  const { service, current, recommended, savingsMonthlyUsd, confidence, isNew } = item;
  const effectOf = (usd: number) => (usd < 0 ? size.adds(formats.usd(-usd)) : size.saves(formats.usd(usd)));
  return {
    service: formatService(service),
    region: service.region,
    now: current === null ? '?' : formats.size(current),
    recommended: recommended === null ? '?' : formats.size(recommended),
    saving: savingsMonthlyUsd === null ? '' : formats.usd(savingsMonthlyUsd),
    savingUsd: savingsMonthlyUsd ?? 0,
    effect: savingsMonthlyUsd === null ? '' : effectOf(savingsMonthlyUsd),
    confidence: fleet.confidence[confidence],
    isNew: isNew ? digest.isNew : '',
  };
}

/** One service as a line. */
export function digestLine(row: DigestRow): string {
  const change = `${row.now} → ${row.recommended}`;
  const facts = [`${row.service} (${row.region})`, change, row.effect, row.confidence, row.isNew];
  return facts.filter((fact) => fact !== '').join(' · ');
}
