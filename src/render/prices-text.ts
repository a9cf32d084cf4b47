import type { PriceUpdate } from '../app/update-prices.ts';
import { EVERY_REGION } from '../core/pricing/price-list.ts';
import type { RegionPrices } from '../core/pricing/price-summary.ts';
import { priceFileProblemSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { alignColumns } from './columns.ts';
import { oneLine } from './plain.ts';
import { createTerminalStyle, type TerminalOptions, wrap } from './terminal.ts';

const DAY_MS = 86_400_000;

/** How many whole days ago the day was, or null where no more than the year is known. */
export function ageInDays(asOf: string, now: Date): number | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(asOf) ? Math.max(0, Math.floor((now.getTime() - Date.parse(asOf)) / DAY_MS)) : null;
}

/** What is known of each region for a terminal, with age and source. Ends with a newline. */
export function renderPricesText(
  regions: readonly RegionPrices[],
  { now, keptIn }: { readonly now: Date; readonly keptIn: string },
  words: Words,
  options: TerminalOptions = {},
): string {
  const style = createTerminalStyle(options);
  const { prices: say, formats } = words;
  const lines = [style.bold(say.heading(regions.filter(({ region }) => region !== EVERY_REGION).length))];
  for (const { region, prices } of regions) {
    lines.push('', style.bold(region === EVERY_REGION ? say.everyRegion : region));
    const rows = prices.map(({ what, count, asOf, source }) => [
      count === 1 ? what : `${what} (${formats.number(count, 0)})`,
      formats.date(asOf),
      say.age(ageInDays(asOf, now)),
      source,
    ]);
    lines.push(...alignColumns(rows, []).map((line) => `  ${line}`));
    if (rows.length === 0) lines.push(`  ${say.noPriceIn(region)}`);
  }
  lines.push('', ...wrap(say.keptIn(oneLine(keptIn)), style.width).map(style.dim));
  return `${lines.join('\n')}\n`;
}

/** The same as data, ready for JSON.stringify. */
export function toPricesDocument(regions: readonly RegionPrices[], now: Date): Record<string, unknown> {
  return {
    regions: regions.map(({ region, prices }) => ({
      region,
      prices: prices.map(({ what, count, asOf, source }) => ({
        what,
        count,
        asOf,
        ageDays: ageInDays(asOf, now),
        source,
      })),
    })),
  };
}

/** What an update read for a terminal, a line a file, and what it could not use. Ends with a newline. */
export function renderPriceUpdateText(update: PriceUpdate, words: Words, options: TerminalOptions = {}): string {
  const style = createTerminalStyle(options);
  const { prices: say, formats } = words;
  const updated = update.updated.map(({ service, region, publishedAt, prices, changed }) =>
    say.updated({ what: say.services[service], region, published: formats.date(publishedAt), prices, changed }),
  );
  const failed = update.notUpdated.map(({ service, region, problem }) =>
    say.notUpdated({ what: say.services[service], region, why: priceFileProblemSentence(words, problem) }),
  );
  const lines = [
    ...updated.flatMap((line) => wrap(oneLine(line), style.width)),
    ...failed.flatMap((line) => wrap(oneLine(line), style.width)).map(style.yellow),
    ...wrap(say.notRefreshed, style.width).map(style.dim),
  ];
  return `${lines.join('\n')}\n`;
}

/** The same as data, ready for JSON.stringify. */
export function toPriceUpdateDocument({ updated, notUpdated }: PriceUpdate, words: Words): Record<string, unknown> {
  return {
    updated,
    notUpdated: notUpdated.map(({ service, region, problem }) => ({
      service,
      region,
      code: problem.code,
      detail: priceFileProblemSentence(words, problem),
      figures: problem.figures,
    })),
  };
}
