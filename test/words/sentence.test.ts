import { describe, expect, it } from 'vitest';
import { AdvisorError } from '../../src/core/errors.ts';
import { createWords } from '../../src/words/create-words.ts';
import { errorSentences } from '../../src/words/sentence.ts';

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
