import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newestVersion } from '../../src/storage/migrations.ts';
import { openStore } from '../../src/storage/open-store.ts';
import { compileStore, type StoreProcesses } from '../support/store-processes.ts';

const directory = mkdtempSync(join(tmpdir(), 'fargate-advisor-store-'));
let processes: StoreProcesses;
beforeAll(async () => {
  processes = await compileStore();
});
afterAll(async () => {
  await processes.remove();
  rmSync(directory, { recursive: true, force: true });
});

describe('two processes on one SQLite file', () => {
  const DECIDER = `
    heard(async (path) => {
      const [file, id] = path.split('|');
      try {
        const store = await openStore({ path: file, clock });
        await store.decisions.record({ id, service: { region: 'r', cluster: 'c', name: 'n' }, kind: 'accepted', until: null, by: 'U1', reason: null, recommendationId: null, decidedAt: clock().toISOString() });
        const { schemaVersion } = await store.maintenance.status();
        await store.close();
        say('version ' + schemaVersion);
      } catch (error) {
        say(String(error?.message) + String(error?.cause));
      }
    });
    say('ready');`;

  it('open an empty one together, 20 times, and both find it whole', async () => {
    const pair = [processes.spawn(DECIDER), processes.spawn(DECIDER)];
    await Promise.all(pair.map((one) => one.next()));
    const said: string[] = [];
    const kept: number[] = [];

    for (let round = 0; round < 20; round++) {
      const path = join(directory, `together-${round}.db`);
      const answers = pair.map((one) => one.next());
      for (const [i, one] of pair.entries()) one.send(`${path}|d${i}`);
      said.push(...(await Promise.all(answers)));
      const store = await openStore({ path, clock: () => new Date(0) });
      kept.push((await store.maintenance.status()).rows.decision ?? 0);
      await store.close();
    }

    expect(said).toEqual(Array.from({ length: 40 }, () => `version ${newestVersion()}`));
    expect(kept).toEqual(Array.from({ length: 20 }, () => 2));
  });
});

describe('a process that is killed', () => {
  it.each(['wal', 'rollback'] as const)(
    'between write and commit leaves a file that reads as if it had not begun (%s)',
    async (journal) => {
      const path = join(directory, `killed-${journal}.db`);
      const service = { region: 'r', cluster: 'c', name: 'n' };
      const series = `{ metric: 'm', statistic: 'Sum', startAt: '2026-11-20T00:00:00.000Z', periodSeconds: 300, values: Float64Array.of(1, 2) }`;
      const writer = processes.spawn(`
        const store = await openStore({ path: ${JSON.stringify(path)}, journal: '${journal}', clock });
        const service = ${JSON.stringify(service)};
        await store.metrics.write([{ service, series: [${series}] }]);
        // The second write is in the transaction when its input stops coming.
        async function* lines() {
          yield JSON.stringify({ schema: 'fargate-advisor/store/1', version: ${newestVersion()} });
          for (let i = 0; i < 500; i++) {
            yield JSON.stringify({ table: 'decision', row: { id: 'd' + i, service_key: 'k', kind: 'accepted', until_at: null, decided_by: 'U', reason: 'x'.repeat(10000), recommendation_id: null, decided_at: '2026' } });
          }
          say('written');
          setInterval(() => undefined, 1000);
          await new Promise(() => undefined);
        }
        await store.maintenance.import(lines());`);

      expect(await writer.next()).toBe('written');
      await writer.kill();
      const store = await openStore({ path, journal, clock: () => new Date(0) });
      const { rows } = await store.maintenance.status();
      const [read] = await store.metrics.read(service, {
        from: '2026-11-20T00:00:00.000Z',
        to: '2026-11-20T00:10:00.000Z',
        periodSeconds: 300,
      });
      await store.close();

      expect(rows).toMatchObject({ metric_day: 1, decision: 0 });
      expect([...(read?.values ?? [])]).toEqual([1, 2]);
    },
  );
});
