import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSparkline } from '../../src/render/sparkline.ts';

describe('createSparkline', () => {
  it('shows the highest datapoint of each stretch, and gaps as spaces', () => {
    const series = Float64Array.of(0, 10, 0, 0, Number.NaN, Number.NaN, 80, 1);

    expect(createSparkline(series, 4)).toEqual({ line: '▂▁ █', min: 0, max: 80 });
  });

  it('draws an empty, blank or constant series', () => {
    expect(createSparkline(new Float64Array(0))).toEqual({ line: '', min: null, max: null });
    expect(createSparkline(Float64Array.of(Number.NaN, Number.NaN))).toEqual({ line: '  ', min: null, max: null });
    expect(createSparkline(Float64Array.of(0, 0))).toEqual({ line: '▁▁', min: 0, max: 0 });
    expect(createSparkline(Float64Array.of(7, 7)).line).toBe('██');
  });

  it('is never longer than its width and never loses the peak', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: false }), { maxLength: 300 }),
        fc.integer({ min: 1, max: 80 }),
        (values, width) => {
          const { line, max } = createSparkline(Float64Array.from(values), width);

          expect(line.length).toBeLessThanOrEqual(width);
          if (max !== null && max > 0) expect(line).toContain('█');
        },
      ),
      { seed: 3 },
    );
  });
});
