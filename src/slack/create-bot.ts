import { App, type Receiver } from '@slack/bolt';
import { WebClient, type WebClientOptions } from '@slack/web-api';
import { createAnswerQuestion, type KnowledgeSearch } from '../app/answer-question.ts';
import type { CheckService } from '../app/check-service.ts';
import { createChooseCompute } from '../app/choose-compute.ts';
import type { MigrateTaskDefinition } from '../app/migrate-task-definition.ts';
import type { Clock, ServiceDirectory } from '../app/ports.ts';
import type { PreviewDigest } from '../app/prepare-digest.ts';
import type { SizeService } from '../app/size-service.ts';
import type { DeliveryLog } from '../app/store.ts';
import type { SweepFleet } from '../app/sweep-fleet.ts';
import type { WhyService } from '../app/why-service.ts';
import { NO_SKIPS, type RuleSkips } from '../core/checks/skips.ts';
import { OWNER_TAGS } from '../core/fleet/owner.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import { createWords } from '../words/create-words.ts';
import { detectLocale } from '../words/locale.ts';
import { type AccessRules, createAccess } from './access.ts';
import { createAskFeature } from './ask/feature.ts';
import { createCheckFeature } from './check/feature.ts';
import { createChooseFeature } from './choose/feature.ts';
import { createCostFeature } from './cost/feature.ts';
import { createDeliveriesSeen } from './deliveries-seen.ts';
import { createDeliveryGuard } from './delivery-guard.ts';
import { createDigestFeature, type DigestSubscribing } from './digest/feature.ts';
import { createPostOnce, type PostOnce } from './digest/post-once.ts';
import { createDispatcher } from './dispatch.ts';
import { createReportFailure } from './failure.ts';
import type { Feature } from './feature.ts';
import { type After, createFleetFeature } from './fleet/feature.ts';
import { createHealth } from './health.ts';
import { createHelpFeature } from './help.ts';
import { createHomeFeature, createShowHome } from './home.ts';
import { createHttpReceiver } from './http-receiver.ts';
import { createHttpServer } from './http-server.ts';
import { createIdentity } from './identity.ts';
import { createInFlight } from './in-flight.ts';
import { createBoltLogger, type Log } from './logger.ts';
import { createMigrateFeature } from './migrate/feature.ts';
import { createPeople, createUsergroupMembers } from './people.ts';
import { registerListeners } from './register.ts';
import { createReplayStore } from './replay-store.ts';
import { createRespond } from './respond.ts';
import { createAnswerSize } from './size/answer.ts';
import { createSizeFeature } from './size/feature.ts';
import { createSocketReceiver } from './socket-receiver.ts';
import { stageOf } from './stage.ts';
import { createTurns } from './turns.ts';
import { createAnswerWhy } from './why/answer.ts';
import { createWhyFeature } from './why/feature.ts';

export interface BotDeps {
  readonly slack: {
    readonly botToken: string;
    /** Present means Socket Mode. */
    readonly appToken?: string;
    readonly signingSecrets: readonly string[];
    readonly apiUrl?: string;
  };
  readonly http: { readonly host: string; readonly port: number };
  readonly access: AccessRules;
  readonly region?: string;
  readonly discountPercent: number;
  /** Tags that name a service's owner, the first that it carries counts; the usual ones when absent. */
  readonly ownerTags?: readonly string[];
  readonly lang?: string;
  readonly version: string;
  readonly sizeService: SizeService;
  /** Absent, `/fargate fleet` points to the command line. */
  readonly sweepFleet?: SweepFleet;
  /** Absent, `/fargate check` points to the command line. */
  readonly checkService?: CheckService;
  readonly checkSkips?: RuleSkips;
  /** Absent, `/fargate migrate` points to the command line. */
  readonly migrateTaskDefinition?: MigrateTaskDefinition;
  /** Absent, `/fargate digest` points to the command line. */
  readonly previewDigest?: PreviewDigest;
  /** The deliveries that any replica has handled; absent where this process is the only one. */
  readonly deliveries?: DeliveryLog;
  /** How long a delivery waits for them before it is handled all the same; 800 ms unless given. */
  readonly deliveriesPatienceMs?: number;
  /** Absent where nothing is stored: nobody can subscribe. */
  readonly subscribing?: DigestSubscribing;
  /** Absent, `/fargate why` points to the command line. */
  readonly whyService?: WhyService;
  /** The articles; absent, questions are not answered. */
  readonly knowledge?: KnowledgeSearch;
  readonly directory: ServiceDirectory;
  /** The patience of long sweeps, where it is not that of this machine. */
  readonly after?: After;
  readonly prices: PriceBook;
  readonly log: Log;
  readonly clock: Clock;
}

