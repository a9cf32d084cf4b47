import type { TaskSize } from '../core/task-size.ts';
import type { Locale } from './locale.ts';

/** Figures as a person reads them. Times are UTC, money is USD, a figure that is not finite is a dash. */
export interface Formats {
  /** At most `digits` decimals, one unless told. */
  readonly number: (value: number, digits?: number) => string;
  /** `12.5%` */
  readonly percent: (value: number) => string;
  /** Whole dollars from ten up, cents below. */
  readonly usd: (value: number) => string;
  /** Dollars and cents. */
  readonly cents: (value: number) => string;
  /** A price of a unit with all its digits: `$0.04656`. */
  readonly unitUsd: (value: number) => string;
  /** `0.25 vCPU` of 0.25. */
  readonly vcpu: (value: number) => string;
  /** `0.25 vCPU` of 256 CPU units. */
  readonly cpuUnits: (units: number) => string;
  /** `0.5 GB` of 512 MiB, as the AWS console writes it. */
  readonly memory: (mib: number) => string;
  /** `1,843 MiB` */
  readonly mib: (mib: number) => string;
  /** `4 vCPU / 8 GB` */
  readonly size: (size: TaskSize) => string;
  /** `Nov 20, 2026`, or the year alone of a date that is no more than a year. */
  readonly date: (iso: string) => string;
  /** `Nov 20, 2026 03:05 UTC` */
  readonly dateTime: (iso: string) => string;
  readonly seconds: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly days: (count: number) => string;
  /** Minutes up to two hours, then hours up to two days, then days. */
  readonly duration: (minutes: number) => string;
  /** Of 0 (Sunday) to 6. */
  readonly weekday: (day: number) => string;
  /** `a, b, and c` */
  readonly list: (items: readonly string[]) => string;
}

const NOT_A_FIGURE = '–';
const DAY_MS = 86_400_000;
/** 4 January 1970, a Sunday. */
const A_SUNDAY_MS = 3 * DAY_MS;

const made = new Map<Locale, Formats>();

/** The formats of a language. Its `Intl` formatters, which cost more than most answers, are made once. */
export function createFormats(locale: Locale): Formats {
  const formats = made.get(locale) ?? makeFormats(locale);
  made.set(locale, formats);
  return formats;
}

function makeFormats(locale: Locale): Formats {
  const numbers = [0, 1, 2, 3].map(
    (digits) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits, signDisplay: 'negative' }),
  );
  const usd = { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol', signDisplay: 'negative' } as const;
  const dollars = new Intl.NumberFormat(locale, { ...usd, maximumFractionDigits: 0 });
  const cents = new Intl.NumberFormat(locale, usd);
  const digits = new Intl.NumberFormat(locale, { ...usd, minimumFractionDigits: 2, maximumFractionDigits: 12 });
  const dates = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'short', day: 'numeric', timeZone: 'UTC' });
  const years = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: 'UTC' });
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const unit = (name: 'second' | 'minute' | 'hour' | 'day') =>
    new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'long', maximumFractionDigits: 1 });
  const units = { second: unit('second'), minute: unit('minute'), hour: unit('hour'), day: unit('day') };

  const number = (value: number, digits = 1): string =>
    Number.isFinite(value) ? (numbers[digits] ?? numbers[3] ?? dollars).format(value) : NOT_A_FIGURE;
  const inUnit = (name: keyof typeof units, value: number): string =>
    Number.isFinite(value) ? units[name].format(value) : NOT_A_FIGURE;
  const date = (iso: string): string => {
    if (Number.isNaN(Date.parse(iso))) return iso;
    return (/^\d{4}$/.test(iso) ? years : dates).format(new Date(iso));
  };
  const vcpu = (value: number): string => `${number(value, 2)} vCPU`;
  const cpuUnits = (value: number): string => vcpu(value / 1024);
  const memory = (value: number): string => `${number(value / 1024, 1)} GB`;

  return {
    number,
    percent: (value) => `${number(value, Math.abs(value) < 10 ? 1 : 0)}%`,
    usd: (value) => {
      if (!Number.isFinite(value)) return NOT_A_FIGURE;
      return (Math.abs(value) >= 10 || Number.isInteger(value) ? dollars : cents).format(value);
    },
    cents: (value) => (Number.isFinite(value) ? cents.format(value) : NOT_A_FIGURE),
    unitUsd: (value) => (Number.isFinite(value) ? digits.format(value) : NOT_A_FIGURE),
    vcpu,
    cpuUnits,
    memory,
    mib: (value) => `${number(value, 0)} MiB`,
    size: (value) => `${cpuUnits(value.cpuUnits)} / ${memory(value.memoryMiB)}`,
    date,
    dateTime: (iso) => {
      const at = Date.parse(iso);
      // Composed by hand: the space before AM and PM differs between versions of ICU.
      return Number.isNaN(at) ? iso : `${date(iso)} ${new Date(at).toISOString().slice(11, 16)} UTC`;
    },
    seconds: (count) => inUnit('second', count),
    minutes: (count) => inUnit('minute', count),
    hours: (count) => inUnit('hour', count),
    days: (count) => inUnit('day', count),
    duration: (count) => {
      if (count < 120) return inUnit('minute', Math.round(count));
      return count < 2880 ? inUnit('hour', count / 60) : inUnit('day', count / 1440);
    },
    weekday: (day) =>
      Number.isInteger(day) ? weekdays.format(new Date(A_SUNDAY_MS + (((day % 7) + 7) % 7) * DAY_MS)) : NOT_A_FIGURE,
    list: (items) => lists.format(items),
  };
}
