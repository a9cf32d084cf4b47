import { setTimeout as sleep } from 'node:timers/promises';
import { commandLines, sendBurst } from './burst.mjs';
import { startBareApp, startBot, startSandbox } from './processes.mjs';
import { aimed, figure, ms, title } from './report.mjs';
import { median, percentile } from './statistics.mjs';

const COMMANDS = 50;
const WARM_UP_BURSTS = 3;
const ROUNDS = 5;
const BURSTS_A_ROUND = 5;
const SETTLE_MS = 100;

/**
 * How long Slack waits for the acknowledgement of 50 slash commands sent at once: the bot, which then answers each of
 * them, beside a bare Bolt app, which does nothing else. A round is several bursts at each, in turn; every burst starts
 * when the answers to the one before are out.
 */
export async function benchAck() {
  const sandbox = await startSandbox();
  const [bot, bare] = await Promise.all([startBot(sandbox.addresses), startBareApp(sandbox.addresses)]);
  try {
    const rounds = { bot: [], bare: [] };
    for (let burst = 0; burst < WARM_UP_BURSTS; burst++) {
      await sendToBare(sandbox, bare);
      await sendToBot(sandbox, bot);
    }
    for (let round = 0; round < ROUNDS; round++) {
      const bareTimes = [];
      const botTimes = [];
      for (let burst = 0; burst < BURSTS_A_ROUND; burst++) {
        bareTimes.push(...(await sendToBare(sandbox, bare)));
        botTimes.push(...(await sendToBot(sandbox, bot)));
      }
      rounds.bare.push({ p50: percentile(bareTimes, 0.5), p99: percentile(bareTimes, 0.99) });
      rounds.bot.push({ p50: percentile(botTimes, 0.5), p99: percentile(botTimes, 0.99) });
    }
    print(rounds);
  } finally {
    await Promise.all([bot.stop(), bare.stop()]);
    await sandbox.stop();
  }
}

async function sendToBare(sandbox, bare) {
  const commands = await sandbox.call('signedCommands', commandLines(COMMANDS));
  await sleep(SETTLE_MS);
  return sendBurst(bare.port, commands);
}

async function sendToBot(sandbox, bot) {
  const commands = await sandbox.call('signedCommands', commandLines(COMMANDS));
  const before = await sandbox.call('answerCount');
  await sleep(SETTLE_MS);
  const times = await sendBurst(bot.port, commands);
  await sandbox.call('waitForAnswers', before + COMMANDS);
  return times;
}

function print({ bot, bare }) {
  const middle = (rounds, key) => median(rounds.map((round) => round[key]));
  const ratio = (key) => median(bot.map((round, i) => round[key] / bare[i][key]));
  title(`Acknowledgement of ${COMMANDS} concurrent slash commands (medians of ${ROUNDS} rounds)`);
  figure('bot', `p50 ${ms(middle(bot, 'p50'))}   p99 ${ms(middle(bot, 'p99'))}`);
  figure('bare Bolt app', `p50 ${ms(middle(bare, 'p50'))}   p99 ${ms(middle(bare, 'p99'))}`);
  figure('p50, bot over bare app', ratio('p50').toFixed(2));
  aimed('p99, bot over bare app', { value: ratio('p99'), aim: 1.5 });
}
