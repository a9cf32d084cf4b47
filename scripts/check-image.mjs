// Does by hand what a container engine does with the Dockerfile, stage by stage in temporary folders, and then starts
// the product as the image would: no engine is needed. The steps are read from the Dockerfile, so that they cannot drift.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n').filter(Boolean);
const work = mkdtempSync(join(tmpdir(), 'fargate-advisor-image-'));
// Another user must be able to read it.
chmodSync(work, 0o755);

/** The Dockerfile's instructions by stage: `[{ name, words: [['COPY', 'src ./src'], ...] }]`. */
function stagesOf(text) {
  const stages = [];
  for (const line of text.replace(/\\\n/g, ' ').split('\n')) {
    const [, instruction, rest] = /^([A-Z]+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (instruction === 'FROM') stages.push({ name: / AS (\S+)/.exec(rest)?.[1], steps: [] });
    else if (instruction !== undefined) stages.at(-1).steps.push([instruction, rest]);
  }
  return stages;
}

function fail(message) {
  throw new Error(`The image would not work: ${message}`);
}

/** Does the files and commands of one stage in a folder of its own; gives what the image would then be started with. */
function build(stage, built) {
  const directory = join(work, stage.name ?? 'image');
  const image = { directory, env: {}, user: 'root' };
  let workdir = '';
  const inside = (path) => join(directory, path.startsWith('/') ? path.replace(workdir, '') : path);
  for (const [instruction, rest] of stage.steps) {
    if (instruction === 'WORKDIR') workdir = rest;
    else if (instruction === 'ENV')
      Object.assign(image.env, Object.fromEntries(rest.split(/\s+/).map((pair) => pair.split('='))));
    else if (instruction === 'USER') image.user = rest;
    else if (instruction === 'CMD') image.command = JSON.parse(rest);
    else if (instruction === 'HEALTHCHECK') image.healthcheck = JSON.parse(rest.slice(rest.indexOf('CMD') + 3));
    else if (instruction === 'COPY') {
      const words = rest.split(/\s+/);
      const from = words[0].startsWith('--from=') ? words.shift().slice('--from='.length) : undefined;
      const target = words.pop();
      for (const source of words) {
        const path = from === undefined ? join(root, source) : join(built.get(from), source.replace(workdir, ''));
        if (from === undefined && ignored.includes(source)) fail(`.dockerignore leaves out ${source}`);
        if (!existsSync(path)) fail(`there is no ${source} to copy`);
        cpSync(path, target.endsWith('/') ? join(inside(target), basename(source)) : inside(target), {
          recursive: true,
        });
      }
    } else if (instruction === 'RUN') {
      const env = { ...process.env, ...image.env, npm_config_cache: join(work, 'cache') };
      execFileSync('sh', ['-ec', rest], { cwd: directory, env, stdio: ['ignore', 'ignore', 'inherit'] });
    } else if (instruction !== 'EXPOSE') fail(`this check does not know ${instruction}`);
  }
  return image;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** Starts the image's command between a local AWS and a local Slack, and asks it what an orchestrator asks. */
async function tryOut(image, sandbox) {
  const load = (path) => import(pathToFileURL(join(sandbox, path)).href);
  const { startLocalAws } = await load('dist/sandbox/aws/local-aws.js');
  const { startLocalSlack } = await load('dist/sandbox/slack/local-slack.js');
  const [signingSecret, botToken] = ['sample-signing-secret-of-the-check', 'xoxb-sample-token-of-the-check'];
  const aws = await startLocalAws();
  const slack = await startLocalSlack({ signingSecret, botToken, defaultUser: 'U0ALEX001' });
  const port = await freePort();
  const env = {
    ...image.env,
    PATH: process.env.PATH,
    PORT: String(port),
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_BOT_TOKEN: botToken,
    SLACK_API_URL: slack.apiUrl,
    AWS_REGION: 'ap-northeast-2',
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'not-a-secret',
  };
  // Whoever runs this as root can be somebody else, as the image is.
  const user = process.getuid?.() === 0 ? { uid: 1000, gid: 1000 } : {};
  const run = ([command, ...args]) =>
    spawn(command === 'node' ? process.execPath : command, args, { cwd: image.directory, env, ...user });
  const exitOf = async (child) => (await once(child, 'exit'))[0];
  const bot = run(image.command);
  let log = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk) => (log += chunk));
  try {
    const exited = exitOf(bot);
    while (!log.includes('The bot is ready')) {
      await Promise.race([once(bot.stdout, 'data'), exited]);
      if (bot.exitCode !== null) fail(`the bot did not start\n${log}`);
    }
    for (const path of ['/livez', '/readyz']) {
      const { status } = await fetch(`http://127.0.0.1:${port}${path}`);
      if (status !== 200) fail(`${path} answers ${status}`);
    }
    if ((await exitOf(run(image.healthcheck))) !== 0) fail('the health check does not pass');
    slack.setBotUrl(`http://127.0.0.1:${port}/slack/events`);
    await slack.runCommand('/fargate size my-service');
    const { text } = await slack.waitFor(() => slack.messages().at(-1), 15_000);
    if (!text.includes('Save about')) fail(`it answers "${text}"`);
    await slack.runCommand('/fargate ask what does SIGSEGV mean');
    const { text: article } = await slack.waitFor(
      () => slack.messages().find((one) => one.text.includes('139')),
      15_000,
    );
    if (!article.includes('139')) fail(`it answers "${article}"`);
    bot.kill('SIGTERM');
    const status = await exited;
    if (status !== 0) fail(`SIGTERM ends it with ${status}`);
    if ((await exitOf(run(image.healthcheck))) === 0) fail('the health check passes with nobody there');
    return text;
  } finally {
    bot.kill('SIGKILL');
    await slack.close();
    await aws.close();
  }
}

try {
  const built = new Map();
  let image;
  for (const stage of stagesOf(readFileSync(join(root, 'Dockerfile'), 'utf8'))) {
    image = build(stage, built);
    built.set(stage.name, image.directory);
  }
  if (image.user === 'root') fail('it runs as root');
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const spare = Object.keys(devDependencies).filter((name) => existsSync(join(image.directory, 'node_modules', name)));
  // A production dependency may need one of these itself; a build tool it may not.
  if (spare.some((name) => ['typescript', 'vitest', '@biomejs/biome'].includes(name)))
    fail(`it holds ${spare.join(', ')}`);
  const answer = await tryOut(image, built.get('build'));
  process.stdout.write(`The image's steps hold on Node ${process.version}: ready, healthy, drained.\n  ${answer}\n`);
} finally {
  rmSync(work, { recursive: true, force: true });
}
