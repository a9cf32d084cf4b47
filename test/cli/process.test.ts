import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CompiledProduct, compileProduct, ROOT } from '../support/compiled-product.ts';
import { evidenceDocument } from '../support/evidence.ts';

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

describe('the process', () => {
  let compiled: CompiledProduct;
  let script: string;
  beforeAll(async () => {
    compiled = await compileProduct();
    script = compiled.script('cli.js');
  });
  afterAll(() => compiled.remove());

  function start(argv: readonly string[]) {
    const env = { PATH: process.env.PATH, AWS_CONFIG_FILE: join(compiled.directory, 'none') };
    const child = spawn(process.execPath, [script, ...argv], { env });
    const ended = (async (): Promise<Ended> => {
      const texts = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const) {
        child[name].on('data', (chunk) => {
          texts[name] += chunk;
        });
      }
      const [status] = await once(child, 'close');
      return { status, ...texts };
    })();
    return { child, ended };
  }

  async function run(argv: readonly string[], stdin = ''): Promise<Ended> {
    const { child, ended } = start(argv);
    child.stdin.on('error', () => undefined);
    child.stdin.end(stdin);
    return ended;
  }

  it('begins with the line that lets a shell start it', async () => {
    expect((await readFile(script, 'utf8')).split('\n')[0]).toBe('#!/usr/bin/env node');
  });

  it('prints its version', async () => {
    const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));

    expect(await run(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('ends with 2 for what it does not understand', async () => {
    expect((await run(['size'])).status).toBe(2);
  });

  it('ends with 1 and says so when there is no region, without a notice of the SDK', async () => {
    const { status, stderr } = await run(['size', 'my-service']);

    expect(status).toBe(1);
    expect(stderr.split('\n')[0]).toBe('No AWS region is set.');
  });

  it('answers more documents than a pipe holds', async () => {
    const documents = Array.from({ length: 30 }, (_, at) => JSON.stringify(evidenceDocument({ id: `service-${at}` })));

    const { status, stdout } = await run(['size', '--from', '-'], `${documents.join('\n')}\n`);

    expect(status).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(30);
  });

  it('is quiet when its reader goes away', async () => {
    const { child, ended } = start(['size', '--from', '-']);
    child.stdin.on('error', () => undefined);
    child.stdin.write(`${JSON.stringify(evidenceDocument())}\n`);
    await once(child.stdout, 'data');
    child.stdout.destroy();
    child.stdin.end(`${JSON.stringify(evidenceDocument())}\n`.repeat(5));

    expect(await ended).toMatchObject({ status: 0, stderr: '' });
  });

  it('ends with 130 and a word when it is interrupted', async () => {
    const { child, ended } = start(['size', '--from', '-']);
    child.stdin.write(`${JSON.stringify(evidenceDocument())}\n`);
    await once(child.stdout, 'data');
    child.kill('SIGINT');

    expect(await ended).toMatchObject({ status: 130, stderr: 'Stopped before the end.\n' });
  });
});
