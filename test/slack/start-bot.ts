import type { ServiceDirectory } from '../../src/app/ports.ts';
import type { SizeOutcome, SizeRequest, SizeService } from '../../src/app/size-service.ts';
import { parseServiceQuery, type ServiceRef } from '../../src/core/ecs-service.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { type LocalSlack, startLocalSlack } from '../../src/sandbox/slack/local-slack.ts';
import { type Bot, type BotDeps, createBot } from '../../src/slack/create-bot.ts';
import { createLogger } from '../../src/slack/logger.ts';
import { createRedaction } from '../../src/slack/redaction.ts';
import { sampleAnswer } from '../render/sample-answer.ts';

export const SECRET = 'a-signing-secret-of-the-tests';
export const PREVIOUS_SECRET = 'the-signing-secret-before-it';
export const BOT_TOKEN = 'xoxb-1111111111-2222222222-thebottokenofthetests';

export const SERVICES: readonly ServiceRef[] = [
  { region: 'us-east-1', cluster: 'prod', name: 'my-service' },
  { region: 'us-east-1', cluster: 'staging', name: 'my-service' },
  { region: 'us-east-1', cluster: 'prod', name: 'checkout' },
];

/** A use case that answers every name, knows `my-service` twice, and `nothing` not at all. */
export function fakeSizeService(
  answer: (request: SizeRequest) => Promise<SizeOutcome> | SizeOutcome = sizeByName,
): SizeService & { readonly requests: SizeRequest[] } {
  const requests: SizeRequest[] = [];
  const sizeService = async (request: SizeRequest): Promise<SizeOutcome> => {
    requests.push(request);
    return answer(request);
  };
  return Object.assign(sizeService, { requests });
}

export function sizeByName(request: SizeRequest): SizeOutcome {
  const query = parseServiceQuery(request.service);
  const { name } = query.kind === 'arn' ? query.ref : query;
  const cluster = request.scope.cluster ?? (query.kind === 'qualified' ? query.cluster : undefined);
  if (name === 'nothing') return { kind: 'notFound', asked: request.service, closest: SERVICES.slice(2) };
  if (name === 'my-service' && cluster === undefined) return { kind: 'ambiguous', candidates: SERVICES.slice(0, 2) };
  const sample = sampleAnswer();
  const service = { ...sample.evidence.service, name, cluster: cluster ?? 'prod', region: request.scope.region };
  return { kind: 'sized', answer: { ...sample, evidence: { ...sample.evidence, service } } };
}

export interface Running {
  readonly slack: LocalSlack;
  readonly bot: Bot;
  readonly sizeService: ReturnType<typeof fakeSizeService>;
  /** Every line of the log, parsed. */
  readonly log: () => readonly Record<string, unknown>[];
  readonly logText: () => string;
  readonly origin: string;
  readonly close: () => Promise<void>;
}

/** The real bot against the local Slack, over HTTP on loopback. */
export async function startBot(
  overrides: Partial<Omit<BotDeps, 'sizeService'>> & { readonly sizeService?: ReturnType<typeof fakeSizeService> } = {},
): Promise<Running> {
  const { clock = () => new Date() } = overrides;
  const slack = await startLocalSlack({ signingSecret: SECRET, botToken: BOT_TOKEN, now: () => clock().getTime() });
  const lines: string[] = [];
  const directory: ServiceDirectory = { list: async () => SERVICES };
  const sizeService = overrides.sizeService ?? fakeSizeService();
  const bot = createBot({
    slack: { botToken: BOT_TOKEN, signingSecrets: [SECRET, PREVIOUS_SECRET], apiUrl: slack.apiUrl },
    http: { host: '127.0.0.1', port: 0 },
    access: { allowedChannels: [], allowedUsergroups: [], allowGuests: false },
    region: 'us-east-1',
    discountPercent: 0,
    version: '0.0.0-test',
    directory,
    prices: createPriceBook(),
    sweepFleet: async () => Promise.reject(new Error('nobody sweeps here')),
    clock: () => new Date(),
    log: createLogger({
      level: 'debug',
      redact: createRedaction([SECRET, PREVIOUS_SECRET, BOT_TOKEN]),
      write: (line) => lines.push(line),
    }),
    ...overrides,
    sizeService,
  });
  const port = await bot.start();
  const origin = `http://127.0.0.1:${port}`;
  slack.setBotUrl(`${origin}/slack/events`);
  return {
    slack,
    bot,
    sizeService,
    origin,
    log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    logText: () => lines.join(''),
    async close() {
      await bot.stop(2000);
      await slack.close();
    },
  };
}

/** Everything that a message says, in one text. */
export function textOf(message: { readonly text: string; readonly blocks: readonly unknown[] } | undefined): string {
  return message === undefined ? '' : `${message.text} ${JSON.stringify(message.blocks)}`;
}
