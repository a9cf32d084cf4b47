import { describe, expect, it } from 'vitest';
import { parseEvidence } from '../../src/core/parse-evidence.ts';

// The bench is plain JavaScript without types of its own.
const script = new URL('../../bench/synthetic-documents.mjs', import.meta.url).href;
const { syntheticDocuments } = (await import(script)) as {
  readonly syntheticDocuments: (count: number, seed?: number) => readonly string[];
};

describe('the documents of the bench', () => {
  it('are evidence of 14 days at 5 minutes, each another', () => {
    const parsed = syntheticDocuments(10).map((line) => parseEvidence(JSON.parse(line)));

    const lengths = parsed.map((one) => (one.ok ? one.evidence.metrics.cpuUtilization.average.length : one.problem));
    expect(lengths).toEqual(Array.from({ length: 10 }, () => 14 * 288));
    expect(new Set(syntheticDocuments(10)).size).toBe(10);
  });

  it('are the same for the same seed', () => {
    expect(syntheticDocuments(3, 7)).toEqual(syntheticDocuments(3, 7));
    expect(syntheticDocuments(3, 7)).not.toEqual(syntheticDocuments(3, 8));
  });
});
