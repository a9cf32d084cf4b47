import { type ClientDeps, userOf } from './client-deps.ts';
import type { Delivery } from './delivery.ts';
import { asObject, asText, type Json, parseJson } from './json.ts';
import type { Refusal } from './message-check.ts';
import { payloadHead } from './payloads.ts';
import { type Choices, elementsOf, inputErrors, stateValues } from './view-state.ts';
import { type StoredView, viewPayload } from './view-store.ts';

export interface SubmitTarget {
  user?: string;
  /** The top of the user's stack when left out. */
  viewId?: string;
  choices?: Choices;
}

/** What came of submitting a view: `blocked` when Slack's client refused it before asking the app. */
export type Submission =
  | { kind: 'blocked'; errors: Record<string, string> }
  | { kind: 'errors'; errors: Record<string, string>; delivery: Delivery }
  | { kind: 'closed' | 'cleared' | 'updated' | 'pushed' | 'failed'; delivery: Delivery };

/** Submitting and closing views. */
export function createSubmitting(deps: ClientDeps, suggested: readonly Json[]) {
  const { views, triggers, deliver } = deps;

  /** Submits a view and does what the app's response_action asks for. */
  async function submitView(target: SubmitTarget = {}): Promise<Submission> {
    const user = userOf(deps, target.user);
    const stored = target.viewId === undefined ? views.stackOf(user.id).at(-1) : views.find(target.viewId);
    if (stored === undefined) throw new Error('no view is open');
    const blocks = stored.view.blocks;
    stored.values = stateValues(blocks, target.choices ?? {}, suggested);
    const blocked = inputErrors(blocks, stored.values);
    if (Object.keys(blocked).length > 0) return { kind: 'blocked', errors: blocked };
    const triggerId = triggers.issue(user.id, stored.id);
    const delivery = {
      ...(await deliver.interaction({
        ...payloadHead('view_submission', user, triggerId),
        view: viewPayload(stored),
        response_urls: responseUrlsOf(stored, user.id),
      })),
      triggerId,
    };
    if (delivery.outcome !== 'ok') return { kind: 'failed', delivery };
    return applyResponse(stored, delivery);
  }

  function responseUrlsOf(stored: StoredView, user: string): Json[] {
    return elementsOf(stored.view.blocks).flatMap(({ block, element }) => {
      if (element.response_url_enabled !== true) return [];
      const state = stored.values[String(block.block_id)]?.[String(element.action_id)] ?? {};
      const channel = asText(state.selected_conversation) ?? asText(state.selected_channel);
      if (channel === undefined) return [];
      const url = deps.responseUrlBase() + deps.responseUrls.issue({ channel, user });
      return [{ block_id: block.block_id, action_id: element.action_id, channel_id: channel, response_url: url }];
    });
  }

  function applyResponse(stored: StoredView, delivery: Delivery): Submission {
    const answer = delivery.body.trim() === '' ? {} : asObject(parseJson(delivery.body));
    const fail = (refusal: Refusal): Submission => {
      deps.refused('view_submission', refusal, delivery.body);
      return { kind: 'failed', delivery };
    };
    if (answer === undefined) return fail({ error: 'invalid_response', problems: [] });
    switch (answer.response_action) {
      case undefined:
        views.close(stored.user, false);
        return { kind: 'closed', delivery };
      case 'clear':
        views.close(stored.user, true);
        return { kind: 'cleared', delivery };
      case 'update': {
        const result = views.update(stored, answer.view);
        return result.ok ? { kind: 'updated', delivery } : fail(result.refusal);
      }
      case 'push': {
        const result = views.push(stored.user, answer.view);
        return result.ok ? { kind: 'pushed', delivery } : fail(result.refusal);
      }
      case 'errors':
        return errorsResponse(stored, answer, delivery, fail);
      default:
        return fail({
          error: 'invalid_response_action',
          problems: [{ pointer: '/response_action', message: 'unknown' }],
        });
    }
  }

  function errorsResponse(
    stored: StoredView,
    answer: Json,
    delivery: Delivery,
    fail: (refusal: Refusal) => Submission,
  ): Submission {
    const errors = asObject(answer.errors);
    const inputs = new Set(
      elementsOf(stored.view.blocks)
        .filter(({ block }) => block.type === 'input')
        .map(({ block }) => String(block.block_id)),
    );
    const entries = Object.entries(errors ?? {});
    const wrong = entries.find(([id, message]) => !inputs.has(id) || typeof message !== 'string');
    if (entries.length === 0 || wrong !== undefined)
      return fail({
        error: 'invalid_response_errors',
        problems: [{ pointer: `/errors/${wrong?.[0] ?? ''}`, message: 'must name an input block and give a text' }],
      });
    return { kind: 'errors', errors: Object.fromEntries(entries) as Record<string, string>, delivery };
  }

  /** Closes the top view (or all of them) by hand; the app hears of it when notify_on_close is set. */
  async function closeView(at: { user?: string; everything?: boolean } = {}): Promise<Delivery[]> {
    const user = userOf(deps, at.user);
    const closed = views.close(user.id, at.everything === true);
    const told = closed.filter((one) => one.view.notify_on_close === true);
    return Promise.all(
      told.map((one) =>
        deliver.interaction({
          ...payloadHead('view_closed', user, triggers.issue(user.id)),
          view: viewPayload(one),
          is_cleared: at.everything === true,
        }),
      ),
    );
  }

  return { submitView, closeView };
}
