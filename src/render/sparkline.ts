import type { Series } from '../core/evidence.ts';

const LEVELS = '▁▂▃▄▅▆▇█';

export interface Sparkline {
  /** One character a bucket of time; a space is a bucket without datapoints. */
  readonly line: string;
  /** The lowest and highest datapoint, null when there is none. */
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * A series as one line of at most `width` characters: each shows the highest datapoint of its stretch, so that no
 * peak is lost, on a scale from zero to the highest of all.
 */
export function createSparkline(series: Series, width = 60): Sparkline {
  const columns = Math.min(Math.max(1, width), series.length);
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  const peaks: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const from = Math.floor((column * series.length) / columns);
    const to = Math.floor(((column + 1) * series.length) / columns);
    let peak = Number.NaN;
    for (const value of series.subarray(from, to)) {
      if (!Number.isFinite(value)) continue;
      if (!(peak >= value)) peak = value;
      if (value < min) min = value;
      if (value > max) max = value;
    }
    peaks.push(peak);
  }
  if (!Number.isFinite(max)) return { line: ' '.repeat(columns), min: null, max: null };
  return { line: peaks.map((peak) => glyph(peak, max)).join(''), min, max };
}

function glyph(value: number, max: number): string {
  if (Number.isNaN(value)) return ' ';
  const level = max > 0 ? Math.round((Math.max(0, value) / max) * (LEVELS.length - 1)) : 0;
  return LEVELS[level] ?? ' ';
}
