import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommandText } from '../../../src/core/command/parse-command.ts';
import type { CostCommand } from '../../../src/core/command/specs/cost.ts';
import { type CostEstimate, type CostOutcome, estimateCost } from '../../../src/core/cost/estimate-cost.ts';
import { compareExact, roundedTo, sumOf, times } from '../../../src/core/exact.ts';
import { toCents } from '../../../src/core/pricing/money.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import { taskSizes } from '../../../src/core/task-size.ts';

const prices = createPriceBook();

function command(text: string): CostCommand {
  const parsed = parseCommandText(`cost ${text}`);
  if (!parsed.ok || parsed.command.name !== 'cost') throw new Error(JSON.stringify(parsed));
  return parsed.command;
}

function ask(text: string): CostOutcome {
  const asked = command(text);
  return estimateCost(asked, asked.region ?? 'us-east-1', prices);
}

function billOf(text: string): CostEstimate {
  const outcome = ask(text);
  if (outcome.kind !== 'billed') throw new Error(JSON.stringify(outcome));
  return outcome.estimate;
}

const monthly = (text: string) => toCents(billOf(text).bill.monthly);
const linesOf = (text: string) =>
  Object.fromEntries(billOf(text).bill.lines.map(({ what, usd }) => [what, toCents(usd)]));
const problemsOf = (text: string) => {
  const outcome = ask(text);
  return outcome.kind === 'problems' ? outcome.problems.map(({ code }) => code) : [outcome.kind];
};
const alternativesOf = (text: string) =>
  Object.fromEntries(
    billOf(text).alternatives.found.map(({ what, monthly: usd, differencePercent }) => [
      what,
      [toCents(usd), differencePercent],
    ]),
  );

describe('a bill', () => {
  it.each([
    ['0.25 0.5 region=ap-northeast-2', 10.36],
    ['0.5 1 region=ap-northeast-2', 20.72],
    ['1 2 region=ap-northeast-2', 41.45],
    ['2 4 region=ap-northeast-2', 82.9],
    ['0.25 0.5', 9.01],
    ['0.5 1', 18.02],
    ['1 2', 36.04],
    ['2 4', 72.08],
    ['1 2 region=ap-northeast-2 arch=arm64', 33.16],
  ])('of %s is %d a month', (text, usd) => {
    expect(monthly(text)).toBe(usd);
  });

  it('has a line for each thing that is paid', () => {
    // 3 tasks, 8 x 730 / 24 hours, a fifth on demand; 30 GB of storage above the free 20.
    expect(linesOf('0.5 1 tasks=3 hours=8 arch=arm64 spot=80% storage=50 --public-ip')).toEqual({
      vcpu: 2.36,
      memory: 0.52,
      'vcpu-spot': 3.01,
      'memory-spot': 0.66,
      storage: 2.43,
      'public-ipv4': 3.65,
    });
  });

  it('adds the licence on Windows by the vCPU', () => {
    expect(linesOf('1 2 os=windows')).toEqual({ vcpu: 33.98, memory: 7.46, 'windows-licence': 33.58 });
  });

  it('is by the hour what runs, by the day its hours, by the month 730 / 24 days', () => {
    const { bill } = billOf('1 2 hours=8');

    expect(roundedTo(6, bill.hourly)).toBe(0.04937);
    expect(roundedTo(6, bill.daily)).toBe(0.39496);
    expect(toCents(bill.monthly)).toBe(12.01);
  });

  it('bills a short run for a minute, and on Windows for five', () => {
    // 5,000 runs of a minute are 83.33 hours at 0.04937, five minutes 416.67 hours.
    expect(monthly('1 2 runs=5000 duration=40s')).toBe(4.11);
    expect(monthly('1 2 runs=5000 duration=60s')).toBe(4.11);
    expect(monthly('1 2 runs=5000 duration=90s')).toBe(6.17);
    expect(monthly('1 2 os=windows runs=5000 duration=40s')).toBe(42.82);
    expect(billOf('1 2 runs=5000 duration=40s').notes.map(({ code }) => code)).toContain('RunMinimum');
    expect(billOf('1 2 runs=5000 duration=5m').notes.map(({ code }) => code)).not.toContain('RunMinimum');
  });

  it('pays a commitment around the clock', () => {
    expect(monthly('1 2 commit=1y')).toBe(28.83);
    expect(monthly('1 2 commit=3y')).toBe(19.82);
    expect(monthly('1 2 commit=1y hours=8')).toBe(28.83);
    expect(billOf('1 2 commit=1y hours=8').notes.map(({ code }) => code)).toContain('CommitPaidAlways');
  });

  it('estimates Spot where the feed has no row, and says so', () => {
    const estimate = billOf('1 2 region=ap-northeast-2 arch=arm64 spot=100');

    expect(estimate.bill.isSpotEstimate).toBe(true);
    expect(estimate.notes[0]).toEqual({ code: 'SpotEstimate', figures: { region: 'ap-northeast-2' } });
  });

  it('is a missing price with the nearest region, never another region’s price', () => {
    expect(ask('1 2 region=ap-southeast-7')).toMatchObject({
      kind: 'noPrice',
      missing: { region: 'ap-southeast-7', nearest: 'ap-southeast-1' },
    });
    expect(ask('1 2 region=eu-west-1 storage=50')).toMatchObject({
      kind: 'noPrice',
      missing: { what: 'Fargate ephemeral storage', nearest: 'eu-west-2' },
    });
    expect(ask('1 2 region=ap-northeast-2 commit=1y')).toMatchObject({
      kind: 'noPrice',
      missing: { nearest: 'us-east-1' },
    });
  });

  it('is the exact sum of its lines, and grows with the tasks without drift', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...taskSizes('LINUX')),
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 240 }),
        fc.integer({ min: 0, max: 1000 }),
        (size, tasks, tenths, permille) => {
          const text = `${size.cpuUnits}units ${size.memoryMiB}mib hours=${tenths / 10} spot=${permille / 10}`;
          const one = billOf(text).bill;
          const many = billOf(`${text} tasks=${tasks}`).bill;

          expect(compareExact(sumOf(many.lines.map(({ usd }) => usd)), many.monthly)).toBe(0);
          expect(compareExact(times(one.monthly, tasks), many.monthly)).toBe(0);
        },
      ),
      { seed: 5, numRuns: 60 },
    );
  });
});

