import type { SizeAnswer } from '../app/size-service.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import { formatService } from '../core/ecs-service.ts';
import type { Evidence, Series } from '../core/evidence.ts';
import type { Abstention, Goal, Recommendation, SizeOption, Warning } from '../core/recommendation.ts';
import type { ExplanationCode } from '../core/sizing/explanation.ts';
import { isSameSize, type TaskSize } from '../core/task-size.ts';
import { abstentionSentence, explanationSentence, warningSentence } from '../words/sentence.ts';
import type { Capacity, Shortage, Words } from '../words/words.ts';
import { type Change, createChange, limitsToRaise } from './change.ts';
import { consoleUrl } from './console-url.ts';
import { scalingTarget } from './scaling-target.ts';
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
  /** Both as one phrase. */
  readonly replay: string;
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
  /** What could not be answered; stands in `why` too. */
  readonly abstained: readonly string[];
  readonly options: readonly OptionRow[];
  /** What decides the size, what a little more buys, and what the same costs on Graviton and on Spot. */
  readonly economics: readonly string[];
  readonly utilization: readonly UtilizationRow[];
  readonly change: Change | null;
  readonly prices: string | null;
  readonly notRead: readonly string[];
  /** Null where the cluster is not known. */
  readonly consoleUrl: string | null;
  readonly goal: Goal;
  readonly days: number;
}

const DAY_MS = 86_400_000;

const ECONOMICS: ReadonlySet<ExplanationCode> = new Set(['Binding', 'Neighbour', 'Alternative']);

/** From this share of datapoints on, the window is as good as full. */
const FULL_WINDOW = 0.95;

