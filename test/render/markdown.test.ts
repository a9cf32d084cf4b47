import { describe, expect, it } from 'vitest';
import { escapeMarkdown, fence, renderExplanationMarkdown, renderMarkdown } from '../../src/render/markdown.ts';
import { createSizeReport } from '../../src/render/size-report.ts';
import { createWords } from '../../src/words/create-words.ts';
import { SAMPLE_EXPLANATION, sampleAnswer, sampleEvidence } from './sample-answer.ts';

const en = createWords('en');

describe('renderMarkdown', () => {
  const markdown = renderMarkdown(createSizeReport(sampleAnswer(), en), en);

  it('holds the answer with a table and all four changes', () => {
    expect(markdown).toMatch(/^## Save about \$91 a month: 4 vCPU \/ 8 GB → 1 vCPU \/ 2 GB\n/);
    expect(markdown).toContain('| **balanced** | 1 vCPU / 2 GB | $36 | $91 | 3 minutes | 0 minutes |');
    for (const language of ['hcl', 'yaml', 'ts', 'sh']) expect(markdown).toContain(`\`\`\`${language}\n`);
  });

  it('shows names from outside and does nothing else with them', () => {
    const evidence = sampleEvidence({ name: '<img src=x>|@team [x](http://x)\n# h' });

    const hostile = renderMarkdown(createSizeReport(sampleAnswer({}, evidence), en), en);

    const outside = hostile.replace(/```[\s\S]*?```/g, '');
    expect(outside).not.toMatch(/(?<!\\)<img|@team|(?<!\\)\[x\]|^# h/m);
  });

  it('shows the steps of an explanation', () => {
    expect(renderExplanationMarkdown(createSizeReport(sampleAnswer(), en), SAMPLE_EXPLANATION, en)).toContain(
      '- CPU demand, the usual high lately (99.5th percentile of the newer half): 0.741 vCPU.',
    );
  });
});

describe('escapeMarkdown', () => {
  it('leaves plain sentences alone', () => {
    expect(escapeMarkdown('Save about $91 a month (10.5%).')).toBe('Save about $91 a month (10.5%).');
  });

  it('escapes what would begin a block', () => {
    expect(escapeMarkdown('# a')).toBe('\\# a');
    expect(escapeMarkdown('1. a')).toBe('1\\. a');
  });
});

describe('fence', () => {
  it('is longer than any run of backticks inside', () => {
    expect(fence('a ```` b', 'sh')).toBe('`````sh\na ```` b\n`````');
  });
});