describe('what a bill is compared with', () => {
  it('is everything that it is not, in percent of the bill', () => {
    expect(alternativesOf('1 2')).toEqual({
      arm64: [28.84, -20],
      spot: [11.47, -68.2],
      'savings-plan-1y': [28.83, -20],
      'savings-plan-3y': [19.82, -45],
      ec2: [62.05, 72.2],
      '8-hours-a-day': [12.01, -66.7],
      '100-hours-a-month': [4.94, -86.3],
    });
  });

  it('leaves out what cannot be', () => {
    expect(Object.keys(alternativesOf('2 4 os=windows'))).toEqual(['8-hours-a-day', '100-hours-a-month']);
    expect(Object.keys(alternativesOf('1 2 runs=10 duration=5m'))).toEqual(['arm64', 'spot', 'around-the-clock']);
  });

  it('holds whole tasks on whole instances', () => {
    const ec2 = billOf('1 2 tasks=7').alternatives.found.find(({ what }) => what === 'ec2');

    // A c6i.2xlarge with 15.5 of its 16 GiB holds seven tasks of 2 GB, a c6i.large with 3.5 of 4 GiB only one.
    expect(ec2?.instances).toEqual({ type: 'c6i.2xlarge', count: 1 });
  });

  it('names what has no price to compare', () => {
    const { notes } = billOf('1 2 region=eu-central-1');

    expect(notes.filter(({ code }) => code === 'NoAlternativePrice').map(({ figures }) => figures)).toEqual([
      { what: 'Fargate on Linux ARM64', region: 'eu-central-1', nearest: 'eu-west-2' },
      {
        what: 'Compute Savings Plan 1y X86_64, Compute Savings Plan 3y X86_64',
        region: 'eu-central-1',
        nearest: 'us-east-1',
      },
    ]);
  });
});

describe('what cannot be priced', () => {
  it.each([
    ['', ['SizeMissing']],
    ['banana', ['SizeUnreadable']],
    ['0.25 3', ['NoSuchSize']],
    ['0.5 1 os=windows', ['NoSuchSize']],
    ['1 2 os=windows arch=arm64', ['WindowsOnArm']],
    ['1 2 os=windows spot=50', ['WindowsOnSpot']],
    ['1 2 spot=50 commit=1y', ['CommitOnSpot']],
    ['1 2 os=windows commit=1y', ['CommitOnWindows']],
    ['1 2 runs=10 duration=1m commit=1y', ['CommitOnRuns']],
    ['0.5 1 os=windows arch=arm64 spot=50', ['NoSuchSize', 'WindowsOnArm', 'WindowsOnSpot']],
  ])('of %j is said all at once', (text, codes) => {
    expect(problemsOf(text)).toEqual(codes);
  });

  it('is refused by the grammar with the nearest value', () => {
    expect(parseCommandText('cost 0.5 1 tasks=-5 storage=500 hours=30')).toMatchObject({
      ok: false,
      problems: [
        { option: '--tasks', nearest: '1' },
        { option: '--storage', nearest: '200' },
        { option: '--hours', nearest: '24' },
      ],
    });
    expect(parseCommandText('cost 0.5 1 runs=10')).toMatchObject({ ok: false, problems: [{ code: 'NeedsOption' }] });
    expect(parseCommandText('cost 0.5 1 runs=10 duration=1m hours=8')).toMatchObject({
      ok: false,
      problems: [{ code: 'ConflictingOptions' }],
    });
  });
});
