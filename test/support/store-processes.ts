import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './compiled-product.ts';

/** The store, compiled alone, for processes of its own. */
export interface StoreProcesses {
  /** A process that runs the body: an async function's, in which `openStore` and `say(message)` are known. */
  readonly spawn: (body: string) => StoreProcess;
  readonly remove: () => Promise<void>;
}

export interface StoreProcess {
  readonly send: (message: string) => void;
  /** The next thing that the process says. @throws Error when it ends instead */
  readonly next: () => Promise<string>;
  /** Ends it as a power cut would, and is over when it is gone. */
  readonly kill: () => Promise<void>;
}

export async function compileStore(): Promise<StoreProcesses> {
  const directory = await mkdtemp(join(tmpdir(), 'fargate-advisor-processes-'));
  await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'));
  await writeFile(join(directory, 'package.json'), '{"type": "module"}');
  const config = {
    extends: join(ROOT, 'tsconfig.json'),
    compilerOptions: {
      rootDir: join(ROOT, 'src'),
      outDir: join(directory, 'dist'),
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    },
    include: [],
    files: [join(ROOT, 'src/storage/open-store.ts')],
  };
  await writeFile(join(directory, 'tsconfig.json'), JSON.stringify(config));
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [compiler, '-p', join(directory, 'tsconfig.json')]);
  const running: ChildProcess[] = [];
  return {
    spawn(body) {
      const script = `
        import { openStore } from ${JSON.stringify(join(directory, 'dist/storage/open-store.js'))};
        const say = (message) => process.send(message);
        const clock = () => new Date();
        const heard = (run) => process.on('message', run);
        ${body}`;
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        cwd: directory,
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      });
      running.push(child);
      return toStoreProcess(child);
    },
    async remove() {
      await Promise.all(running.map((child) => toStoreProcess(child).kill()));
      await rm(directory, { recursive: true, force: true });
    },
  };
}

function toStoreProcess(child: ChildProcess): StoreProcess {
  const said: string[] = [];
  const waiting: { readonly resolve: (message: string) => void; readonly reject: (error: Error) => void }[] = [];
  child.once('exit', (code, signal) => {
    for (const { reject } of waiting.splice(0)) reject(new Error(`The process ended: ${code ?? signal}.`));
  });
  child.on('message', (message) => {
    const next = waiting.shift();
    if (next === undefined) said.push(String(message));
    else next.resolve(String(message));
  });
  return {
    send: (message) => child.send(message),
    next: () =>
      new Promise((resolve, reject) => {
        const message = said.shift();
        if (message === undefined) waiting.push({ resolve, reject });
        else resolve(message);
      }),
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
}
