import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createCliDependencies } from '../../src/wire/cli-dependencies.ts';
import { weeklyDigest } from '../support/digest-bench.ts';
import { run } from './captured-run.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fargate-advisor-db-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const deps = createCliDependencies({});
const envOf = (name: string) => ({ ADVISOR_STORE: join(folder, name) });

/** A store that holds one subscription. */
async function seed(name: string): Promise<void> {
  const store = await deps.openStore(envOf(name));
  await store?.subscriptions.add(weeklyDigest());
  await store?.close();
}

describe('db', () => {
  it('exports a store to a file and adds it to another', async () => {
    await seed('one.db');
    const file = join(folder, 'export.ndjson');

    const exported = await run(['db', 'export', file], { deps, env: envOf('one.db') });
    const imported = await run(['db', 'import', file], { deps, env: envOf('two.db') });
    const again = await run(['db', 'import', file], { deps, env: envOf('two.db') });

    expect([exported, imported, again].map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(exported.stderr).toBe(`Wrote ${file}.\n`);
    expect([imported.stderr, again.stderr]).toEqual(['Rows added: 1.\n', 'Rows added: 0.\n']);
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(3);
  });

  it('goes through standard output and input', async () => {
    await seed('one.db');

    const { stdout } = await run(['db', 'export'], { deps, env: envOf('one.db') });
    const { status, stderr } = await run(['db', 'import'], { deps, env: envOf('two.db'), stdin: stdout });

    expect({ status, stderr }).toEqual({ status: 0, stderr: 'Rows added: 1.\n' });
  });

  it('gives freed space back', async () => {
    await seed('one.db');

    expect(await run(['db', 'vacuum'], { deps, env: envOf('one.db') })).toMatchObject({ status: 0, stderr: '' });
  });

  it.each([
    ['which store', ['db', 'vacuum'], {}, 1, 'Set ADVISOR_STORE'],
    ['what to do with it', ['db'], {}, 2, 'export|import|vacuum'],
    ['a file that cannot be written', ['db', 'export', '/nowhere/x'], { ADVISOR_STORE: 'one.db' }, 1, 'could not be'],
    ['a file that is not there', ['db', 'import', '/nowhere/x'], { ADVISOR_STORE: 'one.db' }, 1, 'could not be read'],
    ['an address of another database', ['db', 'vacuum'], { DATABASE_URL: 'mysql://db' }, 1, 'DATABASE_URL'],
  ])('says when it has not: %s', async (_what, argv, env, status, told) => {
    const place = 'ADVISOR_STORE' in env ? envOf(env.ADVISOR_STORE) : env;

    const { stderr, ...ended } = await run(argv, { deps, env: place });

    expect(ended.status).toBe(status);
    expect(stderr).toContain(told);
  });
});
