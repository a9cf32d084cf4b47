import { describe, expect, it } from 'vitest';
import { toRecommendationDocument } from '../../src/render/document.ts';
import { createWords } from '../../src/words/create-words.ts';
import { SAMPLE_EXPLANATION, sampleOption, sampleRecommendation } from './sample-answer.ts';

const en = createWords('en');

describe('toRecommendationDocument', () => {
  it('has the keys of the contract in a fixed order', () => {
    expect(Object.keys(toRecommendationDocument(sampleRecommendation(), en))).toEqual([
      'schema',
      'id',
      'finding',
      'reasonCodes',
      'current',
      'recommended',
      'options',
      'abstained',
      'warnings',
      'confidence',
      'prices',
    ]);
  });

  it('is the same text whatever the order of keys in the recommendation', () => {
    const recommendation = sampleRecommendation();
    const turned = Object.fromEntries(Object.entries(recommendation).reverse()) as unknown as typeof recommendation;

    expect(JSON.stringify(toRecommendationDocument(turned, en))).toBe(
      JSON.stringify(toRecommendationDocument(recommendation, en)),
    );
  });

  it('adds a sentence to every abstention and warning', () => {
    const document = toRecommendationDocument(
      sampleRecommendation({
        abstained: [{ dimension: 'memory', code: 'NoMemoryMetric', figures: {} }],
        warnings: [{ code: 'FewDays', figures: { days: 3 } }],
      }),
      en,
    );

    expect(document).toMatchObject({
      abstained: [
        { dimension: 'memory', code: 'NoMemoryMetric', detail: 'There is no memory metric, so memory stays as it is.' },
      ],
      warnings: [{ code: 'FewDays', detail: 'Only 3 days of data: a weekly peak may be missing.' }],
    });
  });

  it('prints what is not known as null', () => {
    const document = toRecommendationDocument(
      sampleRecommendation({ current: null, recommended: null, prices: null }),
      en,
    );

    expect(document).toMatchObject({ current: null, recommended: null, prices: null });
  });

  it('shows the fleet of an autoscaled service under its option, and only there', () => {
    const scaling = { minCapacity: 2, maxCapacity: 8, target: 60, averageTasks: 3 };
    const { recommended, options } = toRecommendationDocument(
      sampleRecommendation({ recommended: sampleOption({ scaling }) }),
      en,
    );

    expect(recommended).toMatchObject({ scaling });
    expect(options).not.toContainEqual(expect.objectContaining({ scaling: expect.anything() }));
  });

  it('adds the explanation last when it is given', () => {
    const document = toRecommendationDocument(sampleRecommendation(), en, SAMPLE_EXPLANATION);

    expect(Object.keys(document).at(-1)).toBe('explanation');
    expect(document.explanation).toContainEqual({
      code: 'CpuLevel',
      detail: 'CPU demand, the usual high lately (99.5th percentile of the newer half): 0.741 vCPU.',
      figures: { level: 'recentHigh', vcpu: 0.741 },
    });
  });
});
