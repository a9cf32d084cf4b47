import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createFormats } from '../../src/words/formats.ts';
import { LOCALES } from '../../src/words/locale.ts';

const en = createFormats('en');
const ko = createFormats('ko');

describe('formats', () => {
  it('writes sizes as the AWS console does', () => {
    expect(en.size({ cpuUnits: 256, memoryMiB: 512 })).toBe('0.25 vCPU / 0.5 GB');
    expect(en.size({ cpuUnits: 16384, memoryMiB: 122_880 })).toBe('16 vCPU / 120 GB');
  });

  it('writes whole dollars from ten up and cents below', () => {
    expect([91.12, 9.5, 5, -36.4, 1234.5].map(en.usd)).toEqual(['$91', '$9.50', '$5', '-$36', '$1,235']);
    expect(ko.usd(91.12)).toBe('$91');
  });

  it('writes instants in UTC and leaves what is not one alone', () => {
    expect(en.date('2026-11-20T23:59:00Z')).toBe('Nov 20, 2026');
    expect(en.dateTime('2026-11-20T03:05:00Z')).toBe('Nov 20, 2026 03:05 UTC');
    expect(ko.dateTime('2026-11-20T03:05:00Z')).toBe('2026년 11월 20일 03:05 UTC');
    expect(en.dateTime('yesterday')).toBe('yesterday');
  });

  it('writes durations in the unit that a person would choose', () => {
    expect([0, 1, 3, 119, 120, 600, 2880].map(en.duration)).toEqual([
      '0 minutes',
      '1 minute',
      '3 minutes',
      '119 minutes',
      '2 hours',
      '10 hours',
      '2 days',
    ]);
    expect(ko.duration(3)).toBe('3분');
  });

  it('starts the week on Sunday, as the evidence does', () => {
    expect([0, 1, 6].map(en.weekday)).toEqual(['Sunday', 'Monday', 'Saturday']);
    expect(ko.weekday(1)).toBe('월요일');
  });

  it.each(LOCALES)('writes any number as text without NaN (%s)', (locale) => {
    const formats = createFormats(locale);
    fc.assert(
      fc.property(fc.double(), (value) => {
        const { number, percent, usd, vcpu, memory, mib, days, duration, weekday } = formats;
        for (const write of [number, percent, usd, vcpu, memory, mib, days, duration, weekday]) {
          expect(write(value)).not.toMatch(/NaN|undefined|Infinity|∞|^$/);
        }
      }),
      { seed: 1 },
    );
  });
});
