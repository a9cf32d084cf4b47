import type { ModalView } from '@slack/types';
import { textAt } from './delivery-body.ts';
import type { Call } from './feature.ts';
import type { Log } from './logger.ts';
import { platformErrorOf } from './stage.ts';

/** A form on the trigger of the slash command; false when the trigger is spent or there is none. */
export async function openForm(call: Call, view: () => ModalView, log: Log): Promise<boolean> {
  const trigger_id = textAt(call.body, 'trigger_id');
  if (trigger_id === undefined || call.stage.kind !== 'message') return false;
  try {
    await call.client.views.open({ trigger_id, view: view() });
    return true;
  } catch (error) {
    log.warn({ reason: platformErrorOf(error) ?? 'unreachable' }, 'No form could be opened');
    return false;
  }
}
