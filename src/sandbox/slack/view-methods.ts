import { asText, type Json, parseJson } from './json.ts';
import { type ViewResult, viewPayload } from './view-store.ts';
import { type Method, type MethodResult, refuse, type WebApiDeps } from './web-api.ts';

/** The views.* methods. A trigger is spent only when the view was accepted. */
export function viewMethods(deps: WebApiDeps): Record<string, Method> {
  const { views, triggers, store } = deps;

  function byTrigger(body: Json, act: (user: string) => ViewResult): MethodResult {
    const trigger = asText(body.trigger_id);
    if (trigger === undefined)
      return refuse('invalid_arguments', [{ pointer: '/trigger_id', message: 'missing required field' }]);
    const found = triggers.look(trigger);
    if (!found.ok) return refuse(found.error);
    const result = act(found.user);
    if (result.ok) triggers.exchange(trigger);
    return answer(result);
  }

  function answer(result: ViewResult): MethodResult {
    return result.ok
      ? { ok: true, fields: { view: viewPayload(result.view) } }
      : { ok: false, refusal: result.refusal };
  }

  return {
    'views.open': (body) => byTrigger(body, (user) => views.open(user, viewOf(body))),
    'views.push': (body) => byTrigger(body, (user) => views.push(user, viewOf(body))),
    'views.update': (body) => {
      const target = views.find(asText(body.view_id), asText(body.external_id));
      return answer(views.update(target, viewOf(body), asText(body.hash)));
    },
    'views.publish': (body) => {
      const user = store.findUser(asText(body.user_id) ?? '');
      if (user === undefined || user.isBot === true) return refuse('user_not_found');
      return answer(views.publish(user.id, viewOf(body), asText(body.hash)));
    },
  };
}

function viewOf(body: Json): unknown {
  return typeof body.view === 'string' ? parseJson(body.view) : body.view;
}
