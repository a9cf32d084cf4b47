import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { aimed, figure, mib, ms, title } from './report.mjs';
import { median } from './statistics.mjs';
import { syntheticDocuments } from './synthetic-documents.mjs';

const WARM_UP = 40;
const COUNT = 200;
const ROUNDS = 5;
const STREAMED = [200, 2000];

const SIZE_COMMAND = ['../dist/cli.js', 'size', '--from', '-', '--format', 'ndjson'];

/**
 * What a document of `size --from -` costs beside JSON.parse of the same document: the whole command as a process, by
 * the difference of a long and a short run so that its start does not count, and the engine alone. The memory of the
 * command while few and many documents stream through it.
 */
export async function benchDocuments() {
  const lines = syntheticDocuments(COUNT + WARM_UP);
  const short = bytesOf(lines.slice(0, WARM_UP));
  const long = bytesOf(lines);
  const rounds = [];
  await runNode(SIZE_COMMAND, [short]);
  for (let round = 0; round < ROUNDS; round++) {
    const shortMs = (await runNode(SIZE_COMMAND, [short])).elapsedMs;
    const longMs = (await runNode(SIZE_COMMAND, [long])).elapsedMs;
    const parse = await runScript(['./time-parse.mjs', String(WARM_UP)], long);
    const engine = await runScript(['./time-engine.mjs', String(WARM_UP)], long);
    rounds.push({
      commandMs: (longMs - shortMs) / COUNT,
      parseMs: parse.parseMs,
      engineMs: engine.engineMs,
      engineParseMs: engine.parseMs,
    });
  }
  const middle = (key) => median(rounds.map((round) => round[key]));
  const kib = Math.round(long.length / lines.length / 1024);
  title(`A document of 14 days at 5 minutes, ${kib} KiB (medians of ${ROUNDS} rounds of ${COUNT})`);
  figure('size --from -, a document', ms(middle('commandMs')));
  figure('JSON.parse of it', ms(middle('parseMs')));
  const value = median(rounds.map(({ commandMs, parseMs }) => commandMs / parseMs));
  aimed('command over JSON.parse', { value, aim: 2.5 });
  figure('engine alone (parseEvidence and recommend)', ms(middle('engineMs')));
  figure('JSON.parse in the same process', ms(middle('engineParseMs')));
  const engine = median(rounds.map(({ engineMs, engineParseMs }) => engineMs / engineParseMs));
  aimed('engine over JSON.parse', { value: engine, aim: 1.5 });
  await printMemory(bytesOf(lines.slice(0, COUNT)));
}

async function printMemory(documents) {
  const peaks = [];
  for (const count of STREAMED) {
    const chunks = Array.from({ length: count / COUNT }, () => documents);
    const { peakKib } = await runNode(['--import', './report-peak.mjs', ...SIZE_COMMAND], chunks);
    peaks.push(peakKib);
    figure(`most memory while ${count} documents stream`, mib(peakKib));
  }
  const [few, many] = peaks;
  figure('many over few (flat: about 1)', (many / few).toFixed(2));
}

function bytesOf(lines) {
  return Buffer.from(`${lines.join('\n')}\n`);
}

async function runScript(args, input) {
  return JSON.parse((await runNode(args, [input])).output);
}

/** Runs node with these arguments, in this folder, on this input; scripts that fail are errors. */
async function runNode(args, chunks) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit', 'pipe'],
  });
  const closed = once(child, 'close');
  const output = textOf(child.stdout);
  const peak = textOf(child.stdio[3]);
  for (const chunk of chunks) if (!child.stdin.write(chunk)) await once(child.stdin, 'drain');
  child.stdin.end();
  const [status] = await closed;
  const elapsedMs = performance.now() - startedAt;
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with exit status ${status}.`);
  return { elapsedMs, output: await output, peakKib: Number(await peak) };
}

async function textOf(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
