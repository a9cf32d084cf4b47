import { CloudWatchLogsClient, GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { culprit, stopKind } from '../../core/oncall/stop-kind.ts';
import type { DefinitionState, LogExcerpt, TaskStop } from '../../core/oncall/symptoms.ts';
import { redact } from '../../core/redaction/redact.ts';
import type { Collection } from '../collection.ts';

const LINES = 25;
const LONGEST_LINE = 500;

/**
 * The last lines that the container of the newest bad stop has written, redacted before they are cut; null when there is
 * no such stop or its container does not log to CloudWatch. A stream that is not there is an empty one.
 */
export async function readStopLogs(
  { clients, optional }: Collection,
  stops: readonly TaskStop[],
  definition: DefinitionState | null,
): Promise<LogExcerpt | null> {
  const stop = stops.findLast((each) => each.startedAt !== null && stopKind(each) !== 'normal');
  const container = stop === undefined ? undefined : culprit(stop)?.name;
  const log = definition?.logs.find((each) => each.container === container);
  // Without a prefix the stream is named by a container id that Fargate does not tell.
  if (stop === undefined || log === undefined || log.prefix === null) return null;
  const client = new CloudWatchLogsClient(clients.settingsFor('CLOUDWATCH_LOGS'));
  const lines = await optional<LogExcerpt['lines'] | null>('GetLogEvents', null, async (abortSignal) => {
    const command = new GetLogEventsCommand({
      logGroupName: log.group,
      logStreamName: `${log.prefix}/${log.container}/${stop.taskId}`,
      limit: LINES,
      startFromHead: false,
    });
    try {
      const { events = [] } = await client.send(command, { abortSignal });
      return redactLines(events.map(({ timestamp = 0, message = '' }) => ({ at: timestamp, text: message })));
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return [];
      throw error;
    }
  });
  return lines === null ? null : { container: log.container, group: log.group, lines };
}

/** Redacted as one text: a private key spans lines. */
function redactLines(lines: readonly { readonly at: number; readonly text: string }[]): LogExcerpt['lines'] {
  const BREAK = '\n\u0000';
  const clean = redact(lines.map(({ text }) => text.trimEnd()).join(BREAK)).split(BREAK);
  // What spanned lines has swallowed their breaks: its lines are one then.
  const from = lines.length - clean.length;
  return clean.map((text, index) => ({
    at: new Date(lines[Math.min(lines.length - 1, index + Math.max(0, from))]?.at ?? 0).toISOString(),
    text: text.length > LONGEST_LINE ? `${text.slice(0, LONGEST_LINE)}…` : text,
  }));
}
