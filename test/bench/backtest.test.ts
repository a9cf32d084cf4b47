import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const SCRIPT = new URL('../../bench/backtest.mjs', import.meta.url).pathname;
/** A comparison that prints what it was given. */
const ECHO = 'console.log(JSON.stringify(process.argv.slice(2)));';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backtest-'));
  mkdirSync(join(folder, 'traces'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function backtest(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ADVISOR_BACKTEST: '', ...env },
  });
  return { status, stdout, stderr };
}

describe('backtest', () => {
  it('runs the comparison beside the traces, with the options and the command given', () => {
    writeFileSync(join(folder, 'run.mjs'), ECHO);
    const traces = join(folder, 'traces');

    const { status, stdout } = backtest(['--traces', traces, '--sample', '0.2', '--', 'my-command', 'size']);

    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toEqual(['--traces', traces, '--sample', '0.2', '--', 'my-command', 'size']);
  });

  it('runs the comparison that the environment names', () => {
    const named = join(folder, 'other.mjs');
    writeFileSync(named, ECHO);

    const { stdout } = backtest(['--traces', join(folder, 'traces'), '--', 'x'], { ADVISOR_BACKTEST: named });

    expect(JSON.parse(stdout)).toContain('--traces');
  });

  it('gives the exit status of the comparison', () => {
    writeFileSync(join(folder, 'run.mjs'), 'process.exit(3);');

    expect(backtest(['--traces', join(folder, 'traces'), '--', 'x']).status).toBe(3);
  });

  it('says where it looked when there is no comparison', () => {
    const { status, stderr } = backtest(['--traces', join(folder, 'traces')]);

    expect(status).toBe(2);
    expect(stderr).toContain(join(folder, 'run.mjs'));
  });

  it('says how it is used without traces, and that a folder does not exist', () => {
    expect(backtest([]).stderr).toContain('--traces DIR');
    expect(backtest(['--traces', join(folder, 'nowhere')]).stderr).toContain(join(folder, 'nowhere'));
  });
});