/** One answer as sentences and figures. */
export function createSizeReport(answer: SizeAnswer, words: Words): SizeReport {
  const { evidence, recommendation } = answer;
  const { region, cluster, name, accountId } = evidence.service;
  const service: ServiceRef = { region, cluster, name, ...(accountId === undefined ? {} : { accountId }) };
  const { current, recommended, prices } = recommendation;
  const differs = recommended !== null && current !== null && !isSameSize(recommended, current);
  const raised = current === null ? [] : limitsToRaise(evidence, current);
  return {
    service,
    title: words.size.title({ service: formatService(service), region }),
    ...(headlineOfLimits(recommendation, raised, words) ?? headlineOf(recommendation, words)),
    confidence: words.size.confidence[recommendation.confidence],
    window: windowOf(answer, words),
    why: whyOf(answer, words),
    abstained: recommendation.abstained.map((abstention) => abstentionSentence(words, abstention)),
    economics: answer
      .explain()
      .filter(({ code }) => ECONOMICS.has(code))
      .map((step) => explanationSentence(words, step)),
    options: recommendation.options.map((option) => optionRow(option, answer, words)),
    utilization: [
      utilizationRow(words.size.cpu, evidence.metrics.cpuUtilization.average, words),
      utilizationRow(words.size.memory, evidence.metrics.memoryUtilization?.average, words),
    ],
    change:
      current !== null && (differs || raised.length > 0)
        ? createChange(evidence, current, recommended ?? current, words)
        : null,
    prices:
      prices === null
        ? null
        : words.size.prices({
            region: prices.region,
            asOf: prices.asOf,
            discountPercent: answer.discountPercent,
            capacity: capacityOf(evidence),
          }),
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
    const short = finding === 'Underprovisioned' ? shortageOf(recommendation, recommended) : null;
    const atLeast = abstained.some(({ code }) => code === 'CpuCensored');
    if (short !== null) {
      const savedUsd = saving !== null && saving >= 0.5 ? usd(saving) : null;
      const addedUsd = saving !== null && saving <= -0.5 ? usd(-saving) : null;
      return { tone: 'risk', headline: headline.needs({ short, from, to, atLeast, savedUsd, addedUsd }) };
    }
    if (saving !== null && saving >= 0.5) {
      return {
        tone: finding === 'Underprovisioned' ? 'risk' : 'save',
        headline: headline.save({ usd: usd(saving), from, to, atLeast }),
      };
    }
    if (saving !== null && saving <= -0.5) {
      return { tone: 'risk', headline: headline.costsMore({ usd: usd(-saving), from, to, atLeast }) };
    }
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

/** What the service is short of and the size gives it more of; null when the size asked for gives it no more. */
function shortageOf({ current, reasonCodes }: Recommendation, recommended: TaskSize): Shortage | null {
  if (current === null) return 'size';
  const needs = (code: Recommendation['reasonCodes'][number]) => reasonCodes.includes(code);
  const cpu = needs('CPUUnderprovisioned') && recommended.cpuUnits > current.cpuUnits;
  const memory = needs('MemoryUnderprovisioned') && recommended.memoryMiB > current.memoryMiB;
  if (cpu && memory) return 'both';
  if (cpu) return 'cpu';
  if (memory) return 'memory';
  return needs('CPUUnderprovisioned') || needs('MemoryUnderprovisioned') ? null : 'size';
}

/** A task that keeps its size while the limit of a container in it must rise. */
function headlineOfLimits(
  { current, recommended }: Recommendation,
  raised: readonly string[],
  words: Words,
): Pick<SizeReport, 'tone' | 'headline'> | null {
  if (current === null || recommended !== null || raised.length === 0) return null;
  const figures = { containers: words.formats.list(raised), size: words.formats.size(current) };
  return { tone: 'risk', headline: words.size.headline.raiseLimits(figures) };
}

function capacityOf({ service }: Evidence): Capacity {
  const working = (service.capacityProviders ?? []).filter(({ base, weight }) => base > 0 || weight > 0);
  const spot = working.filter(({ name }) => name === 'FARGATE_SPOT');
  if (spot.length === 0) return 'onDemand';
  return spot.length === working.length ? 'spot' : 'both';
}

function windowMs({ metrics }: Evidence): number {
  return metrics.cpuUtilization.average.length * metrics.periodSeconds * 1000;
}

function windowOf({ evidence, recommendation }: SizeAnswer, words: Words): string {
  const lengthMs = windowMs(evidence);
  const startMs = Date.parse(evidence.metrics.startAt);
  if (lengthMs === 0 || Number.isNaN(startMs)) return words.size.noData;
  const datapoints = evidence.metrics.cpuUtilization.average.reduce((count, value) => count + +!Number.isNaN(value), 0);
  if (datapoints === 0) return words.size.noData;
  const dataMs = datapoints * evidence.metrics.periodSeconds * 1000;
  const changed = recommendation.warnings.find((warning) => warning.code === 'SizeChanged');
  const endMs = Math.min(startMs + lengthMs, 8.64e15);
  return words.size.window({
    dataMinutes: dataMs / 60_000,
    windowDays: dataMs < FULL_WINDOW * lengthMs ? lengthMs / DAY_MS : null,
    from: words.formats.date(evidence.metrics.startAt),
    to: words.formats.date(new Date(endMs).toISOString()),
    comparableDays: changed?.figures.comparableDays ?? null,
  });
}

/** What the reader must know first: danger, then what limits the answer, then the rest in the engine's order. */
const FIRST: ReadonlySet<Warning['code']> = new Set(['OutOfMemoryStops', 'MemoryLeakSuspected', 'HeapFollowsLimit']);

/** The demand that a replay can be trusted on: a pinned CPU hides what it would have taken, and no metric shows nothing. */
function isKnown(abstained: readonly Abstention[]): { readonly cpu: boolean; readonly memory: boolean } {
  return {
    cpu: !abstained.some(({ code }) => code === 'CpuCensored'),
    memory: !abstained.some(({ code }) => code === 'NoMemoryMetric'),
  };
}

function replaySentence({ replay }: SizeOption, abstained: readonly Abstention[], words: Words): string[] {
  const known = isKnown(abstained);
  if (!known.cpu && !known.memory) return [];
  return [
    words.size.replay({
      days: replay.days,
      cpuCappedMinutes: known.cpu ? replay.cpuCappedMinutes : null,
      memoryOverMinutes: known.memory ? replay.memoryOverMinutes : null,
    }),
  ];
}

function whyOf({ recommendation }: SizeAnswer, words: Words): string[] {
  const { recommended, current, reasonCodes, abstained, warnings } = recommendation;
  const replayed = recommended ?? null;
  const shown = warnings.filter(({ code }) => code !== 'NotRead');
  const sentences = [
    ...abstained.map((abstention) => abstentionSentence(words, abstention)),
    ...reasonCodes.map((code) => words.size.reasons[code]),
    ...(replayed === null || (current !== null && isSameSize(replayed, current))
      ? []
      : replaySentence(replayed, abstained, words)),
    ...shown.filter(({ code }) => FIRST.has(code)).map((warning) => warningSentence(words, warning)),
    ...shown.filter(({ code }) => !FIRST.has(code)).map((warning) => warningSentence(words, warning)),
  ];
  return [...new Set(sentences)];
}

function optionRow(option: SizeOption, { goal: asked, evidence, recommendation }: SizeAnswer, words: Words): OptionRow {
  const { size: say, formats } = words;
  const known = isKnown(recommendation.abstained);
  const target = option.scaling?.target ?? null;
  const capped = known.cpu ? formats.duration(option.replay.cpuCappedMinutes) : say.unknown;
  const overMemory = known.memory ? formats.duration(option.replay.memoryOverMinutes) : say.unknown;
  const replay = [
    known.cpu ? say.cappedFor(capped) : say.cappedUnknown,
    known.memory ? say.overMemoryFor(overMemory) : say.overMemoryUnknown,
  ];
  return {
    goal: option.goal,
    name: say.goals[option.goal].name,
    what: say.goals[option.goal].what,
    size: formats.size(option),
    monthly: option.monthlyUsd === null ? say.noPrice : formats.usd(option.monthlyUsd),
    saving: option.estimatedMonthlySavingsUsd === null ? '' : formats.usd(option.estimatedMonthlySavingsUsd),
    price: priceOf(option, words),
    capped,
    overMemory,
    replay: replay.join(', '),
    scaling:
      option.scaling === undefined
        ? null
        : say.scaling({ ...option.scaling, target: target === null ? null : scalingTarget(evidence, target, words) }),
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
