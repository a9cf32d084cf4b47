// Milliseconds that the engine and JSON.parse take for a document of standard input, the first ones (the argument)
// not counted.
import { readFileSync } from 'node:fs';
import { parseEvidence } from '../dist/core/parse-evidence.js';
import { createPriceBook } from '../dist/core/pricing/price-book.js';
import { recommend } from '../dist/core/sizing/recommend.js';

const warmUp = Number(process.argv[2]);
const request = { goal: 'balanced', prices: createPriceBook(), discountPercent: 0 };
const lines = readFileSync(0, 'utf8').trimEnd().split('\n');
let parseMs = 0;
let engineMs = 0;
for (const [i, line] of lines.entries()) {
  const startedAt = performance.now();
  const document = JSON.parse(line);
  const parsedAt = performance.now();
  const parsed = parseEvidence(document);
  if (!parsed.ok) throw new Error(parsed.problem.message);
  recommend(parsed.evidence, request);
  const doneAt = performance.now();
  if (i < warmUp) continue;
  parseMs += parsedAt - startedAt;
  engineMs += doneAt - parsedAt;
}
const count = lines.length - warmUp;
process.stdout.write(JSON.stringify({ parseMs: parseMs / count, engineMs: engineMs / count }));