export interface Bot {
  /**
   * Listens, and is ready once Slack has said whose token it is. Gives the HTTP port.
   * @throws AdvisorError `slack_failed` when Slack does not accept the token
   */
  start(): Promise<number>;
  /** Not ready, takes nothing new, waits up to `timeoutMs` for what is under way; false when that was not enough. */
  stop(timeoutMs?: number): Promise<boolean>;
}

/** ECS kills a task 30 s after SIGTERM. */
const DRAIN_MS = 25_000;

/** The Slack bot. A new command is a feature in the list below. */
export function createBot(deps: BotDeps): Bot {
  const { log, clock, slack } = deps;
  const client = new WebClient(slack.botToken, clientOptionsOf(deps));
  const identity = createIdentity(client);
  const people = createPeople({ client, clock });
  const respond = createRespond({ log });
  const reportFailure = createReportFailure({ log });
  const usergroupMembers = createUsergroupMembers({ client, clock });
  const inFlight = createInFlight();
  const health = createHealth();
  const posts = createPostOnce({ ...slack, log });
  const dispatcher = createDispatcher({
    features: featuresOf({ ...deps, posts }),
    posts,
    client,
    checkAccess: createAccess({ identity, people, usergroupMembers, rules: deps.access }),
    rules: deps.access,
    people,
    respond,
    reportFailure,
    log,
    clock,
    turn: createTurns(),
    ...(deps.lang === undefined ? {} : { lang: deps.lang }),
  });
  const deliveries = createDeliveriesSeen({
    own: createReplayStore({ clock }),
    ...(deps.deliveries === undefined ? {} : { shared: deps.deliveries }),
    ...(deps.deliveriesPatienceMs === undefined ? {} : { patienceMs: deps.deliveriesPatienceMs }),
    log,
  });
  const boltLogger = createBoltLogger(log);
  const overHttp = createHttpReceiver({
    guard: createDeliveryGuard({ signingSecrets: slack.signingSecrets, clock, deliveries }),
    log,
  });
  const isSocketMode = slack.appToken !== undefined;
  const receiver: Receiver =
    slack.appToken === undefined
      ? overHttp
      : createSocketReceiver({ appToken: slack.appToken, logger: boltLogger, clientOptions: clientOptionsOf(deps) });
  const server = createHttpServer({
    ...deps.http,
    health,
    log,
    ...(isSocketMode ? {} : { handleDelivery: overHttp.handleDelivery }),
  });

  const app = new App({
    receiver,
    authorize: async () => ({ botToken: slack.botToken, ...(await identity()) }),
    logger: boltLogger,
    clientOptions: clientOptionsOf(deps),
    convoStore: false,
    deferInitialization: true,
    extendedErrorHandler: true,
  });
  registerListeners(app, { dispatcher, inFlight, ...(isSocketMode ? { deliveries } : {}) });
  app.error(async ({ error, body }: { readonly error: Error; readonly body: object }) => {
    const stage = stageOf({ ...body }, { client, log, respond });
    const words = createWords(detectLocale(deps.lang));
    await inFlight.run(() => reportFailure(error, { stage, words, kind: 'bolt' }));
  });

  return {
    async start() {
      await app.init();
      const port = await server.start();
      try {
        await identity();
        await app.start();
      } catch (error) {
        await server.stop();
        throw error;
      }
      health.setReady(true);
      return port;
    },
    async stop(timeoutMs = DRAIN_MS) {
      health.setReady(false);
      // A request that is being answered holds the server open; the work behind it is counted apart.
      const closed = server.stop();
      if (isSocketMode) await app.stop();
      const isDrained = await inFlight.drained(timeoutMs);
      if (isDrained) await closed;
      return isDrained;
    },
  };
}

