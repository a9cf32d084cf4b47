import { describe, expect, it } from 'vitest';
import { renderExplanationMarkdown } from '../../src/render/markdown.ts';
import { createSizeReport } from '../../src/render/size-report.ts';
import { renderExplanation } from '../../src/render/slack/size-answer.ts';
import { displayWidth, wrap } from '../../src/render/terminal.ts';
import { renderExplanationText, renderText } from '../../src/render/text.ts';
import { createWords } from '../../src/words/create-words.ts';
import { SAMPLE_EXPLANATION, sampleAnswer, sampleEvidence } from './sample-answer.ts';

const en = createWords('en');
const ko = createWords('ko');
// biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what it looks for
const ANSI = /\u001b\[\d+m/g;

describe('renderText', () => {
  const report = createSizeReport(sampleAnswer(), en);
  const text = renderText(report, en);

  it('starts with the number, then what it rests on, then both sparklines', () => {
    const [first, second, , , cpu, memory] = text.split('\n');

    expect(first).toBe('Save about $91 a month: 4 vCPU / 8 GB → 1 vCPU / 2 GB');
    expect(second).toBe('prod/my-service in us-east-1 · High confidence · 13.3 days of data, Nov 6, 2026');
    expect(cpu).toMatch(/^CPU {5}[▁-█ ]{60} {2}2% to 19%$/);
    expect(memory).toMatch(/^Memory {2}[▁-█ ]{60} {2}11% to 14%$/);
  });

  it('lists the options with the one asked for marked', () => {
    expect(text).toContain(
      [
        '  Goal      Task size        A month  Saves  CPU-capped  Over memory',
        '  cost      0.5 vCPU / 2 GB  $21      $123   3 minutes   0 minutes',
        '* balanced  1 vCPU / 2 GB    $36      $91    3 minutes   0 minutes',
        '  safe      1 vCPU / 3 GB    $39      $105   3 minutes   0 minutes',
      ].join('\n'),
    );
  });

  it('has colour only when told, and the same text under it', () => {
    const coloured = renderText(report, en, { colour: true });

    expect(text).not.toMatch(ANSI);
    expect(coloured).toMatch(ANSI);
    expect(coloured.replace(ANSI, '')).toBe(text);
  });

  it.each([40, 60, 80, 120])('fits %i columns in both languages, but for what is pasted', (width) => {
    for (const words of [en, ko]) {
      const localised = createSizeReport(sampleAnswer(), words);
      const pasted = new Set([localised.change?.shell, localised.change?.terraform].join('\n').split('\n'));

      const lines = renderText(localised, words, { width }).split('\n');

      expect(
        lines
          .filter((line) => displayWidth(line) > width && !pasted.has(line) && line.includes(' '))
          .filter((line) => !/^ *(- )?\S+$/.test(line)),
      ).toEqual([]);
    }
  });

  it('lets no name steer the terminal', () => {
    const evidence = sampleEvidence({ name: 'a\u001b[2J\u0007\u202eb', cluster: 'c\rd' });

    const hostile = renderText(createSizeReport(sampleAnswer({}, evidence), en), en);

    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
    expect(hostile).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  });

  it('keeps both sparklines when nothing was measured', () => {
    const evidence = sampleEvidence();
    const empty = { ...evidence, metrics: { ...evidence.metrics, cpuUtilization: { average: new Float64Array(0) } } };

    expect(renderText(createSizeReport(sampleAnswer({}, empty), en), en)).toMatch(/^CPU +no datapoints$/m);
  });

  it('shows the steps of an explanation', () => {
    expect(renderExplanationText(createSizeReport(sampleAnswer(), en), SAMPLE_EXPLANATION, en)).toBe(
      [
        'How the size was found',
        '  - Looked at 14 days in periods of 300 seconds; 4.9% are gaps.',
        '  - CPU demand, the usual high lately (99.5th percentile of the newer half):',
        '    0.741 vCPU.',
        '  - Confidence is high.',
        '',
      ].join('\n'),
    );
  });
});

describe('the steps of an abstention', () => {
  it('are that nothing was computed, and why', () => {
    const abstained = [
      { dimension: 'service', code: 'NotEnoughHistory', figures: { hours: 6, neededHours: 24 } },
    ] as const;
    const report = createSizeReport(
      sampleAnswer({ finding: 'Undetermined', recommended: null, options: [], abstained }),
      en,
    );
    const sentence = 'There are only 6 hours of data; at least 24 hours are needed.';

    expect(renderExplanationText(report, [], en)).toBe(`No size was computed\n  - ${sentence}\n`);
    expect(renderExplanationMarkdown(report, [], en)).toBe(`### No size was computed\n\n- ${sentence}\n`);
    expect(renderExplanation(report, [], en).blocks[0]).toMatchObject({ text: { text: 'No size was computed' } });
  });
});

describe('wrap', () => {
  it('counts Hangul as two columns', () => {
    expect(displayWidth('메모리')).toBe(6);
    expect(wrap('가나다 라마바 사아자', 14)).toEqual(['가나다 라마바', '사아자']);
  });
});
