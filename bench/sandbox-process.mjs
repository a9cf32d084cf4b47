// The local Slack and the local AWS in a process of their own, so that neither takes time from what is measured.
import { once } from 'node:events';
import { createServer } from 'node:http';
import { startLocalAws } from '../dist/sandbox/aws/local-aws.js';
import { startLocalSlack } from '../dist/sandbox/slack/local-slack.js';
import { USERS } from '../dist/sandbox/slack/workspace.js';
import { BOT_TOKEN, SIGNING_SECRET } from './sample-secrets.mjs';

const ANSWER_TIMEOUT_MS = 120_000;

// Finer than Date.now, which counts whole milliseconds.
const now = () => performance.timeOrigin + performance.now();
const aws = await startLocalAws();
const slack = await startLocalSlack({ signingSecret: SIGNING_SECRET, botToken: BOT_TOKEN, now, ackTimeoutMs: 30_000 });

const answerCount = () => slack.calls.reduce((count, { method }) => count + (method === 'response_url' ? 1 : 0), 0);

const operations = {
  addresses: () => ({ awsUrl: aws.url, slackApiUrl: slack.apiUrl }),
  setBotUrl: (url) => slack.setBotUrl(url),
  signedCommands,
  answerCount,
  waitForAnswers: (count) => slack.waitFor(() => answerCount() >= count, ANSWER_TIMEOUT_MS),
  timeAnswer,
  refusals: () => slack.refusals.map(({ where, error }) => `${where}: ${error}`),
};

/** The requests that Slack would send for these lines: caught on their way, so that they can be sent at any moment. */
async function signedCommands(lines) {
  const caught = [];
  const catcher = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      caught.push({ headers: request.headers, body: Buffer.concat(chunks).toString('utf8') });
      response.end();
    });
  });
  catcher.listen(0, '127.0.0.1');
  await once(catcher, 'listening');
  slack.setBotUrl(`http://127.0.0.1:${catcher.address().port}/slack/events`);
  for (const line of lines) await slack.runCommand(line, { user: USERS.american });
  catcher.closeAllConnections();
  catcher.close();
  return caught;
}

/** Types one command, and gives the time to its answer and the AWS requests that were made in between. */
async function timeAnswer({ line, delayMs }) {
  const removeDelay = delayMs > 0 ? aws.faults.add({ kind: 'delay', delayMs }) : () => undefined;
  const firstCall = slack.calls.length;
  const firstRequest = aws.requests.length;
  const startedAt = now();
  await slack.runCommand(line, { user: USERS.american });
  const answer = await slack.waitFor(
    () => slack.calls.slice(firstCall).find(({ method }) => method === 'response_url'),
    ANSWER_TIMEOUT_MS,
  );
  removeDelay();
  const requests = aws.requests.slice(firstRequest);
  return {
    elapsedMs: answer.at - startedAt,
    requests: requests.map(({ operation, arrivedMs, answeredMs }) => ({ operation, arrivedMs, answeredMs })),
  };
}

process.on('message', async ({ id, operation, argument }) => {
  try {
    process.send({ id, value: await operations[operation](argument) });
  } catch (error) {
    process.send({ id, error: String(error?.stack ?? error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send({ ready: true });