/** Everything that the bot can do. */
export function featuresOf(
  deps: Pick<
    BotDeps,
    | 'sizeService'
    | 'sweepFleet'
    | 'after'
    | 'checkService'
    | 'checkSkips'
    | 'whyService'
    | 'knowledge'
    | 'migrateTaskDefinition'
    | 'previewDigest'
    | 'subscribing'
    | 'directory'
    | 'prices'
    | 'region'
    | 'access'
    | 'discountPercent'
    | 'ownerTags'
    | 'version'
    | 'log'
    | 'clock'
  > & { readonly posts: PostOnce },
): readonly Feature[] {
  const region = deps.region === undefined ? {} : { region: deps.region };
  const after = deps.after === undefined ? {} : { after: deps.after };
  const { subscribing, whyService, posts } = deps;
  const { directory, version, log, clock, prices, sizeService, sweepFleet, previewDigest, discountPercent } = deps;
  const { checkService, migrateTaskDefinition } = deps;
  const answerSize = createAnswerSize({ sizeService, discountPercent, ...region });
  const digests = subscribing === undefined ? {} : { digests: subscribing };
  const showHome = createShowHome({ directory, version, clock, log, ...region, ...digests });
  const answerFrom = (search: KnowledgeSearch) =>
    createAnswerQuestion({
      search,
      services: async () => (deps.region === undefined ? [] : await directory.list({ region: deps.region })),
    });
  return [
    createHelpFeature({ version }),
    createSizeFeature({ answerSize, directory, log, ...region }),
    ...(whyService === undefined
      ? []
      : [
          createWhyFeature({ answerWhy: createAnswerWhy({ whyService, ...region }), directory, posts, log, ...region }),
        ]),
    ...(deps.knowledge === undefined ? [] : [createAskFeature({ answerQuestion: answerFrom(deps.knowledge) })]),
    ...(sweepFleet === undefined ? [] : [createFleetFeature({ sweepFleet, discountPercent, ...after, ...region })]),
    createChooseFeature({ chooseCompute: createChooseCompute({ sizeService, prices }), log, ...region }),
    createCostFeature({ prices, log, ...region }),
    ...(checkService === undefined
      ? []
      : [createCheckFeature({ checkService, discountPercent, skips: deps.checkSkips ?? NO_SKIPS, ...region })]),
    ...(migrateTaskDefinition === undefined ? [] : [createMigrateFeature({ migrateTaskDefinition, ...region })]),
    ...(previewDigest === undefined
      ? []
      : [
          createDigestFeature({
            previewDigest,
            ...(subscribing === undefined ? {} : { subscribing }),
            allowedChannels: deps.access.allowedChannels,
            ownerTags: deps.ownerTags ?? OWNER_TAGS,
            clock,
            showHome,
          }),
        ]),
    createHomeFeature(showHome),
  ];
}

function clientOptionsOf({ slack, log }: BotDeps): WebClientOptions {
  return {
    // A modal must be open three seconds after the click, so that a call may not hang; nothing here creates twice.
    timeout: 5000,
    retryConfig: { retries: 2, minTimeout: 200, maxTimeout: 1000 },
    logger: createBoltLogger(log),
    allowAbsoluteUrls: false,
    ...(slack.apiUrl === undefined ? {} : { slackApiUrl: slack.apiUrl }),
  };
}
