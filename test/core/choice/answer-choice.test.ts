import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerChoice } from '../../../src/core/choice/answer-choice.ts';
import type { ComputeOption } from '../../../src/core/choice/compute-option.ts';
import { parseCommandText } from '../../../src/core/command/parse-command.ts';
import { createPriceBook } from '../../../src/core/pricing/price-book.ts';
import { createWords } from '../../../src/words/create-words.ts';
import { choiceProblemSentence, problemSentence } from '../../../src/words/sentence.ts';
import { commandOf } from './choose-command.ts';

const prices = createPriceBook();
const SEED = 20_261_121;

function answerOf(text: string, region = 'ap-northeast-2') {
  const outcome = answerChoice(commandOf(text), region, prices);
  if (outcome.kind !== 'chosen') throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}

function optionOf(text: string, option: ComputeOption, region?: string) {
  const found = answerOf(text, region).choice.options.find((judged) => judged.option === option);
  if (found === undefined) throw new Error(`${option} is missing`);
  return found;
}

function noteOf(text: string, code: string, region?: string): object | undefined {
  return answerOf(text, region).notes.find((note) => note.code === code)?.figures;
}

describe('a choice that is asked for', () => {
  it('is of the options that were picked', () => {
    const { choice } = answerOf('tasks=2 memory=2GB only=fargate,ecs-ec2');

    expect(choice.options.map(({ option }) => option)).toEqual(['fargate', 'ecs-ec2']);
  });

  it('has no answer in a region without a price, and names the nearest with one', () => {
    expect(answerChoice(commandOf('memory=2GB'), 'ap-southeast-7', prices)).toMatchObject({
      kind: 'noPrice',
      missing: { region: 'ap-southeast-7', nearest: 'ap-southeast-1' },
    });
  });

  it('leaves what no priced machine has room for possible, and says that it has no price', () => {
    expect(optionOf('gpu=4 vcpu=4 memory=16GB', 'ecs-ec2')).toMatchObject({
      possible: true,
      monthlyUsd: null,
      unpriced: { code: 'NothingFits' },
    });
  });
});

describe('Spot', () => {
  it('is Fargate on demand for a single task, below it, and for that reason', () => {
    const { choice } = answerOf('memory=512MB arch=x86');
    const spot = optionOf('memory=512MB', 'fargate-spot');

    expect(choice.options.slice(0, 2).map(({ option }) => option)).toEqual(['fargate', 'fargate-spot']);
    expect(spot).toMatchObject({ monthlyUsd: 10.36, shape: { spotPercent: 0 } });
    expect(spot.reasonsAgainst[0]?.code).toBe('NothingOnSpot');
  });

  it('keeps one of ten tasks and a fifth of the others on demand', () => {
    // 1 + 9/5 = 2.8 tasks on demand at 41.4494, 7.2 on Spot at 0.3 of it.
    expect(optionOf('tasks=10 vcpu=1 memory=2GB', 'fargate-spot')).toMatchObject({
      monthlyUsd: 205.59,
      shape: { spotPercent: 72 },
    });
  });

  it.each([
    ['kind=worker interruptible=yes memory=2GB', 100],
    ['kind=worker memory=2GB', 0],
    ['runtime=20m requests=5000 memory=2GB', 100],
  ])('takes everything where what is cut off is tried again: %s', (text, spotPercent) => {
    expect(optionOf(text, 'fargate-spot').shape).toMatchObject({ spotPercent });
  });

  it('says where its price is an estimate', () => {
    expect(optionOf('tasks=2 memory=2GB arch=arm64', 'fargate-spot').leavesOut).toContain('SpotEstimated');
    expect(optionOf('tasks=2 memory=2GB arch=x86', 'fargate-spot').leavesOut).toContain('SpotMoves');
  });
});

describe('the bill of a large image', () => {
  it('has the storage above 20 GB in it', () => {
    const small = optionOf('memory=512MB image=20GB', 'fargate').monthlyUsd ?? 0;
    const large = optionOf('memory=512MB image=50GB', 'fargate').monthlyUsd ?? 0;

    // 30 GB x 730 h x 0.000127.
    expect(small).toBe(10.36);
    expect(large - small).toBeCloseTo(2.78, 2);
  });
});

describe('where the balance tips', () => {
  function breakEvenOf(text: string, option: ComputeOption) {
    return answerOf(text).choice.breakEvens.find(({ between }) => between[1] === option && between[0] === 'lambda')?.at;
  }

  it.each([
    ['runtime=500ms requests=3M memory=512MB', 2.4],
    ['runtime=100ms requests=3M memory=512MB', 10.0],
    // Thirty million take six tasks; below 2.4 million one is enough, and costs as much as the functions.
    ['runtime=500ms requests=30M memory=512MB', 2.4],
  ])('is where functions cost what the fewest tasks cost: %s', (text, millions) => {
    expect((breakEvenOf(text, 'fargate') ?? 0) / 1e6).toBeCloseTo(millions, 1);
  });

  it('is between functions and tasks of the same architecture', () => {
    expect(breakEvenOf('runtime=500ms requests=3M memory=512MB', 'fargate-arm64')).toBeLessThan(
      breakEvenOf('runtime=500ms requests=3M memory=512MB', 'fargate') ?? 0,
    );
    expect(breakEvenOf('runtime=500ms requests=3M memory=512MB arch=x86', 'fargate-arm64')).toBeUndefined();
  });

  it('is nowhere where a task that is always at work costs more than what it serves', () => {
    expect(breakEvenOf('runtime=800ms requests=9M memory=128MB', 'fargate')).toBeNull();
  });

  it('is not between Fargate on Windows and machines whose price is of Linux', () => {
    expect(answerOf('os=windows tasks=2 memory=2GB').choice.breakEvens).toEqual([]);
  });

  it('is at the tasks that were typed', () => {
    expect((breakEvenOf('runtime=500ms requests=3M memory=512MB tasks=2', 'fargate') ?? 0) / 1e6).toBeCloseTo(4.7, 1);
  });

  it('is true on both sides: functions are cheaper below it, and dearer above', () => {
    const at = breakEvenOf('runtime=500ms requests=3M memory=512MB', 'fargate') ?? 0;
    const lambdaAt = (requests: number) =>
      optionOf(`runtime=500ms requests=${Math.round(requests)} memory=512MB`, 'lambda').monthlyUsd ?? 0;

    expect(lambdaAt(0.99 * at)).toBeLessThan(10.36);
    expect(lambdaAt(1.01 * at)).toBeGreaterThan(10.36);
  });
});

