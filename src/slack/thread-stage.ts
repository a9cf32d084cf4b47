import { context } from '../render/slack/message.ts';
import type { Words } from '../words/words.ts';
import type { PostOnce } from './digest/post-once.ts';
import { withBlocks } from './feature.ts';
import type { Log } from './logger.ts';
import type { Message } from './respond.ts';
import type { Stage } from './stage.ts';

export interface ThreadPlace {
  readonly channel: string;
  /** The first message of the thread; absent where the answer stands in the conversation itself. */
  readonly threadTs?: string;
  /** The bot's own message that is replaced, where it stands already. */
  readonly messageTs?: string;
}

/**
 * A thread that everyone in the channel reads: the first message is posted, later ones replace it. Where the bot may not
 * post, the person alone is shown it on `fallback`, with a note why. Nothing is posted twice.
 */
export function threadStage(
  deps: { readonly posts: PostOnce; readonly fallback: Stage; readonly log: Log },
  { channel, threadTs, messageTs }: ThreadPlace,
): Stage {
  const inThread = threadTs === undefined ? {} : { thread_ts: threadTs };
  let ts = messageTs;
  let isRefused = false;

  async function show(message: Message, words: Words): Promise<void> {
    if (isRefused) return deps.fallback.show(withNote(message, words), words);
    const content = { channel, text: message.text, blocks: [...(message.blocks ?? [])] };
    const outcome =
      ts === undefined
        ? await deps.posts.post({ ...content, ...inThread, unfurl_links: false, unfurl_media: false })
        : await deps.posts.update({ ...content, ts });
    if (outcome.kind === 'sent') ts = outcome.ts;
    else {
      deps.log.warn({ outcome: outcome.kind }, 'An answer could not be posted in its thread');
      // Whether an ambiguous one arrived is not known; told to one person it is at worst read twice.
      isRefused = true;
      await deps.fallback.show(withNote(message, words), words);
    }
  }

  return { kind: 'message', show, showView: async () => undefined, continueDirectly: () => undefined };
}

function withNote(message: Message, words: Words): Message {
  return withBlocks(message, context(words.oncall.slack.notInChannel));
}
