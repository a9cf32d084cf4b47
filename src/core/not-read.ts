import type { AdvisorError } from './errors.ts';
import type { NotRead } from './evidence.ts';

/** A failed call of AWS as something that was not read; of a denied one with the IAM action that the error names. */
export function notReadOf({ code, details }: AdvisorError): NotRead {
  const what = String(details.operation ?? 'AWS');
  if (code !== 'access_denied') return { what, why: 'unavailable' };
  return { what, why: 'denied', ...(details.iamAction !== undefined && { iamAction: String(details.iamAction) }) };
}

/** One entry an operation, the first place it stands; that it was denied says more than that it failed. */
export function joinNotRead(...lists: readonly (readonly NotRead[])[]): NotRead[] {
  const byOperation = new Map<string, NotRead>();
  for (const note of lists.flat()) {
    if (byOperation.get(note.what)?.why !== 'denied') byOperation.set(note.what, note);
  }
  return [...byOperation.values()];
}
