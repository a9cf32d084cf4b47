import { describe, expect, it } from 'vitest';
import { createWords } from '../../src/words/create-words.ts';
import { LOCALES } from '../../src/words/locale.ts';
import { problemSentence } from '../../src/words/sentence.ts';
import { SAMPLE_CHECKS } from './sample-checks.ts';
import {
  SAMPLE_CHOICE_NOTES,
  SAMPLE_CHOICE_PROBLEMS,
  SAMPLE_GATES,
  SAMPLE_REASONS_AGAINST,
  SAMPLE_REASONS_FOR,
} from './sample-choice.ts';
import { SAMPLE_COST_NOTES, SAMPLE_COST_PROBLEMS } from './sample-cost.ts';
import { SAMPLE_ABSTENTIONS, SAMPLE_PROBLEMS, SAMPLE_STEPS, SAMPLE_WARNINGS } from './sample-figures.ts';
import { SAMPLE_FINDINGS, SAMPLE_NOT_KNOWN } from './sample-findings.ts';
import { SAMPLE_ISSUES } from './sample-issues.ts';
import { SAMPLE_LEFT_OUT } from './sample-left-out.ts';
import { SAMPLE_CAUSES, SAMPLE_LOOKED_AT, SAMPLE_PROOFS } from './sample-oncall.ts';
import { SAMPLE_PRICE_FILE_PROBLEMS } from './sample-prices.ts';

const { formats: _en, ...english } = createWords('en');
const { formats: _ko, ...korean } = createWords('ko');