describe('what has to be said beside a choice', () => {
  it('is what two tasks cost, where a server has one', () => {
    expect(noteOf('memory=512MB arch=x86', 'SingleTask')).toEqual({ option: 'fargate', usd: 20.72 });
    expect(noteOf('memory=512MB arch=x86 tasks=2', 'SingleTask')).toBeUndefined();
    expect(noteOf('memory=512MB arch=x86 kind=worker', 'SingleTask')).toBeUndefined();
  });

  it('is what comes first where nobody said that tasks may be stopped, or that images are for ARM', () => {
    expect(noteOf('tasks=10 vcpu=1 memory=2GB arch=any', 'InterruptionNotSaid')).toEqual({
      option: 'fargate-arm64',
      usd: 331.64,
    });
    expect(noteOf('tasks=10 vcpu=1 memory=2GB interruptible=yes', 'InterruptionNotSaid')).toBeUndefined();
    // What is said to come first without it does come first without it.
    expect(noteOf('tasks=2 memory=512MB', 'InterruptionNotSaid')).toEqual({ option: 'fargate-arm64', usd: 16.58 });
    expect(answerOf('tasks=2 memory=512MB interruptible=no').choice.options[0]).toMatchObject({
      option: 'fargate-arm64',
      monthlyUsd: 16.58,
    });
    expect(noteOf('memory=512MB', 'ArmImagesNotSaid')).toEqual({ option: 'fargate', usd: 10.36 });
    expect(noteOf('memory=512MB arch=arm64', 'ArmImagesNotSaid')).toBeUndefined();
  });

  it('is a Savings Plan where its price is known and it would be cheaper', () => {
    expect(noteOf('vcpu=1 memory=2GB arch=x86', 'SavingsPlans', 'us-east-1')).toEqual({
      option: 'fargate',
      oneYearUsd: 28.83,
      threeYearsUsd: 19.82,
    });
    expect(noteOf('vcpu=1 memory=2GB arch=x86 hours=8', 'SavingsPlans', 'us-east-1')).toBeUndefined();
    expect(noteOf('vcpu=1 memory=2GB arch=x86', 'SavingsPlans', 'ap-northeast-2')).toBeUndefined();
  });

  it('is the size that holds what Fargate has no size for', () => {
    expect(noteOf('vcpu=0.25 memory=3GB', 'SizeRoundedUp')).toEqual({
      asked: { cpuUnits: 256, memoryMiB: 3072 },
      size: { cpuUnits: 512, memoryMiB: 3072 },
    });
  });
});

describe('whatever is typed', () => {
  const number = fc.oneof(
    fc.constantFrom('0', '-5', '1', '0.25', '3M', '999T', '1e3', 'banana', '', '512MB', '2,5GB', '20m', '16', '１２'),
    fc.integer().map(String),
    fc.string({ unit: 'binary', maxLength: 12 }),
  );
  const piece = fc.oneof(
    fc
      .tuple(
        fc.constantFrom(
          ...[
            'memory',
            'runtime',
            'requests',
            'tasks',
            'vcpu',
            'hours',
            'gpu',
            'concurrency',
            'image',
            'start',
            'only',
          ],
          ...['os', 'arch', 'kind', 'state', 'host-access', 'interruptible', 'servers', 'kubernetes', 'nonsense'],
        ),
        fc.oneof(number, fc.constantFrom('lambda', 'windows', 'arm64', 'batch', 'disk', 'image', 'yes', 'no')),
      )
      .map(([name, value]) => `${name}=${value}`),
    fc.constantFrom('memory=512MB', 'runtime=800ms', 'requests=3M', 'only=lambda', 'only=fargate-spot,eks-fargate'),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );

  it('is answered, or refused with a sentence for everything that is wrong', () => {
    const all = ['en', 'ko'].map((lang) => createWords(lang as 'en' | 'ko'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
        const parsed = parseCommandText(`choose ${pieces.join(' ')}`);
        const sentences = all.flatMap((words) => {
          if (!parsed.ok) return parsed.problems.map((problem) => problemSentence(words, problem));
          if (parsed.command.name !== 'choose') return ['another command'];
          const outcome = answerChoice(parsed.command, 'us-east-1', prices);
          return outcome.kind === 'problems'
            ? outcome.problems.map((problem) => choiceProblemSentence(words, problem))
            : ['an answer'];
        });

        expect(sentences.length).toBeGreaterThanOrEqual(2);
        for (const sentence of sentences) expect(sentence).not.toMatch(/^\s*$|undefined|NaN|\[object/);
      }),
      { seed: SEED, numRuns: 3000 },
    );
  });
});
