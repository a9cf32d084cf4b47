import type { PricesCommand } from '../core/command/specs/prices.ts';
import { summarizePrices } from '../core/pricing/price-summary.ts';
import {
  renderPricesText,
  renderPriceUpdateText,
  toPricesDocument,
  toPriceUpdateDocument,
} from '../render/prices-text.ts';
import type { CliContext } from './cli-context.ts';
import { EXIT_STATUS, type ExitStatus } from './exit-status.ts';
import { findRegion } from './region.ts';

/** Answers `prices`: shows what the price book knows, or reads the published prices and keeps them. */
export async function maintainPrices(command: PricesCommand, context: CliContext): Promise<ExitStatus> {
  return command.action === 'update' ? await updatePrices(command, context) : await showPrices(command, context);
}

async function showPrices(
  command: PricesCommand,
  { io, deps, words, terminal, answers }: CliContext,
): Promise<ExitStatus> {
  const now = new Date();
  const asked = new Set(command.regions);
  const known = summarizePrices(deps.priceList());
  const absent = [...asked].filter((region) => !known.some((one) => one.region === region));
  const shown =
    asked.size === 0
      ? known
      : [...known.filter(({ region }) => asked.has(region)), ...absent.map((region) => ({ region, prices: [] }))];
  const keptIn = deps.pricesKeptIn(io.env) ?? words.prices.inStore;
  answers.write(
    command.format === 'json'
      ? `${JSON.stringify(toPricesDocument(shown, now), null, 2)}\n`
      : renderPricesText(shown, { now, keptIn }, words, terminal),
  );
  return EXIT_STATUS.done;
}

async function updatePrices(command: PricesCommand, context: CliContext): Promise<ExitStatus> {
  const { io, deps, words, terminal, answers, progress } = context;
  const regions = command.regions ?? [await findRegion({}, io.env, deps)];
  progress.show(words.prices.updating);
  const update = await deps.updatePrices(io.env, regions, io.interrupted);
  progress.stop();
  answers.write(
    command.format === 'json'
      ? `${JSON.stringify(toPriceUpdateDocument(update, words), null, 2)}\n`
      : renderPriceUpdateText(update, words, terminal),
  );
  return update.notUpdated.length === 0 ? EXIT_STATUS.done : EXIT_STATUS.failed;
}
