import { once } from 'node:events';
import { connect } from 'node:net';

/** Services of the sample account, each another story. */
export const SERVICES = [
  'my-service',
  'search-api',
  'image-resizer',
  'settlement',
  'order-history',
  'profile-api',
  'monolith',
  'audit-log',
  'ledger',
  'auth',
  'catalog-jvm',
  'pricing-engine',
  'web-ssr',
  'payments',
  'gateway',
  'session-store',
  'notification-worker',
  'storefront',
  'ticket-sale',
  'thumbnail-spot',
];

/**
 * Sends signed commands at the same moment, each over a connection of its own that is open before, and gives the
 * milliseconds from writing each to the first byte of its answer. Anything but 200 is an error.
 */
export async function sendBurst(port, commands) {
  const sockets = await Promise.all(commands.map(() => open(port)));
  try {
    return await Promise.all(commands.map((command, i) => timeAck(sockets[i], bytesOf(command, port))));
  } finally {
    for (const socket of sockets) socket.destroy();
  }
}

/** `count` commands that ask for every service in turn, as several people would at once. */
export function commandLines(count) {
  return Array.from({ length: count }, (_, i) => `/fargate size ${SERVICES[i % SERVICES.length]}`);
}

async function open(port) {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  await once(socket, 'connect');
  return socket;
}

async function timeAck(socket, bytes) {
  const startedAt = performance.now();
  socket.write(bytes);
  const [answer] = await once(socket, 'data');
  const elapsedMs = performance.now() - startedAt;
  if (!answer.toString('latin1').startsWith('HTTP/1.1 200 ')) throw new Error(`Not acknowledged: ${answer}`);
  return elapsedMs;
}

function bytesOf({ headers, body }, port) {
  const kept = ['content-type', 'user-agent', 'x-slack-request-timestamp', 'x-slack-signature'];
  const lines = [
    'POST /slack/events HTTP/1.1',
    `host: 127.0.0.1:${port}`,
    ...kept.map((name) => `${name}: ${headers[name]}`),
    `content-length: ${Buffer.byteLength(body)}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
