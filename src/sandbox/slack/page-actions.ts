import { asObject, asText, type Json } from './json.ts';
import type { People } from './people.ts';
import type { Choices, Chosen } from './view-state.ts';

/** One thing a person does in the page: reads the posted body, answers what the page needs to know. */
export type PageAction = (people: People, body: Json) => Promise<Json>;

/** What POST /local/<name> does. */
export const PAGE_ACTIONS: Readonly<Record<string, PageAction>> = {
  command: async (people, body) => outcome(await people.runCommand(asText(body.text) ?? '', where(body))),
  message: async (people, body) => {
    const thread = asText(body.threadTs);
    await people.say(asText(body.text) ?? '', {
      ...where(body),
      ...(thread === undefined ? {} : { threadTs: thread }),
    });
    return {};
  },
  press: async (people, body) => outcome(await people.press(target(body))),
  suggest: async (people, body) => ({
    options: await people.suggest({ ...target(body), query: asText(body.query) ?? '' }),
  }),
  submit: async (people, body) => {
    const result = await people.submitView({
      ...where(body),
      viewId: asText(body.viewId) ?? '',
      choices: choices(body),
    });
    return { kind: result.kind, ...('errors' in result ? { errors: result.errors } : {}) };
  },
  close: async (people, body) => {
    await people.closeView({ ...where(body), everything: body.everything === true });
    return {};
  },
  home: async (people, body) => outcome(await people.openHome(where(body).user)),
  shortcut: async (people, body) => {
    const messageTs = asText(body.messageTs);
    const at = { ...where(body), ...(messageTs === undefined ? {} : { messageTs }) };
    return outcome(await people.runShortcut(asText(body.callbackId) ?? '', at));
  },
  dismiss: async (people, body) => {
    people.dismiss(where(body).user ?? '', asText(body.channel) ?? '', asText(body.messageTs) ?? '');
    return {};
  },
};

function outcome(delivery: { outcome: string }): Json {
  return { outcome: delivery.outcome };
}

function where(body: Json): { user?: string; channel?: string } {
  const [user, channel] = [asText(body.user), asText(body.channel)];
  return { ...(user === undefined ? {} : { user }), ...(channel === undefined ? {} : { channel }) };
}

function choices(body: Json): Choices {
  return (asObject(body.choices) ?? {}) as Choices;
}

function target(body: Json): Parameters<People['press']>[0] {
  const fields = ['messageTs', 'viewId', 'blockId'] as const;
  const named = Object.fromEntries(
    fields.flatMap((name) => (typeof body[name] === 'string' ? [[name, body[name]]] : [])),
  );
  const value = body.value as Chosen;
  return {
    ...where(body),
    ...named,
    actionId: asText(body.actionId) ?? '',
    choices: choices(body),
    ...(value === undefined ? {} : { value }),
  };
}
