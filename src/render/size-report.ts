import type { SizeAnswer } from '../app/size-service.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import { formatService } from '../core/ecs-service.ts';
import type { Evidence, Series } from '../core/evidence.ts';
import type { Goal, Recommendation, SizeOption, Warning } from '../core/recommendation.ts';
import { isSameSize } from '../core/task-size.ts';
import { abstentionSentence, warningSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { type Change, createChange } from './change.ts';
import { consoleUrl } from './console-url.ts';
import { createSparkline } from './sparkline.ts';

export interface OptionRow {
  readonly goal: Goal;
  readonly name: string;
  readonly what: string;
  readonly size: string;
  /** `$91`, or that there is no price. */
  readonly monthly: string;
  /** `$30`, negative when it costs more; empty without a price. */
  readonly saving: string;
  /** `$91 a month, saves $30`, or that there is no price. */
  readonly price: string;
  readonly capped: string;
  readonly overMemory: string;
  readonly scaling: string | null;
  /** True for the option of the goal asked for. */
  readonly asked: boolean;
}

export interface UtilizationRow {
  readonly label: string;
  readonly line: string;
  readonly range: string;
}

/** Everything that a person reads of one answer, in the order in which they read it. Plain text, nothing escaped. */
export interface SizeReport {
  readonly service: ServiceRef;
  readonly title: string;
  readonly tone: 'save' | 'keep' | 'risk' | 'unknown';
  readonly headline: string;
  readonly confidence: string;
  readonly window: string;
  /** Most important first; a renderer that is short of room may leave out the end. */
  readonly why: readonly string[];
  readonly options: readonly OptionRow[];
  readonly utilization: readonly UtilizationRow[];
  readonly change: Change | null;
  readonly prices: string | null;
  readonly notRead: readonly string[];
  readonly consoleUrl: string;
  readonly goal: Goal;
  readonly days: number;
}

const DAY_MS = 86_400_000;

/** One answer as sentences and figures. */
export function createSizeReport(answer: SizeAnswer, words: Words): SizeReport {
  const { evidence, recommendation } = answer;
  const { region, cluster, name, accountId } = evidence.service;
  const service: ServiceRef = { region, cluster, name, ...(accountId === undefined ? {} : { accountId }) };
  const { current, recommended, prices } = recommendation;
  const differs = recommended !== null && current !== null && !isSameSize(recommended, current);
  return {
    service,
    title: words.size.title({ service: formatService(service), region }),
    ...headlineOf(recommendation, words),
    confidence: words.size.confidence[recommendation.confidence],
    window: windowOf(answer, words),
    why: whyOf(answer, words),
    options: recommendation.options.map((option) => optionRow(option, answer.goal, words)),
    utilization: [
      utilizationRow(words.size.cpu, evidence.metrics.cpuUtilization.average, words),
      utilizationRow(words.size.memory, evidence.metrics.memoryUtilization?.average, words),
    ],
    change: differs ? createChange(evidence, current, recommended, words) : null,
    prices:
      prices === null
        ? null
        : words.size.prices({ region: prices.region, asOf: prices.asOf, discountPercent: answer.discountPercent }),
    notRead: notReadOf(answer, words),
    consoleUrl: consoleUrl(service),
    goal: answer.goal,
    days: Math.max(1, Math.round(windowMs(evidence) / DAY_MS)),
  };
}

function headlineOf(recommendation: Recommendation, words: Words): Pick<SizeReport, 'tone' | 'headline'> {
  const { current, recommended, finding, abstained } = recommendation;
  const { headline } = words.size;
  const { usd, size } = words.formats;
  const money = current?.monthlyUsd == null ? null : usd(current.monthlyUsd);
  if (recommended !== null && (current === null || !isSameSize(recommended, current))) {
    const from = current === null ? '?' : size(current);
    const to = size(recommended);
    const saving = recommended.estimatedMonthlySavingsUsd;
    const atLeast = abstained.some(({ code }) => code === 'CpuCensored');
    if (saving !== null && saving >= 0.5) {
      return {
        tone: finding === 'Underprovisioned' ? 'risk' : 'save',
        headline: headline.save({ usd: usd(saving), from, to, atLeast }),
      };
    }
    if (saving !== null && saving <= -0.5) {
      return { tone: 'risk', headline: headline.costsMore({ usd: usd(-saving), from, to, atLeast }) };
    }
    if (finding === 'Underprovisioned') return { tone: 'risk', headline: headline.needs({ from, to, atLeast }) };
    return { tone: 'save', headline: headline.change({ from, to }) };
  }
  if (finding === 'Undetermined') {
    const text =
      current === null ? headline.undetermined : headline.undeterminedAt({ size: size(current), usd: money });
    return { tone: 'unknown', headline: text };
  }
  if (finding === 'Underprovisioned' && current !== null) {
    return { tone: 'risk', headline: headline.underprovisioned({ size: size(current) }) };
  }
  const keep = current === null ? headline.keepUnknownSize : headline.keep({ size: size(current), usd: money });
  return { tone: 'keep', headline: keep };
}

function windowMs({ metrics }: Evidence): number {
  return metrics.cpuUtilization.average.length * metrics.periodSeconds * 1000;
}

function windowOf({ evidence, recommendation }: SizeAnswer, words: Words): string {
  const lengthMs = windowMs(evidence);
  const startMs = Date.parse(evidence.metrics.startAt);
  if (lengthMs === 0 || Number.isNaN(startMs)) return words.size.noData;
  const changed = recommendation.warnings.find((warning) => warning.code === 'SizeChanged');
  const endMs = Math.min(startMs + lengthMs, 8.64e15);
  return words.size.window({
    days: lengthMs / DAY_MS,
    from: words.formats.date(evidence.metrics.startAt),
    to: words.formats.date(new Date(endMs).toISOString()),
    comparableDays: changed?.figures.comparableDays ?? null,
  });
}

/** What the reader must know first: danger, then what limits the answer, then the rest in the engine's order. */
const FIRST: ReadonlySet<Warning['code']> = new Set(['OutOfMemoryStops', 'MemoryLeakSuspected', 'HeapFollowsLimit']);

function whyOf({ recommendation }: SizeAnswer, words: Words): string[] {
  const { recommended, current, reasonCodes, abstained, warnings } = recommendation;
  const replayed = recommended ?? null;
  const shown = warnings.filter(({ code }) => code !== 'NotRead');
  const sentences = [
    ...abstained.map((abstention) => abstentionSentence(words, abstention)),
    ...reasonCodes.map((code) => words.size.reasons[code]),
    ...(replayed === null || (current !== null && isSameSize(replayed, current))
      ? []
      : [words.size.replay(replayed.replay)]),
    ...shown.filter(({ code }) => FIRST.has(code)).map((warning) => warningSentence(words, warning)),
    ...shown.filter(({ code }) => !FIRST.has(code)).map((warning) => warningSentence(words, warning)),
  ];
  return [...new Set(sentences)];
}

function optionRow(option: SizeOption, asked: Goal, words: Words): OptionRow {
  const { size: say, formats } = words;
  return {
    goal: option.goal,
    name: say.goals[option.goal].name,
    what: say.goals[option.goal].what,
    size: formats.size(option),
    monthly: option.monthlyUsd === null ? say.noPrice : formats.usd(option.monthlyUsd),
    saving: option.estimatedMonthlySavingsUsd === null ? '' : formats.usd(option.estimatedMonthlySavingsUsd),
    price: priceOf(option, words),
    capped: formats.duration(option.replay.cpuCappedMinutes),
    overMemory: formats.duration(option.replay.memoryOverMinutes),
    scaling: option.scaling === undefined ? null : say.scaling(option.scaling),
    asked: option.goal === asked,
  };
}

function priceOf({ monthlyUsd, estimatedMonthlySavingsUsd }: SizeOption, words: Words): string {
  if (monthlyUsd === null) return words.size.noPrice;
  const monthly = words.size.monthly(words.formats.usd(monthlyUsd));
  return estimatedMonthlySavingsUsd === null ? monthly : `${monthly}, ${savingOf(estimatedMonthlySavingsUsd, words)}`;
}

function savingOf(usd: number, words: Words): string {
  if (Math.abs(usd) < 0.005) return words.size.samePrice;
  return usd > 0 ? words.size.saves(words.formats.usd(usd)) : words.size.adds(words.formats.usd(-usd));
}

function utilizationRow(label: string, series: Series | undefined, words: Words): UtilizationRow {
  const { line, min, max } = createSparkline(series ?? new Float64Array(0));
  const { percent } = words.formats;
  const range =
    min === null || max === null ? words.size.noDatapoints : words.size.range({ min: percent(min), max: percent(max) });
  return { label, line, range };
}

function notReadOf({ evidence, recommendation }: SizeAnswer, words: Words): string[] {
  const warned = recommendation.warnings.filter((warning) => warning.code === 'NotRead');
  const read = (evidence.notRead ?? []).map(({ what, why, iamAction }) => ({ what, why, iamAction: iamAction ?? '' }));
  const all = [...warned.map(({ figures }) => figures), ...read];
  return [...new Set(all.map((figures) => words.notices.warnings.NotRead(figures)))];
}
