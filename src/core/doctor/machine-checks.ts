import { type Check, type ClockReference, failure, fine, warning } from './check.ts';

/** Slack's requests and AWS's signatures are refused beyond five minutes. */
const CLOCK_LIMIT_SECONDS = 300;
/** A clock that is kept by NTP is never so far off. */
const CLOCK_WARNING_SECONDS = 30;

/** List prices change a few times a year. */
const PRICE_WARNING_DAYS = 180;

const DAY_MS = 86_400_000;

/** Another clock and this one, read at one moment: ISO 8601. */
export interface ClockReading {
  readonly against: ClockReference;
  readonly theirs: string;
  readonly ours: string;
}

export function clockCheck({ against, theirs, ours }: ClockReading): Check {
  const seconds = Math.round(Math.abs(Date.parse(theirs) - Date.parse(ours)) / 1000);
  if (seconds >= CLOCK_LIMIT_SECONDS) return failure('ClockWrong', { against, seconds });
  if (seconds >= CLOCK_WARNING_SECONDS) return warning('ClockOff', { against, seconds });
  return fine('ClockClose', { against, seconds });
}

/** `version` and `minimum` as `20.19.0`. */
export function nodeCheck(version: string, minimum: string): Check {
  const isEnough = compareVersions(version, minimum) >= 0;
  return isEnough ? fine('NodeVersion', { version }) : failure('NodeTooOld', { version, minimum });
}

function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((version) => version.split('.').map(Number));
  for (const [i, part] of (left ?? []).entries()) {
    const difference = part - (right?.[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** `asOf` is when the region's price was read, null where it has none; `at` is now. */
export function priceCheck(region: string, asOf: string | null, at: string): Check {
  if (asOf === null) return warning('NoPrices', { region });
  const days = Math.max(0, Math.floor((Date.parse(at) - Date.parse(asOf)) / DAY_MS));
  return days > PRICE_WARNING_DAYS ? warning('PricesOld', { asOf, days }) : fine('PricesFresh', { asOf, days });
}

/** One line for each setting that cannot be used. */
export function settingChecks(
  problems: readonly { readonly setting: string; readonly message: string }[],
  settings: number,
): readonly Check[] {
  if (problems.length === 0) return [fine('SettingsFine', { settings })];
  return problems.map(({ setting, message }) => failure('SettingWrong', { setting, message }));
}
