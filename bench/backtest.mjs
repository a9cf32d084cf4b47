// npm run backtest -- --traces DIR [-- COMMAND ...]: scores the built command on a folder of traces, by the comparison
// script `run.mjs` that stands in the folder or beside it. ADVISOR_BACKTEST names another script. Other options go to
// the script as they are.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const CLI = fileURLToPath(new URL('../dist/cli.js', import.meta.url));
const SIZE_COMMAND = [process.execPath, CLI, 'size', '--from', '-', '--format', 'ndjson'];

const { traces, options, command } = readArguments(process.argv.slice(2));
const script = traces === undefined ? undefined : findScript(traces);

if (traces === undefined) fail('Which traces? Usage: npm run backtest -- --traces DIR');
else if (!existsSync(traces)) fail(`There is no folder ${traces}.`);
else if (script === undefined) {
  fail(`There is no comparison for ${traces}: expected ${candidates(traces).join(' or ')}.`);
} else if (command === undefined && !existsSync(CLI)) fail('There is no dist to score: run `npm run build` first.');
else run(script, ['--traces', traces, ...options, '--', ...(command ?? SIZE_COMMAND)]);

function readArguments(args) {
  const cut = args.indexOf('--');
  const own = cut < 0 ? args : args.slice(0, cut);
  const at = own.indexOf('--traces');
  const given = at < 0 ? undefined : own[at + 1];
  return {
    traces: given === undefined ? undefined : resolve(given),
    options: at < 0 ? own : own.toSpliced(at, 2),
    command: cut < 0 ? undefined : args.slice(cut + 1),
  };
}

function candidates(traces) {
  const named = process.env.ADVISOR_BACKTEST;
  return named ? [resolve(named)] : [join(traces, 'run.mjs'), join(traces, '..', 'run.mjs')];
}

function findScript(traces) {
  return candidates(traces).find((path) => existsSync(path));
}

function run(path, args) {
  const child = spawn(process.execPath, [path, ...args], { stdio: 'inherit' });
  child.on('error', ({ message }) => fail(`${path} could not be run: ${message}`));
  child.on('close', (status) => {
    process.exitCode = status ?? 1;
  });
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
