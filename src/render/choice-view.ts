import type { ChoiceAnswer } from '../core/choice/answer-choice.ts';
import type { BreakEven } from '../core/choice/break-even.ts';
import type { JudgedOption } from '../core/choice/choose.ts';
import type { ComputeOption } from '../core/choice/compute-option.ts';
import type { ChoiceNote } from '../core/choice/notes.ts';
import type { Shape } from '../core/choice/offer.ts';
import { OTHER_CLOUDS } from '../core/choice/other-clouds.ts';
import type { Workload } from '../core/choice/workload.ts';
import { choiceNoteSentence, gateSentence, reasonAgainstSentence, reasonForSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';

/** One option that is possible. */
export interface ChoiceRow {
  readonly option: ComputeOption;
  readonly name: string;
  /** A month's price, or why there is none. */
  readonly monthly: string;
  readonly isPriced: boolean;
  /** What would be run, such as `2 × m7g.large, 80% full`; empty where that is not known. */
  readonly runs: string;
  readonly operations: string;
  readonly startUp: string;
  /** `without load balancer, logs`; empty where nothing is left out. */
  readonly without: string;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
}

/** One option that is shut out. */
export interface ShutRow {
  readonly option: ComputeOption;
  readonly name: string;
  readonly gates: readonly string[];
}

/** Everything that a person reads of a choice, in the order in which they read it. Plain text, nothing escaped. */
export interface ChoiceView {
  readonly headline: string;
  readonly scope: string;
  /** What the first option rests on that nobody said; empty where it rests on nothing. */
  readonly condition: string;
  readonly possible: readonly ChoiceRow[];
  readonly impossible: readonly ShutRow[];
  readonly breakEvens: readonly string[];
  readonly otherClouds: readonly string[];
  readonly notes: readonly string[];
  readonly prices: string;
}

/** A choice as sentences and figures. */
export function createChoiceView({ choice, notes, source }: ChoiceAnswer, words: Words): ChoiceView {
  const { workload, options, breakEvens, asOf } = choice;
  const facts = factsOf(workload, words);
  const { choose } = words;
  return {
    headline: headlineOf(options, words),
    scope: (source === null ? facts : [...facts, choose.facts.fromMetrics(source)]).join(' · '),
    condition: notes
      .filter(isCondition)
      .map((note) => choiceNoteSentence(words, note))
      .join(' '),
    possible: options.filter(({ possible }) => possible).map((option) => rowOf(option, words)),
    impossible: options
      .filter(({ possible }) => !possible)
      .map(({ option, gates }) => ({
        option,
        name: choose.options[option],
        gates: gates.map((gate) => gateSentence(words, gate)),
      })),
    breakEvens: breakEvens.map((breakEven) => breakEvenSentence(breakEven, words)),
    otherClouds: OTHER_CLOUDS.map((cloud) => choose.otherClouds[cloud]),
    notes: notes.filter((note) => !isCondition(note)).map((note) => choiceNoteSentence(words, note)),
    prices: asOf === null ? '' : choose.prices({ region: workload.region, asOf }),
  };
}

function isCondition({ code }: ChoiceNote): boolean {
  return code === 'InterruptionNotSaid' || code === 'ArmImagesNotSaid';
}

/** Where two options cost the same, in words. */
export function breakEvenSentence({ between, at, unit, instanceType }: BreakEven, words: Words): string {
  const { breakEven, options } = words.choose;
  const [first, second] = between;
  const server = { arm: second === 'fargate-arm64', server: options[second] };
  if (at === null) return breakEven.always(server);
  if (unit === 'requests/month') {
    const perSecond = at / SECONDS_A_MONTH;
    return breakEven.requests({
      ...server,
      requests: at,
      perSecond: perSecond < 0.1 ? '' : words.formats.number(perSecond, perSecond < 10 ? 1 : 0),
    });
  }
  const figures = {
    option: options[first],
    percent: at,
    type: instanceType ?? '',
    fargate: options[second],
  };
  return at > 100 ? breakEven.neverPacked(figures) : breakEven.packed(figures);
}

/** 730 hours. */
const SECONDS_A_MONTH = 2_628_000;

function headlineOf(options: readonly JudgedOption[], { choose, formats }: Words): string {
  const [best] = options;
  if (best === undefined || !best.possible) return choose.headlineNone;
  const option = choose.options[best.option];
  return best.monthlyUsd === null
    ? choose.headlineUnpriced({ option })
    : choose.headline({ option, usd: formats.usd(best.monthlyUsd) });
}

function rowOf(judged: JudgedOption, words: Words): ChoiceRow {
  const { choose, formats } = words;
  const { option, monthlyUsd, shape, operations, startUp, leavesOut } = judged;
  return {
    option,
    name: choose.options[option],
    monthly: monthlyUsd === null ? unpricedSentence(judged, words) : formats.cents(monthlyUsd),
    isPriced: monthlyUsd !== null,
    runs: shape === null ? '' : shapeOf(shape, option === 'eks-fargate', words),
    operations: choose.operations[operations],
    startUp: choose.startUp(startUp),
    without:
      leavesOut.length === 0
        ? ''
        : choose.labels.without(formats.list(leavesOut.map((cost) => choose.leavesOut[cost]))),
    reasonsFor: judged.reasonsFor.map((reason) => reasonForSentence(words, reason)),
    reasonsAgainst: judged.reasonsAgainst.map((reason) => reasonAgainstSentence(words, reason)),
  };
}

function unpricedSentence({ unpriced }: JudgedOption, { choose }: Words): string {
  if (unpriced === null) return choose.unpriced.NothingFits;
  if (unpriced.code !== 'NoPrice') return choose.unpriced[unpriced.code];
  return choose.unpriced.NoPrice({ what: unpriced.what, region: unpriced.region, nearest: unpriced.nearest ?? '' });
}

function shapeOf(shape: Shape, pods: boolean, { choose: { shapes }, formats }: Words): string {
  switch (shape.kind) {
    case 'function':
      return shapes.function(formats.memory(shape.memoryMiB));
    case 'tasks':
      return shapes.tasks({ ...shape, pods, size: formats.size(shape.size) });
    case 'instances':
      return shapes.instances(shape);
    default:
      return shape satisfies never;
  }
}

function factsOf(workload: Workload, { choose: { facts }, formats }: Words): readonly string[] {
  const { kind, requestsPerMonth, runtimeMs, tasks, vcpu, memoryMiB, hoursPerDay, gpus, windows, state } = workload;
  const { kubernetes, hostAccess, longConnections, imageGiB, startSeconds, interruptible, servers } = workload;
  const runtime = runtimeMs === null ? null : runTime(runtimeMs, formats);
  const requests = requestsPerMonth === null ? null : formats.number(requestsPerMonth, 0);
  return [
    facts.kind[kind],
    ...(requests !== null && runtime !== null ? [facts.requests({ requests, runtime })] : []),
    ...(requests !== null && runtime === null ? [facts.requestsOnly(requests)] : []),
    ...(requests === null && runtime !== null ? [facts.runtimeOnly(runtime)] : []),
    facts.tasks(tasks),
    facts.need({ vcpu: vcpu === null ? null : formats.vcpu(vcpu), memory: formats.memory(memoryMiB) }),
    facts.hoursADay(hoursPerDay),
    ...(gpus > 0 ? [facts.gpus(gpus)] : []),
    ...(windows ? ['Windows'] : []),
    ...(kubernetes ? [facts.kubernetes] : []),
    ...(state === 'none' ? [] : [facts.state[state]]),
    ...(hostAccess === 'none' ? [] : [facts.hostAccess[hostAccess]]),
    ...(longConnections ? [facts.longConnections] : []),
    ...(imageGiB === null ? [] : [facts.image(imageGiB)]),
    ...(startSeconds === null ? [] : [facts.start(startSeconds)]),
    ...(interruptible === null ? [] : [interruptible ? facts.interruptible : facts.notInterruptible]),
    ...(servers === false ? [facts.noServers] : []),
  ];
}

function runTime(milliseconds: number, formats: Words['formats']): string {
  if (milliseconds < 1000) return `${formats.number(milliseconds, 0)} ms`;
  return milliseconds < 120_000 ? formats.seconds(milliseconds / 1000) : formats.duration(milliseconds / 60_000);
}
