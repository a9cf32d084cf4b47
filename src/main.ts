import { loadConfig, readArguments } from './config.ts';
import { isAdvisorError } from './core/errors.ts';
import { createLogger } from './slack/logger.ts';
import { createRedaction } from './slack/redaction.ts';
import { createBotProcess } from './wire/bot-process.ts';

const loaded = loadConfig({ ...process.env, ...readArguments(process.argv.slice(2)) });
if (loaded.ok) await run(loaded.value);
else {
  const lines = loaded.problems.map(({ setting, message }) => `  ${setting} ${message}`);
  process.stderr.write(`The bot cannot start:\n${lines.join('\n')}\nSee docs/configuration.md.\n`);
  process.exitCode = 2;
}

/** Runs the bot until SIGTERM or SIGINT, then answers what is under way and ends the process. */
async function run(config: Parameters<typeof createBotProcess>[0]): Promise<void> {
  const { botToken, appToken, signingSecrets } = config.slack;
  const awsSecrets = [process.env.AWS_SECRET_ACCESS_KEY, process.env.AWS_SESSION_TOKEN];
  const databaseUrl = config.store !== undefined && 'url' in config.store ? config.store.url : undefined;
  const databaseSecrets = databaseUrl === undefined ? [] : [databaseUrl, new URL(databaseUrl).password || undefined];
  const secrets = [botToken, appToken, ...signingSecrets, ...awsSecrets, ...databaseSecrets];
  const log = createLogger({
    level: config.logLevel,
    redact: createRedaction(secrets.filter((secret) => secret !== undefined)),
    write: (line) => process.stdout.write(line),
  });
  // Node would print these with whatever they carry; here they pass the redaction.
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      log.error({ error, event }, 'The bot ends: a failure that nobody handled');
      process.exit(1);
    });
  }

  let isStopping = false;
  async function stop(signal: string): Promise<void> {
    if (isStopping) process.exit(1);
    isStopping = true;
    log.info({ signal }, 'The bot stops');
    const isDrained = await bot.stop();
    if (isDrained) log.info({}, 'The bot has stopped');
    else log.warn({}, 'The bot has stopped with questions unanswered');
    process.exit(0);
  }

  const bot = await createBotProcess(config, process.env, log);
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
  try {
    const port = await bot.start();
    log.info(
      { role: config.role, port, transport: appToken === undefined ? 'http' : 'socket', region: config.region },
      'The bot is ready',
    );
  } catch (error) {
    const hint = isAdvisorError(error) ? error.hint : undefined;
    log.error({ error, hint }, 'The bot cannot start');
    process.exit(1);
  }
}
