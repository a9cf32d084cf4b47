import { setTimeout as sleep } from 'node:timers/promises';
import { commandLines, sendBurst } from './burst.mjs';
import { residentKib } from './memory-of.mjs';
import { startBareApp, startBot, startSandbox } from './processes.mjs';
import { aimed, figure, mib, title } from './report.mjs';
import { median } from './statistics.mjs';

const STARTS = 3;
const COMMANDS = 1000;
const BURST = 50;
const SETTLE_MS = 4000;
const AIM_MIB = 40;

/**
 * Resident memory of the bot beside a bare Bolt app that holds the same three AWS clients: idle after the start, and
 * after 1,000 slash commands, which the bot answers and the bare app acknowledges.
 */
export async function benchMemory() {
  const runs = [];
  for (let start = 0; start < STARTS; start++) runs.push(await measure({ sendsCommands: start === 0 }));
  const idle = { bot: median(runs.map(({ bot }) => bot.idle)), bare: median(runs.map(({ bare }) => bare.idle)) };
  const [{ bot, bare }] = runs;
  title(`Resident memory (idle: medians of ${STARTS} starts)`);
  figure('bot, idle', mib(idle.bot));
  figure('bare Bolt app with the AWS clients, idle', mib(idle.bare));
  aimed('idle, bot above bare app', { value: (idle.bot - idle.bare) / 1024, aim: AIM_MIB, unit: ' MiB' });
  figure(`bot, after ${COMMANDS} commands`, mib(bot.used));
  figure(`bare app, after ${COMMANDS} commands`, mib(bare.used));
  figure('after the commands, bot above bare app', mib(bot.used - bare.used));
}

async function measure({ sendsCommands }) {
  const sandbox = await startSandbox();
  const [bot, bare] = await Promise.all([
    startBot(sandbox.addresses),
    startBareApp(sandbox.addresses, { withAws: true }),
  ]);
  try {
    await sleep(SETTLE_MS);
    const idle = { bot: residentKib(bot.pid), bare: residentKib(bare.pid) };
    if (sendsCommands) await sendCommands(sandbox, bot, bare);
    return {
      bot: { idle: idle.bot, used: residentKib(bot.pid) },
      bare: { idle: idle.bare, used: residentKib(bare.pid) },
    };
  } finally {
    await Promise.all([bot.stop(), bare.stop()]);
    await sandbox.stop();
  }
}

async function sendCommands(sandbox, bot, bare) {
  for (let sent = 0; sent < COMMANDS; sent += BURST) {
    const commands = await sandbox.call('signedCommands', commandLines(BURST));
    const before = await sandbox.call('answerCount');
    await sendBurst(bare.port, commands);
    await sendBurst(bot.port, commands);
    await sandbox.call('waitForAnswers', before + BURST);
  }
  await sleep(SETTLE_MS);
}
