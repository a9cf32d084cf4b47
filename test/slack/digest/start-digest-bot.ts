import type { SendDigestAgain } from '../../../src/app/send-digest-again.ts';
import type { Store } from '../../../src/app/store.ts';
import type { BotDeps } from '../../../src/slack/create-bot.ts';
import { createPostOnce, type PostOnce } from '../../../src/slack/digest/post-once.ts';
import { sampleDigest } from '../../render/sample-digest.ts';
import { BOT_TOKEN, type Running, startBot } from '../start-bot.ts';

const SILENT = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The bot with digests on the store, against the local Slack; it posts through a client that never tries twice. */
export async function startDigestBot(
  store: Store,
  overrides: Partial<Omit<BotDeps, 'sizeService'>> & { readonly sendAgain?: SendDigestAgain } = {},
): Promise<Running> {
  const late: { once?: PostOnce } = {};
  const { sendAgain = async () => 'accepted', ...deps } = overrides;
  const running = await startBot({
    previewDigest: async () => sampleDigest(),
    subscribing: {
      subscriptions: store.subscriptions,
      ledger: store.ledger,
      locks: store.locks,
      sendAgain,
      // Bound once the local Slack has an address.
      post: async (message) => (await late.once?.post(message)) ?? { kind: 'ambiguous' },
    },
    ...deps,
  });
  late.once = createPostOnce({ botToken: BOT_TOKEN, apiUrl: running.slack.apiUrl, log: SILENT });
  return running;
}
