import { SERVICES } from './burst.mjs';
import { busyMs, criticalPath, sumOfRoundTrips } from './critical-path.mjs';
import { startBot, startSandbox } from './processes.mjs';
import { aimed, figure, ms, title } from './report.mjs';
import { median } from './statistics.mjs';

const DELAYS_MS = [50, 0];
const ROUNDS = 20;

/** Calls of the index of names, which is read ahead and behind the reader's back. */
const INDEX_OPERATIONS = new Set(['ListClusters', 'ListServices']);

/**
 * How long a person waits for the answer to one slash command, beside the AWS round trips that had to come one after
 * another, as the local AWS saw them. The services are asked for in turn, once each before anything is measured.
 */
export async function benchAnswer() {
  const sandbox = await startSandbox();
  const bot = await startBot(sandbox.addresses);
  try {
    await sandbox.call('setBotUrl', bot.url);
    for (const service of SERVICES) await ask(sandbox, service, 0);
    const runs = DELAYS_MS.map(() => []);
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, delayMs] of DELAYS_MS.entries()) {
        runs[i].push(await ask(sandbox, SERVICES[round % SERVICES.length], delayMs));
      }
    }
    title(`From slash command to answer, one at a time (medians of ${ROUNDS})`);
    for (const [i, delayMs] of DELAYS_MS.entries()) print(runs[i], delayMs);
  } finally {
    await bot.stop();
    await sandbox.stop();
  }
}

async function ask(sandbox, service, delayMs) {
  const asked = await sandbox.call('timeAnswer', { line: `/fargate size ${service}`, delayMs });
  const requests = asked.requests.filter(({ operation }) => !INDEX_OPERATIONS.has(operation));
  const path = criticalPath(requests);
  return { elapsedMs: asked.elapsedMs, pathMs: sumOfRoundTrips(path), trips: path.length, busyMs: busyMs(requests) };
}

function print(runs, delayMs) {
  const middle = (key) => median(runs.map((run) => run[key]));
  if (delayMs === 0) {
    // Requests that a single thread answers one after another look like a chain: there is no path to speak of.
    figure('AWS answers at once: answer', `${ms(middle('elapsedMs'))}, of which AWS worked ${ms(middle('busyMs'))}`);
    return;
  }
  const label = `AWS takes ${delayMs} ms more a call`;
  figure(`${label}: answer`, ms(middle('elapsedMs')));
  figure('its critical path', `${ms(middle('pathMs'))} in ${middle('trips')} trips`);
  aimed('answer over critical path', { value: median(runs.map((run) => run.elapsedMs / run.pathMs)), aim: 1.3 });
}
