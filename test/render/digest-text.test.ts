import { describe, expect, it } from 'vitest';
import { renderDigestMarkdown, renderDigestText, toDigestDocument } from '../../src/render/digest-text.ts';
import { createWords } from '../../src/words/create-words.ts';
import { quietDigest, sampleDigest } from './sample-digest.ts';

const en = createWords('en');

describe('a digest as text', () => {
  it('leads with the total, then what is at risk', () => {
    const text = renderDigestText(sampleDigest(), en);

    expect(text.split('\n')[0]).toMatch(/^\$720 a month could be saved, \d+% of \$[\d,]+ · 2 services are too small/);
    expect(text.indexOf('At risk')).toBeLessThan(text.indexOf('Most to save'));
    expect(text).toContain('prod/changed: 4 vCPU / 8 GB → 1 vCPU / 2 GB; promised $108 a month, got $108');
  });

  it('is one line and its notes in a quiet week', () => {
    expect(renderDigestText(quietDigest(), en)).toBe(
      'Nothing to do: 1 service for $144 a month, none worth changing.\n',
    );
  });

  it('is Markdown with a list under each heading', () => {
    const markdown = renderDigestMarkdown(sampleDigest(), en);

    expect(markdown).toContain('### Most to save\n\n- prod/web-0');
  });

  it('is a document with a sentence for what was left out', () => {
    const document = toDigestDocument(sampleDigest(), en);

    expect(JSON.parse(JSON.stringify(document))).toMatchObject({
      savingsMonthlyUsd: 719.72,
      leftOut: [{ code: 'NotFargate', why: 'Its tasks do not run on Fargate (EC2).' }, {}, {}],
    });
  });
});
