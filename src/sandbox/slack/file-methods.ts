import { asList, asObject, asText, type Json } from './json.ts';
import { listField } from './message-check.ts';
import type { StoredFile } from './store.ts';
import { type Method, refuse, type WebApiDeps } from './web-api.ts';
import { APP, USERS } from './workspace.ts';

const MAX_FILE_BYTES = 10_000_000;

/** The three-step upload: ask for a URL, send the bytes there, complete it in a channel or thread. */
export function fileMethods(deps: WebApiDeps): Record<string, Method> {
  const { store } = deps;
  return {
    'files.getUploadURLExternal': (body) => {
      const [name, length] = [asText(body.filename) ?? '', Number(body.length)];
      if (name === '')
        return refuse('invalid_arguments', [{ pointer: '/filename', message: 'missing required field' }]);
      if (!Number.isInteger(length) || length <= 0)
        return refuse('invalid_arguments', [{ pointer: '/length', message: 'must be a positive integer' }]);
      if (length > MAX_FILE_BYTES) return refuse('file_upload_size_restricted');
      const id = store.nextId('F');
      const file: StoredFile = { id, name, title: name, length, bytes: Buffer.alloc(0), channels: [], complete: false };
      store.files.set(id, file);
      return { ok: true, fields: { file_id: id, upload_url: `${deps.baseUrl()}/upload/${id}` } };
    },
    'files.completeUploadExternal': (body) => {
      const wanted = asList(listField(body.files)).map((file) => asObject(file) ?? {});
      const files = wanted.map((file) => store.files.get(asText(file.id) ?? ''));
      if (files.length === 0)
        return refuse('invalid_arguments', [{ pointer: '/files', message: 'must contain at least 1 items' }]);
      if (files.some((file) => file === undefined || file.bytes.length !== file.length))
        return refuse('file_not_found');
      const names = (asText(body.channel_id) ?? asText(body.channels) ?? '').split(',').filter((name) => name !== '');
      const channels = names.map((name) => store.findChannel(name));
      for (const channel of channels) {
        if (channel === undefined) return refuse('channel_not_found');
        if (!channel.members.includes(USERS.bot)) return refuse('not_in_channel');
        if (channel.isArchived === true) return refuse('is_archived');
      }
      const known = files.filter((file) => file !== undefined);
      for (const [index, file] of known.entries()) {
        file.complete = true;
        file.title = asText(wanted[index]?.title) ?? file.name;
        file.channels = channels.flatMap((channel) => channel?.id ?? []);
      }
      for (const channel of channels) if (channel !== undefined) shareIn(channel.id, known, body);
      return { ok: true, fields: { files: known.map(fileJson) } };
    },
    'files.info': (body) => {
      const file = store.files.get(asText(body.file) ?? '');
      return file === undefined ? refuse('file_not_found') : { ok: true, fields: { file: fileJson(file) } };
    },
  };

  function shareIn(channel: string, files: StoredFile[], body: Json): void {
    const threadTs = asText(body.thread_ts);
    const message = store.post({
      channel,
      user: USERS.bot,
      botId: APP.botId,
      text: asText(body.initial_comment) ?? '',
      blocks: [],
      ...(threadTs === undefined ? {} : { threadTs }),
    });
    message.files.push(...files);
    store.changed({ kind: 'messages', channel });
  }
}

function fileJson(file: StoredFile): Json {
  return { id: file.id, name: file.name, title: file.title, size: file.length, channels: file.channels };
}
