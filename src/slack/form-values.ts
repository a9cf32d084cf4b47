import { type DeliveryBody, textAt } from './delivery-body.ts';
import type { FormValues } from './feature.ts';

/** What was chosen or typed, by block id; every input of ours has the block's id as its action id. */
export function formValues(body: DeliveryBody): FormValues {
  return (blockId) => {
    const at = (...member: readonly string[]) => textAt(body, 'view', 'state', 'values', blockId, blockId, ...member);
    return at('selected_option', 'value') ?? at('selected_conversation') ?? at('selected_time') ?? at('value');
  };
}