/** Figures for the sentences that no code selects: what each key holds wherever it stands. */
const FIGURES = {
  usd: '$91',
  from: '4 vCPU / 8 GB',
  to: '1 vCPU / 2 GB',
  atLeast: true,
  size: '1 vCPU / 2 GB',
  service: 'prod/my-service',
  region: 'us-east-1',
  days: 14,
  dataMinutes: 20_000,
  windowDays: 56,
  comparableDays: 6,
  short: 'both',
  savedUsd: '$91',
  addedUsd: null,
  containers: 'app',
  capacity: 'both',
  cpuCappedMinutes: 3,
  memoryOverMinutes: 0,
  minCapacity: 2,
  maxCapacity: 10,
  target: 60,
  averageTasks: 3.4,
  min: '2%',
  max: '41%',
  asOf: '2026-09-29',
  discountPercent: 20,
  container: 'app',
  values: 'cpu 1 → 2',
  flag: '-Xmx',
  setting: '-Xmx',
  asked: 'my',
  count: 21,
  iamAction: 'ecs:DescribeServices',
  cluster: 'prod',
  path: 'evidence.json',
  services: 3,
  clusters: 2,
  what: 'AWS refused.',
  todo: 'Allow it.',
  percent: '12%',
  total: '$760',
  regions: 'us-east-1',
  examples: 'us-east-1/prod/web',
  calls: 120,
  minimumCalls: 118,
  metrics: 500,
  done: 3,
  found: 9,
  left: '4 s',
  command: 'fargate-advisor fleet',
  promised: '$90',
  realised: '$88',
  day: 'Monday',
  time: '09:00',
  zone: 'Asia/Seoul',
  schedule: 'every day at 09:00 (Asia/Seoul)',
  channel: '#platform',
  next: 'Nov 23',
  title: 'CPU is pinned',
  since: 'since Nov 21',
  ago: '4 minutes',
  group: '/ecs/web',
  who: 'Alex',
  owner: 'Alex',
  status: 'paused',
  at: 'Nov 16',
  state: 'sent',
  typed: 'noonish',
  frequency: 'daily',
  didYouMean: 'noon',
  before: '$50',
  after: '$72',
  instanceType: 'c6i.large',
  packedPercent: 80,
  blocking: 1,
  changes: 7,
  findings: 3,
  counts: '1 high, 2 low',
  passed: 18,
  severity: 'high',
  rules: 23,
  rule: 'single-task',
  reason: 'leader election',
  by: 'tag',
  because: 'unknownRule',
  tasks: 3,
  runs: 5000,
  duration: '40 seconds',
  hourly: '$0.02',
  daily: '$0.59',
  monthly: '$18.02',
  sources: 'AWS Price List',
  published: 'Nov 14, 2026',
  prices: 9,
  changed: 2,
  why: 'The server answered 404.',
  nearest: 'us-east-1',
  type: 'm7g.large',
  effect: 'saves $5',
  option: 'ECS on EC2',
  fargate: 'ECS on Fargate',
  server: 'ECS on Fargate',
  requests: 9_500_000,
  runtime: '800 ms',
  perSecond: '3.6',
  fromSeconds: 30,
  toSeconds: 60,
  spotPercent: 72,
  instances: 2,
  vcpu: '1 vCPU',
  memory: '2 GB',
  needed: 7,
  typical: '40%',
  peak: '85%',
  predicted: { typical: '42%', peak: '88%' },
};
/** These take a bare number, and everything else that is not a bundle of figures takes text. */
const BARE_NUMBER = new Set([
  'migration.headline.changes',
  'size.more',
  'size.requestsATask',
  'fleet.moreServices',
  'slack.buttons.days',
  'slack.ambiguousMore',
  'oncall.rollBack',
  'oncall.slack.alertAmbiguous',
  'choose.facts.tasks',
  'choose.facts.hoursADay',
  'choose.facts.gpus',
  'choose.facts.image',
  'choose.facts.start',
  'cost.facts.hoursADay',
  'cost.facts.storage',
  'prices.heading',
  'prices.age',
  'digest.worse',
  'digest.worsening.outOfMemory',
  'digest.atRisk',
  'digest.quieted',
  'digest.leftOut',
  'digest.inThread',
  'digest.notShown',
  'digest.dayOfMonth',
  'digest.form.days',
  'digest.listHeading',
  'digest.changed.pause',
  'digest.changed.resume',
  'digest.changed.stop',
]);
const BARE_NAME = /^oncall\.(healthy|nothingFound|loading|preventAgain)$/;
const BARE_TEXT =
  /^(size\.(monthly|saves|adds|cappedFor|overMemoryFor)|change\.was|errors\.reference|help\.(more|onCommandLine|accepts|byDefault)|slack\.(loading|sharedBy)|checks\.loading|migration\.(size|loading)|ask\.(byCommand|moreOf)|forms\.(missingScope|outsideChannel|version)|terminal\.(documents|wrote|imported)|fleet\.(madeAt|slack\.(started|rest))|cost\.facts\.spot|choose\.(shapes\.function|labels\.(monthly|without)|facts\.(requestsOnly|runtimeOnly))|prices\.(keptIn|noPriceIn)|digest\.(form\.ownerHint|csv\.missingScope|more|less|nextRuns|already|active|worsening\.cpuAtCap|filter\.(cluster|tag|owner|minimum)))$/;

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, shapeOf(part)]));
  }
  return typeof value;
}

