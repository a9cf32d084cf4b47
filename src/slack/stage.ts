import type { HomeView, ModalView } from '@slack/types';
import { ErrorCode, type WebClient } from '@slack/web-api';
import type { Words } from '../words/words.ts';
import { type DeliveryBody, isRecord, textAt } from './delivery-body.ts';
import type { Log } from './logger.ts';
import type { Message, Respond } from './respond.ts';
import { answerView, messageHome } from './views.ts';

/** The place where one person reads the answer. Showing again replaces what stands there, where Slack can do that. */
export interface Stage {
  readonly kind: 'message' | 'modal' | 'home' | 'nowhere';
  show(message: Message, words: Words): Promise<void>;
  /** Shows a whole view: a form, or the Home tab. Nothing happens where there is no view. */
  showView(view: HomeView | ModalView): Promise<void>;
  /** From now on what is shown behind a response URL, which lives half an hour, is a direct message. */
  continueDirectly(): void;
}

/** A message behind a response URL, for one person's eyes; `direct` is where it goes when the URL is of no use any more. */
export function messageStage(
  respond: Respond,
  responseUrl: string,
  { replaceOriginal, direct }: { readonly replaceOriginal: boolean; readonly direct?: Direct },
): Stage {
  let isDirect = false;
  return {
    kind: 'message',
    async show(message) {
      if (isDirect && direct !== undefined) await direct(message);
      else await respond(responseUrl, message, { replaceOriginal });
    },
    showView: async () => undefined,
    continueDirectly() {
      isDirect = true;
    },
  };
}

type Direct = (message: Message) => Promise<void>;

/** Direct messages to one person. Without the scope `im:write` Slack finds the conversation by the person's id. */
function directTo(client: WebClient, userId: string): Direct {
  return async ({ text, blocks }) => {
    const opened = await client.conversations.open({ users: userId }).catch((error: unknown) => {
      if (platformErrorOf(error) === 'missing_scope') return undefined;
      throw error;
    });
    await client.chat.postMessage({
      channel: opened?.channel?.id ?? userId,
      text,
      ...(blocks === undefined ? {} : { blocks: [...blocks] }),
      unfurl_links: false,
      unfurl_media: false,
    });
  };
}

/**
 * A modal that is open. Each update carries the hash of the last, so that a slow answer never overwrites a newer one;
 * a modal that was closed or has moved on is left alone.
 */
export function modalStage(
  deps: { readonly client: WebClient; readonly log: Log },
  modal: { readonly viewId: string; readonly hash?: string; readonly metadata: string },
): Stage {
  let hash = modal.hash;

  async function showView(view: HomeView | ModalView): Promise<void> {
    try {
      const updated = await deps.client.views.update({
        view_id: modal.viewId,
        view,
        ...(hash === undefined ? {} : { hash }),
      });
      if (hash !== undefined) hash = updated.view?.hash ?? hash;
    } catch (error) {
      if (!['not_found', 'hash_conflict', 'view_not_found'].includes(platformErrorOf(error) ?? '')) throw error;
      deps.log.info({ reason: platformErrorOf(error) }, 'A modal was closed or changed before its answer came');
    }
  }

  return {
    kind: 'modal',
    show: (message, words) => showView(answerView(message, { metadata: modal.metadata, words })),
    showView,
    continueDirectly: () => undefined,
  };
}

/** A person's Home tab. */
export function homeStage(client: WebClient, userId: string): Stage {
  async function showView(view: HomeView | ModalView): Promise<void> {
    await client.views.publish({ user_id: userId, view });
  }
  return {
    kind: 'home',
    show: (message) => showView(messageHome(message)),
    showView,
    continueDirectly: () => undefined,
  };
}

/** Where nothing can be shown: the trigger is gone and there is no response URL. */
export function noStage(log: Log): Stage {
  const tell = async (): Promise<void> => log.info({}, 'There was no place to answer in');
  return { kind: 'nowhere', show: tell, showView: tell, continueDirectly: () => undefined };
}

/** Where a delivery lets the bot answer without opening anything. */
export function stageOf(
  body: DeliveryBody,
  deps: { readonly client: WebClient; readonly log: Log; readonly respond: Respond },
): Stage {
  const responseUrl = textAt(body, 'response_url');
  if (responseUrl !== undefined) {
    // Only what this person alone sees may be replaced: others read the messages in the channel.
    const container = isRecord(body.container) ? body.container : {};
    const direct = directTo(deps.client, textAt(body, 'user_id') ?? textAt(body, 'user', 'id') ?? '');
    return messageStage(deps.respond, responseUrl, { replaceOriginal: container.is_ephemeral === true, direct });
  }
  const userId = textAt(body, 'user', 'id') ?? textAt(body, 'event', 'user');
  const viewId = textAt(body, 'view', 'id');
  const isHome = textAt(body, 'view', 'type') === 'home' || textAt(body, 'event', 'type') === 'app_home_opened';
  if (isHome && userId !== undefined) return homeStage(deps.client, userId);
  if (viewId === undefined || body.type === 'view_closed') return noStage(deps.log);
  // The acknowledgement of a submission has changed the view, and its new hash is not told.
  const hash = body.type === 'view_submission' ? undefined : textAt(body, 'view', 'hash');
  return modalStage(deps, {
    viewId,
    metadata: textAt(body, 'view', 'private_metadata') ?? '',
    ...(hash === undefined ? {} : { hash }),
  });
}

/** Slack's word for why it refused a call, or undefined when it was something else. */
export function platformErrorOf(error: unknown): string | undefined {
  return isRecord(error) && error.code === ErrorCode.PlatformError ? textAt(error.data, 'error') : undefined;
}
