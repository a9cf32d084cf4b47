import type { WebClient } from '@slack/web-api';
import type { Words } from '../words/words.ts';
import { type Asker, writeViewMetadata } from './asker.ts';
import { type DeliveryBody, textAt } from './delivery-body.ts';
import type { Log } from './logger.ts';
import type { Respond } from './respond.ts';
import { messageStage, modalStage, platformErrorOf, type Stage } from './stage.ts';
import { loadingView } from './views.ts';

/**
 * Opens a modal with the delivery's trigger, on top of the modal that it came from if it did, and gives it as the
 * stage. When the trigger is spent and there is a message to answer beside, that is the stage.
 */
export function openModal(
  deps: { readonly client: WebClient; readonly log: Log; readonly respond: Respond },
  body: DeliveryBody,
): (asker: Asker, words: Words) => Promise<Stage> {
  return async function open(asker, words) {
    const metadata = writeViewMetadata(asker);
    const trigger_id = textAt(body, 'trigger_id') ?? '';
    const view = loadingView({ metadata, words });
    try {
      const isInModal = textAt(body, 'view', 'type') === 'modal';
      const opened = isInModal
        ? await deps.client.views.push({ trigger_id, view })
        : await deps.client.views.open({ trigger_id, view });
      const { id: viewId, hash } = opened.view ?? {};
      if (viewId === undefined) throw new Error('Slack opened no view');
      return modalStage(deps, { viewId, metadata, ...(hash === undefined ? {} : { hash }) });
    } catch (error) {
      const responseUrl = textAt(body, 'response_url');
      if (responseUrl === undefined) throw error;
      deps.log.warn({ reason: platformErrorOf(error) ?? 'unreachable' }, 'No modal could be opened');
      return messageStage(deps.respond, responseUrl, { replaceOriginal: false });
    }
  };
}
