import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A folder that is laid out as the package is, with `dist` compiled from the sources as they stand. */
export interface CompiledProduct {
  readonly directory: string;
  /** The path of a compiled script such as `cli.js`. */
  readonly script: (name: string) => string;
  readonly remove: () => Promise<void>;
}

/** Compiles the sources into a temporary folder, so that a dist of yesterday proves nothing. */
export async function compileProduct(): Promise<CompiledProduct> {
  const directory = await mkdtemp(join(tmpdir(), 'fargate-advisor-'));
  const outDir = join(directory, 'dist');
  for (const name of ['node_modules', 'package.json']) await symlink(join(ROOT, name), join(directory, name));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  // Types have a check of their own.
  const options = ['-p', join(ROOT, 'tsconfig.json'), '--noCheck', '--outDir', outDir];
  await promisify(execFile)(process.execPath, [compiler, ...options]);
  await cp(join(ROOT, 'src/sandbox/page'), join(outDir, 'sandbox/page'), { recursive: true });
  return {
    directory,
    script: (name) => join(outDir, name),
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}
