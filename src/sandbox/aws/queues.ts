import { createHash, randomUUID } from 'node:crypto';
import { awsError } from './aws-error.ts';
import { type Input, numberOf, textOf } from './input.ts';

interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  receipt: string;
  receives: number;
  /** A received message hides until then, in milliseconds since 1970. */
  hiddenUntil: number;
}

/** The queues of the account, by the last part of their URL; a queue is there once someone names it. */
export interface Queues {
  /** Puts a message into a queue. */
  readonly send: (queue: string, body: string) => void;
  /** The bodies that are in a queue, hidden ones too. */
  readonly bodies: (queue: string) => readonly string[];
  /** Makes hidden messages visible, as when their time is up. */
  readonly show: (queue: string) => void;
  readonly messagesOf: (queue: string) => QueuedMessage[];
  readonly onMessage: (listener: () => void) => () => void;
  readonly close: () => void;
}

const VISIBILITY_MS = 30_000;

export function createQueues(): Queues {
  const queues = new Map<string, QueuedMessage[]>();
  const listeners = new Set<() => void>();
  const messagesOf = (queue: string): QueuedMessage[] => {
    const messages = queues.get(queue) ?? [];
    queues.set(queue, messages);
    return messages;
  };
  const wake = (): void => {
    for (const listener of [...listeners]) listener();
  };
  return {
    messagesOf,
    send: (queue, body) => {
      messagesOf(queue).push({ id: randomUUID(), body, receipt: '', receives: 0, hiddenUntil: 0 });
      wake();
    },
    bodies: (queue) => messagesOf(queue).map(({ body }) => body),
    show: (queue) => {
      for (const message of messagesOf(queue)) message.hiddenUntil = 0;
      wake();
    },
    onMessage: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: wake,
  };
}

/** ReceiveMessage: up to ten visible messages, which hide for half a minute. */
export function receiveMessage(queues: Queues, input: Input): unknown {
  const most = Math.min(10, numberOf(input, 'MaxNumberOfMessages') ?? 1);
  const found = visible(queues, input).slice(0, most);
  for (const message of found) {
    message.receipt = randomUUID();
    message.receives += 1;
    message.hiddenUntil = Date.now() + VISIBILITY_MS;
  }
  if (found.length === 0) return {};
  return {
    Messages: found.map(({ id, body, receipt, receives }) => ({
      MessageId: id,
      ReceiptHandle: receipt,
      Body: body,
      MD5OfBody: createHash('md5').update(body).digest('hex'),
      Attributes: { ApproximateReceiveCount: String(receives) },
    })),
  };
}

/** DeleteMessage by the receipt of the last receive. */
export function deleteMessage(queues: Queues, input: Input): unknown {
  const messages = queues.messagesOf(nameOf(input));
  const at = messages.findIndex(({ receipt }) => receipt !== '' && receipt === textOf(input, 'ReceiptHandle'));
  if (at >= 0) messages.splice(at, 1);
  return {};
}

/** Long polling: calls `then` once a message is there, or when the seconds that the call waits are over. */
export function waitForMessage(queues: Queues, input: Input, then: () => void): void {
  const seconds = numberOf(input, 'WaitTimeSeconds') ?? 0;
  if (seconds === 0 || visible(queues, input).length > 0) {
    then();
    return;
  }
  const end = (): void => {
    clearTimeout(timer);
    stop();
    then();
  };
  const timer = setTimeout(end, seconds * 1000);
  const stop = queues.onMessage(end);
}

function visible(queues: Queues, input: Input): QueuedMessage[] {
  return queues.messagesOf(nameOf(input)).filter(({ hiddenUntil }) => hiddenUntil <= Date.now());
}

function nameOf(input: Input): string {
  const url = textOf(input, 'QueueUrl');
  if (!url) throw awsError('MissingRequiredParameterException', 'The request must contain the parameter QueueUrl.');
  return url.slice(url.lastIndexOf('/') + 1);
}
