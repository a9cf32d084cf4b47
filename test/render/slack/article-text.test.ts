import { describe, expect, it } from 'vitest';
import { articlePieces } from '../../../src/render/slack/article-text.ts';

describe('an article in Slack', () => {
  it('keeps code and bold apart from the letters beside them, which Slack would not see as marks', () => {
    expect(articlePieces('`OutOfMemoryError`가 없다면 **주의**하세요')).toEqual([
      '`OutOfMemoryError`\u200b가 없다면 *주의*\u200b하세요',
    ]);
  });

  it('leaves marks beside spaces and punctuation as they are', () => {
    expect(articlePieces('use `awsvpc`, **always** (`host` is EC2)')).toEqual([
      'use `awsvpc`, *always* (`host` is EC2)',
    ]);
  });

  it('leaves a snippet alone', () => {
    expect(articlePieces('```bash\necho `date`x\n```')).toEqual(['```\necho `date`x\n```']);
  });
});
