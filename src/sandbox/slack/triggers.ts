/** A trigger lives this long: https://docs.slack.dev/interactivity/handling-user-interaction */
export const TRIGGER_LIFE_MS = 3000;

export type TriggerUse = { ok: true; user: string; viewId?: string } | { ok: false; error: string };

/** Issues trigger ids that live three seconds and open one view. */
export function createTriggers(now: () => number) {
  const issued = new Map<string, { user: string; viewId?: string; at: number; used: boolean }>();
  let count = 0;

  function issue(user: string, viewId?: string): string {
    count += 1;
    const id = `${Math.floor(now())}.${count}.${(count * 2_654_435_761).toString(16)}`;
    issued.set(id, { user, at: now(), used: false, ...(viewId === undefined ? {} : { viewId }) });
    return id;
  }

  function look(id: string): TriggerUse {
    const trigger = issued.get(id);
    if (trigger === undefined) return { ok: false, error: 'invalid_trigger_id' };
    if (trigger.used) return { ok: false, error: 'exchanged_trigger_id' };
    if (now() - trigger.at >= TRIGGER_LIFE_MS) return { ok: false, error: 'expired_trigger_id' };
    return { ok: true, user: trigger.user, ...(trigger.viewId === undefined ? {} : { viewId: trigger.viewId }) };
  }

  /** Marks a trigger as exchanged; only after the view was accepted, as Slack does. */
  function exchange(id: string): void {
    const trigger = issued.get(id);
    if (trigger !== undefined) trigger.used = true;
  }

  return { issue, look, exchange };
}
