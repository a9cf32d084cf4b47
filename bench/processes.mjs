import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { BOT_TOKEN, SIGNING_SECRET } from './sample-secrets.mjs';

const REGION = 'ap-northeast-2';
const START_TIMEOUT_MS = 30_000;

const running = new Set();
// A bench that fails halfway leaves nothing behind.
process.on('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

/** Starts the local Slack and AWS; `call` asks one of the operations of sandbox-process.mjs. */
export async function startSandbox() {
  const child = fork(pathOf('./sandbox-process.mjs'), { stdio: 'inherit' });
  watch(child);
  const waiting = new Map();
  let lastId = 0;
  child.on('message', ({ id, value, error }) => {
    const { resolve, reject } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (error === undefined) resolve?.(value);
    else reject?.(new Error(error));
  });
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('The sandbox has ended.'));
  });
  await once(child, 'message');

  function call(operation, argument) {
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      child.send({ id, operation, argument });
    });
  }

  return { call, addresses: await call('addresses'), stop: () => stopProcess(child) };
}

/** Starts the built bot against the sandbox, as a container would, and waits until it is ready. */
export async function startBot(addresses) {
  const bot = await startServer('../dist/main.js', [], addresses);
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${bot.port}/readyz`).catch(() => undefined);
    await response?.arrayBuffer();
    if (response?.ok) return bot;
    await sleep(20);
  }
}

/** Starts a Bolt app that does nothing but acknowledge; see bare-bolt-app.mjs. */
export function startBareApp(addresses, { withAws = false } = {}) {
  return startServer('./bare-bolt-app.mjs', withAws ? ['--with-aws'] : [], addresses);
}

async function startServer(script, args, { awsUrl, slackApiUrl }) {
  const port = await freePort();
  const child = spawn(process.execPath, [pathOf(script), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      HOST: '127.0.0.1',
      PORT: String(port),
      SLACK_SIGNING_SECRET: SIGNING_SECRET,
      SLACK_BOT_TOKEN: BOT_TOKEN,
      SLACK_API_URL: slackApiUrl,
      SLACK_APP_TOKEN: '',
      AWS_REGION: REGION,
      AWS_ENDPOINT_URL: awsUrl,
      AWS_ACCESS_KEY_ID: 'AKIASANDBOXSANDBOX00',
      AWS_SECRET_ACCESS_KEY: 'sample-secret-of-the-sandbox',
      AWS_SESSION_TOKEN: '',
      AWS_PROFILE: '',
      // The SDK's own switch for its notice about Node 20.
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  });
  watch(child);
  const deadline = performance.now() + START_TIMEOUT_MS;
  while (!(await isListening(port))) {
    if (child.exitCode !== null || performance.now() > deadline) throw new Error(`${script} did not start.`);
    await sleep(20);
  }
  return { pid: child.pid, port, url: `http://127.0.0.1:${port}/slack/events`, stop: () => stopProcess(child) };
}

function watch(child) {
  running.add(child);
  child.once('exit', () => running.delete(child));
}

async function stopProcess(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}

function isListening(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
  });
}

async function freePort() {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function pathOf(script) {
  return fileURLToPath(new URL(script, import.meta.url));
}
