import { DeleteMessageCommand, type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { StopFeed } from '../../app/ports.ts';
import type { ServiceStop } from '../../core/oncall/service-stop.ts';
import type { AwsClients } from '../clients.ts';
import { mapStopEvent } from './map-stop-event.ts';

interface StopFeedDeps {
  readonly clients: AwsClients;
  readonly queueUrl: string;
  /** Keeps the stops; a message is deleted only after that. */
  readonly onStops: (stops: readonly ServiceStop[]) => Promise<void>;
  /** Hears of a message that is no event; it is deleted, for it never will be one. */
  readonly onMalformed: (messageId: string) => void;
  readonly onFailure: (error: unknown) => void;
  /** How long to wait after a failure; ten seconds unless given. */
  readonly pauseMs?: number;
}

/** The longest that SQS waits, and the most that it gives at once. */
const WAIT_SECONDS = 20;
const MESSAGES_AT_ONCE = 10;

/**
 * Takes events `ECS Task State Change` from a queue by long polling, for as long as it runs. A message is deleted once it
 * is stored, or when it is of no use; what could not be stored comes again, and then goes where the queue sends it.
 */
export function createStopFeed({ clients, queueUrl, pauseMs = 10_000, ...deps }: StopFeedDeps): StopFeed {
  const client = new SQSClient({ ...clients.settingsFor('SQS'), requestHandler: { requestTimeout: 30_000 } });
  const controller = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function takeOnce(): Promise<void> {
    const command = new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      WaitTimeSeconds: WAIT_SECONDS,
      MaxNumberOfMessages: MESSAGES_AT_ONCE,
    });
    const { Messages: messages = [] } = await client.send(command, { abortSignal: controller.signal });
    const events = messages.map((message) => ({ message, event: mapStopEvent(message.Body ?? '') }));
    for (const { message, event } of events) if (event.kind === 'malformed') deps.onMalformed(message.MessageId ?? '');
    const stops = events.flatMap(({ event }) => (event.kind === 'stop' ? [event.stop] : []));
    if (stops.length > 0) await deps.onStops(stops);
    await Promise.all(messages.map(remove));
  }

  async function remove({ ReceiptHandle }: Message): Promise<void> {
    if (ReceiptHandle !== undefined) await client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle }));
  }

  async function run(): Promise<void> {
    while (!controller.signal.aborted) {
      try {
        await takeOnce();
      } catch (error) {
        if (controller.signal.aborted) return;
        deps.onFailure(error);
        await pause(pauseMs, controller.signal);
      }
    }
  }

  return {
    start: () => {
      running = run();
    },
    async stop() {
      controller.abort();
      await running;
      client.destroy();
    },
  };
}

/** Resolves after so many milliseconds, or at once when the signal is aborted. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal.addEventListener('abort', end, { once: true });
  });
}
