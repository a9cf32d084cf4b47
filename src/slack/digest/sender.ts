import type { DigestMessage, DigestSender, OwnerNotices, SendOutcome } from '../../app/digest-ports.ts';
import type { DigestContent } from '../../core/digest/content.ts';
import { type DigestForm, renderDigest, renderDigestThread } from '../../render/slack/digest.ts';
import { renderOwnerNotice } from '../../render/slack/digest-list.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { PostOnce, PostOutcome } from './post-once.ts';

/** Under which `metadata.event_payload.run_id` names the run of a digest. */
const EVENT_TYPE = 'fargate_digest';

/**
 * Posts a digest as one message of the channel, and the rest in its thread. A workspace that does not know the table is
 * sent sections instead, once. A digest that is sent again takes the place of its message, or is posted anew where that
 * was deleted.
 */
export function createDigestSender({ post, update }: PostOnce): DigestSender<DigestContent> {
  async function sendAs(form: DigestForm, message: DigestMessage<DigestContent>): Promise<PostOutcome> {
    const { subscription, runId, replacesTs } = message;
    const channel = subscription.channelId;
    const body = {
      ...renderDigest(message.content, form, wordsOf(message)),
      channel,
      metadata: { event_type: EVENT_TYPE, event_payload: { run_id: runId } },
    };
    if (replacesTs !== null) {
      const updated = await update({ ...body, ts: replacesTs });
      if (updated.kind !== 'messageGone') return updated;
    }
    return await post({ ...body, unfurl_links: false, unfurl_media: false });
  }

  return {
    async send(message) {
      const sent = await sendAs('table', message);
      return toSendOutcome(sent.kind === 'blocksRefused' ? await sendAs('sections', message) : sent);
    },
    async followUp(message, ts) {
      for (const part of renderDigestThread(message.content, wordsOf(message))) {
        const { kind } = await post({
          ...part,
          channel: message.subscription.channelId,
          thread_ts: ts,
          unfurl_links: false,
          unfurl_media: false,
        });
        if (kind !== 'sent') throw new Error(`The thread of a digest was not posted: ${kind}.`);
      }
    },
  };
}

/** Tells owners by direct message, in the language of their digest. */
export function createOwnerNotices({ post }: Pick<PostOnce, 'post'>): OwnerNotices {
  return {
    async tell({ run, subscription }) {
      const words = createWords(detectLocale(subscription.locale));
      const notice = renderOwnerNotice(run, subscription.channelId, words);
      const { kind } = await post({ ...notice, channel: subscription.ownerId });
      // A notice that may have arrived is not sent twice.
      return kind === 'sent' || kind === 'ambiguous';
    },
  };
}

function wordsOf({ subscription }: DigestMessage<DigestContent>): ReturnType<typeof createWords> {
  return createWords(detectLocale(subscription.locale));
}

function toSendOutcome(outcome: PostOutcome): SendOutcome {
  return outcome.kind === 'blocksRefused' || outcome.kind === 'messageGone'
    ? { kind: 'refused', code: 'other' }
    : outcome;
}
