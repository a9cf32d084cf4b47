import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = resolve(import.meta.dirname, '../src');

/** docs/architecture.md's table. A name with a slash allows that file only. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  app: ['app', 'core'],
  words: ['words', 'core'],
  render: ['render', 'core', 'words', 'app'],
  aws: ['aws', 'core', 'app/ports.ts'],
  cron: ['cron', 'core', 'app/ports.ts'],
  storage: ['storage', 'core', 'app/store.ts'],
  queue: ['queue', 'core', 'app/shard-queue.ts'],
  search: ['search', 'core', 'app/answer-question.ts'],
  slack: ['slack', 'core', 'app', 'words', 'render'],
  cli: ['cli', 'core', 'app', 'words', 'render'],
  sandbox: ['sandbox'],
};
/** May import everything but the sandbox. */
const ROOTS = ['main.ts', 'cli.ts', 'config.ts', 'wire'];

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

function importsOf(file: string): string[] {
  const text = readFileSync(join(SRC, file), 'utf8');
  const forms = [/^(?:import|export)\s[^;]*?from '([^']+)';/gm, /^import '([^']+)';/gm, /\bimport\('([^']+)'\)/g];
  return forms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''));
}

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

describe('architecture', () => {
  it('has only the rooms that docs/architecture.md lists', () => {
    const rooms = new Set(files.map(roomOf));

    expect([...rooms].filter((room) => !(room in MAY_IMPORT) && !ROOTS.includes(room))).toEqual([]);
  });

  it.each(files)('%s imports only what its room may import', (file) => {
    const room = roomOf(file);
    const allowed = MAY_IMPORT[room];
    const broken = importsOf(file).filter((specifier) => {
      if (!specifier.startsWith('.'))
        return room === 'core' || room === 'app' || room === 'words' || room === 'render'
          ? !(room === 'render' && specifier === '@slack/types')
          : false;
      const target = relative(SRC, resolve(SRC, dirname(file), specifier));
      if (allowed === undefined) return roomOf(target) === 'sandbox';
      return !allowed.includes(roomOf(target)) && !allowed.includes(target);
    });

    expect(broken).toEqual([]);
  });

  it('keeps clock, environment and randomness out of the core', () => {
    const impure = files
      .filter((file) => roomOf(file) === 'core')
      .filter((file) =>
        /Date\.now|new Date\(\)|Math\.random|process\.|\bawait\b|console\./.test(readFileSync(join(SRC, file), 'utf8')),
      );

    expect(impure).toEqual([]);
  });

  it('has no drawer and no barrel', () => {
    expect(files.filter((file) => /(^|\/)(utils?|helpers?|common|misc|types|index)(\.ts$|\/)/.test(file))).toEqual([]);
  });
});
