import { WebAPIPlatformError } from '@slack/web-api';
import { createOnceClient, type OnceOptions } from './post-once.ts';

export interface Attachment {
  readonly fileName: string;
  readonly title: string;
  readonly content: string;
  readonly comment: string;
  readonly channel: string;
  readonly threadTs: string;
}

/** What became of a file. `failed`: it is certainly not in the channel; `unknown`: it may be. */
export type UploadOutcome = 'sent' | 'missingScope' | 'failed' | 'unknown';

/** Attaches one file to a thread and never a second: nothing tells Slack that two are the same. Never throws. */
export type UploadOnce = (attachment: Attachment) => Promise<UploadOutcome>;

export function createUploadOnce(options: OnceOptions): UploadOnce {
  const { client, timeoutMs } = createOnceClient(options);

  /** Slack's id of the file, whose bytes are with Slack and in no channel yet. */
  async function bring({ fileName, content }: Attachment): Promise<string> {
    const bytes = Buffer.from(content, 'utf8');
    const place = await client.files.getUploadURLExternal({ filename: fileName, length: bytes.length });
    if (place.upload_url === undefined || place.file_id === undefined) throw new Error('Slack named no place.');
    const response = await fetch(place.upload_url, {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`The file was answered with ${response.status}.`);
    return place.file_id;
  }

  return async function uploadOnce(attachment) {
    const { title, comment, channel, threadTs } = attachment;
    let id: string;
    try {
      id = await bring(attachment);
    } catch (error) {
      return isMissingScope(error) ? 'missingScope' : 'failed';
    }
    try {
      await client.files.completeUploadExternal({
        files: [{ id, title }],
        channel_id: channel,
        thread_ts: threadTs,
        initial_comment: comment,
      });
      return 'sent';
    } catch (error) {
      if (isMissingScope(error)) return 'missingScope';
      return error instanceof WebAPIPlatformError ? 'failed' : 'unknown';
    }
  };
}

function isMissingScope(error: unknown): boolean {
  return error instanceof WebAPIPlatformError && error.data.error === 'missing_scope';
}
