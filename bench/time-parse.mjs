// Milliseconds that JSON.parse takes for a document of standard input, the first ones (the argument) not counted.
import { readFileSync } from 'node:fs';

const warmUp = Number(process.argv[2]);
const lines = readFileSync(0, 'utf8').trimEnd().split('\n');
for (const line of lines.slice(0, warmUp)) JSON.parse(line);
const measured = lines.slice(warmUp);
const startedAt = performance.now();
for (const line of measured) JSON.parse(line);
process.stdout.write(JSON.stringify({ parseMs: (performance.now() - startedAt) / measured.length }));