function figuresFor(path: string): unknown {
  const code = path.split('.').at(-1) ?? '';
  const catalogues = {
    'notices.warnings': SAMPLE_WARNINGS,
    'notices.abstentions': SAMPLE_ABSTENTIONS,
    explanation: SAMPLE_STEPS,
    'fleet.leftOut': SAMPLE_LEFT_OUT,
    'oncall.titles': SAMPLE_CAUSES,
    'oncall.firstActions': SAMPLE_CAUSES,
    'oncall.proofs': SAMPLE_PROOFS,
    'oncall.lookedAt': SAMPLE_LOOKED_AT,
    'checks.notKnown': SAMPLE_NOT_KNOWN,
    'choose.gates': SAMPLE_GATES,
    'choose.reasonsFor': SAMPLE_REASONS_FOR,
    'choose.reasonsAgainst': SAMPLE_REASONS_AGAINST,
    'choose.notes': SAMPLE_CHOICE_NOTES,
    'choose.problems': SAMPLE_CHOICE_PROBLEMS,
    'cost.notes': SAMPLE_COST_NOTES,
    'cost.problems': SAMPLE_COST_PROBLEMS,
    'prices.problems': SAMPLE_PRICE_FILE_PROBLEMS,
    'doctor.fine': SAMPLE_CHECKS.fine,
  };
  const issue = /^migration\.issues\.(\w+)\./.exec(path)?.[1];
  if (issue !== undefined) return (SAMPLE_ISSUES as unknown as Readonly<Record<string, unknown>>)[issue];
  const rule = /^checks\.rules\.([a-z-]+)\./.exec(path)?.[1];
  if (rule !== undefined) return (SAMPLE_FINDINGS as Readonly<Record<string, unknown>>)[rule];
  for (const [prefix, figures] of Object.entries(catalogues)) {
    if (path.startsWith(`${prefix}.`)) return (figures as unknown as Record<string, unknown>)[code];
  }
  const [, remedies, remedy = ''] = /^doctor\.(warnings|failures)\.(\w+)\./.exec(path) ?? [];
  if (remedies !== undefined) {
    return (SAMPLE_CHECKS[remedies as 'warnings' | 'failures'] as unknown as Record<string, unknown>)[remedy];
  }
  if (path === 'ask.checked') return '2026-11-21';
  if (path === 'doctor.summary') return { failed: 2, warnings: 1 };
  if (path.startsWith('problems.')) return SAMPLE_PROBLEMS.find((problem) => problem.code === code);
  if (BARE_NUMBER.has(path)) return 21;
  return BARE_TEXT.test(path) || BARE_NAME.test(path) ? 'text' : FIGURES;
}

function sentencesOf(value: unknown, path = ''): [string, unknown][] {
  if (typeof value === 'function') return [[path, value(figuresFor(path))]];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, part]) => sentencesOf(part, path === '' ? key : `${path}.${key}`));
  }
  return [[path, value]];
}

describe('catalogues', () => {
  it('have the same shape in every language', () => {
    expect(shapeOf(korean)).toEqual(shapeOf(english));
  });

  it.each(LOCALES)('say something whole everywhere (%s)', (locale) => {
    const { formats: _, ...catalogue } = createWords(locale);

    const broken = sentencesOf(catalogue).filter(
      ([, text]) => typeof text !== 'string' || text.trim() === '' || /undefined|NaN|\[object|null|–\s*–/.test(text),
    );

    expect(broken).toEqual([]);
  });

  it('are in the language that they say', () => {
    const sameInBoth = new Map(sentencesOf(english).map(([path, text]) => [path, text]));
    const untranslated = sentencesOf(korean).filter(
      ([path, text]) =>
        path !== 'locale' &&
        path !== 'forms.version' &&
        sameInBoth.get(path) === text &&
        /[a-z]{3,} [a-z]{3,}/.test(String(text)),
    );

    expect(untranslated).toEqual([]);
  });

  it.each(LOCALES)('never shout (%s)', (locale) => {
    const { formats: _, ...catalogue } = createWords(locale);

    expect(sentencesOf(catalogue).filter(([, text]) => String(text).includes('!'))).toEqual([]);
  });

  it.each(LOCALES)('have a sentence for every problem with what was typed (%s)', (locale) => {
    const sentences = SAMPLE_PROBLEMS.map((problem) => problemSentence(createWords(locale), problem));

    expect(sentences.filter((text) => text === '' || /undefined|NaN/.test(text))).toEqual([]);
  });

  it('says "at least" when demand above the cap is unknown', () => {
    expect(createWords('en').notices.abstentions.CpuCensored(SAMPLE_ABSTENTIONS.CpuCensored)).toContain('at least');
    expect(createWords('ko').notices.abstentions.CpuCensored(SAMPLE_ABSTENTIONS.CpuCensored)).toContain('최소');
  });
});
