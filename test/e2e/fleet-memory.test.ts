import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSyntheticFleet } from '../../src/sandbox/account/synthetic-fleet.ts';
import { startLocalAws } from '../../src/sandbox/aws/local-aws.ts';
import { environmentFor } from '../aws/local-account.ts';
import { type CompiledProduct, compileProduct } from '../support/compiled-product.ts';

const SERVICES = 1_000;
/**
 * A recommendation takes some KB; the series of two days, of which none may stay, some 25 KB. Between lies the bound, so
 * that it holds on any machine.
 */
const MOST_KEPT_BYTES = 10_000;

/** A sweep in a process of its own, which prints what is alive after every 25 services: the rest is collected first. */
const SWEEP = (load: (module: string) => string) => `
  import { setFlagsFromString } from 'node:v8';
  import { runInNewContext } from 'node:vm';
  import { createPriceBook } from ${load('core/pricing/price-book.js')};
  import { connectUseCases } from ${load('wire/use-cases.js')};
  setFlagsFromString('--expose-gc');
  const collectGarbage = runInNewContext('gc');
  const fleet = { accounts: [], ownerTags: ['owner'] };
  const useCases = await connectUseCases({
    prices: createPriceBook(), clock: () => new Date(), environment: process.env, fleet,
  });
  let next = 0;
  const report = await useCases.sweepFleet({ regions: ['ap-northeast-2'], days: 2 }, ({ done }) => {
    if (done < next) return;
    next = done + 25;
    collectGarbage();
    const { heapUsed, external } = process.memoryUsage();
    console.log(JSON.stringify({ done, alive: heapUsed + external }));
  });
  console.log(JSON.stringify({ services: report.services.length }));
  useCases.close();
`;

describe('the memory of a sweep', () => {
  let compiled: CompiledProduct;
  beforeAll(async () => {
    compiled = await compileProduct();
  }, 60_000);
  afterAll(() => compiled.remove());

  it('holds answers and no series, however many services there are', { timeout: 300_000 }, async () => {
    const now = Date.now();
    const aws = await startLocalAws({ now: () => now, account: createSyntheticFleet(SERVICES, 7, now) });
    const script = SWEEP((module) => JSON.stringify(pathToFileURL(compiled.script(module)).href));
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...environmentFor(aws.url), PATH: process.env.PATH },
    });
    let printed = '';
    child.stdout.on('data', (chunk) => {
      printed += chunk;
    });
    await once(child, 'close');
    await aws.close();
    const lines = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { done?: number; alive?: number; services?: number });
    // The least of many moments: pages that are just being taken apart come and go.
    const leastBetween = (from: number, to: number): number =>
      Math.min(
        ...lines.flatMap(({ done = -1, alive = 0 }) =>
          done >= SERVICES * from && done <= SERVICES * to ? [alive] : [],
        ),
      );

    expect(lines.at(-1)).toEqual({ services: SERVICES });
    const kept = (leastBetween(0.75, 1) - leastBetween(0.05, 0.3)) / (SERVICES * 0.7);
    expect(kept).toBeLessThan(MOST_KEPT_BYTES);
  });
});
