import type { DigestMessage, DigestSender, OwnerNotices, SendOutcome } from '../../app/digest-ports.ts';
import type { DigestContent } from '../../core/digest/content.ts';
import { isLongDigest, renderDigestCsv } from '../../render/digest-csv.ts';
import { type DigestForm, renderDigest, renderDigestThread } from '../../render/slack/digest.ts';
import { renderOwnerNotice } from '../../render/slack/digest-list.ts';
import { renderLines } from '../../render/slack/digest-wish.ts';
import type { SlackMessage } from '../../render/slack/message.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { PostOnce, PostOutcome } from './post-once.ts';
import type { UploadOnce } from './upload-once.ts';

/** Under which `metadata.event_payload.run_id` names the run of a digest. */
const EVENT_TYPE = 'fargate_digest';

/**
 * Posts a digest as one message of the channel, and the rest in its thread. A workspace that does not know the table is
 * sent sections instead, once. A long list is attached to the thread as CSV too. A digest that is sent again takes the place of its message, or is posted anew where that
 * was deleted.
 */
export function createDigestSender({
  post,
  update,
  upload,
}: PostOnce & { readonly upload: UploadOnce }): DigestSender<DigestContent> {
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
      const { content, subscription, slotAt } = message;
      const words = wordsOf(message);
      const channel = subscription.channelId;
      const reply = async (part: SlackMessage) => {
        const { kind } = await post({ ...part, channel, thread_ts: ts, unfurl_links: false, unfurl_media: false });
        if (kind !== 'sent') throw new Error(`The thread of a digest was not posted: ${kind}.`);
      };
      for (const part of renderDigestThread(content, words)) await reply(part);
      if (!isLongDigest(content)) return;
      const { csv } = words.digest;
      const uploaded = await upload({
        fileName: `fargate-digest-${slotAt.slice(0, 10)}.csv`,
        title: words.digest.title,
        content: renderDigestCsv(content, words),
        comment: csv.attached,
        channel,
        threadTs: ts,
      });
      if (uploaded === 'missingScope') await reply(renderLines([csv.missingScope('files:write')], words));
      if (uploaded === 'failed') await reply(renderLines([csv.failed], words));
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
