import { describe, expect, it } from 'vitest';
import { AdvisorError } from '../../src/core/errors.ts';
import { createWords } from '../../src/words/create-words.ts';
import { errorSentences, explanationSentence, problemSentence } from '../../src/words/sentence.ts';

const en = createWords('en');

describe('errorSentences', () => {
  it('says what happened and gives the hint of whoever understood it', () => {
    const error = new AdvisorError('access_denied', 'AccessDeniedException', {
      hint: 'Allow ecs:DescribeServices.',
      details: { iamAction: 'ecs:DescribeServices' },
    });

    expect(errorSentences(en, error)).toEqual({
      code: 'access_denied',
      what: 'AWS denied access to ecs:DescribeServices.',
      todo: 'Allow ecs:DescribeServices.',
      detail: null,
    });
  });

  it('shows a region as an example, and a choice as all there is', () => {
    const region = { code: 'BadValue', option: '--region', value: 'mars-1', expected: 'us-east-1' } as const;
    const language = { code: 'BadValue', option: '--lang', value: 'xx', expected: 'en|ko' } as const;

    expect(problemSentence(en, region)).toBe('--region cannot be "mars-1": it takes a region such as us-east-1.');
    expect(problemSentence(createWords('ko'), region)).toContain('us-east-1 같은 리전');
    expect(problemSentence(en, language)).toBe('--lang cannot be "xx": it takes en|ko.');
  });

  it('gives a risk two digits that count', () => {
    const figures = {
      goal: 'cost',
      cpuUnits: 512,
      memoryMiB: 1024,
      cpuRisk: 0.1234,
      memoryRisk: 0,
      priceOverBase: 1.234,
      tradeOff: 1.6,
      monthlyUsd: 10,
    } as const;

    expect(explanationSentence(en, { code: 'Choice', figures })).toContain(
      'risk (0.12 for CPU, 0 for memory) plus 1.6 times the price',
    );
  });

  it('does not mix an English hint into Korean', () => {
    const error = new AdvisorError('access_denied', 'AccessDeniedException', { hint: 'Allow it.' });

    expect(errorSentences(createWords('ko'), error).todo).not.toContain('Allow');
  });

  it('names the field of a document that is not valid', () => {
    const error = new AdvisorError('evidence_invalid', 'metrics.periodSeconds: must be a number');

    expect(errorSentences(en, error).detail).toBe('metrics.periodSeconds: must be a number');
  });

  it('shows nothing of a failure that was not understood', () => {
    const { code, what, todo, detail } = errorSentences(en, new Error('token xoxb-1 refused'));

    expect(code).toBe('internal');
    expect(`${what}${todo}${detail}`).not.toContain('xoxb');
  });
});
