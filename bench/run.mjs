// npm run bench: every figure of docs/performance.md in one run. `npm run bench -- ack answer` takes some of them.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { benchAck } from './ack.mjs';
import { benchAnswer } from './answer.mjs';
import { benchDocuments } from './documents.mjs';
import { benchFleet } from './fleet.mjs';
import { benchMemory } from './memory.mjs';

const BENCHES = {
  ack: benchAck,
  answer: benchAnswer,
  documents: benchDocuments,
  fleet: () => benchFleet(),
  memory: benchMemory,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));

if (unknown.length > 0) {
  fail(`There is no bench "${unknown[0]}"; there are ${Object.keys(BENCHES).join(', ')}.`);
} else if (!existsSync(new URL('../dist/main.js', import.meta.url))) {
  fail('There is no dist to measure: run `npm run build` first.');
} else {
  process.stdout.write(`Node ${process.version}, ${cpus().length} cores. Compare within a run, not between runs.\n`);
  for (const name of asked.length > 0 ? asked : Object.keys(BENCHES)) await BENCHES[name]();
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exitCode = 2;
}
