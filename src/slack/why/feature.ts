import type { ServiceDirectory } from '../../app/ports.ts';
import { type WhyCommand, wantsLogs } from '../../core/command/specs/why.ts';
import { formatService, type ServiceRef } from '../../core/ecs-service.ts';
import { namedRegions } from '../../core/oncall/alert-dimensions.ts';
import { namedServices } from '../../core/oncall/named-services.ts';
import { shellWord } from '../../render/check/shell-word.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { renderNotice } from '../../render/slack/status.ts';
import { renderWhyLoading } from '../../render/slack/why-answer.ts';
import { renderWhyChoice, renderWhyField } from '../../render/slack/why-choice.ts';
import { decodeWhy, type WhyQuestion } from '../../render/slack/why-value.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { Words } from '../../words/words.ts';
import { isRecord, textAt } from '../delivery-body.ts';
import type { PostOnce } from '../digest/post-once.ts';
import type { ActionCall, Call, Feature } from '../feature.ts';
import type { Log } from '../logger.ts';
import { createServicePicker } from '../size/service-picker.ts';
import { withSlowNote } from '../slow-note.ts';
import type { Stage } from '../stage.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { threadStage } from '../thread-stage.ts';
import type { AnswerWhy, WhyAsk } from './answer.ts';
import { messageText } from './message-text.ts';

/** Each region is a reading of all its names. */
const MOST_REGIONS = 3;

export interface WhyFeatureDeps {
  readonly answerWhy: AnswerWhy;
  readonly directory: ServiceDirectory;
  readonly region?: string;
  readonly posts: PostOnce;
  readonly log: Log;
}

/** `/fargate why`, its buttons, and the message shortcut "Ask about this alert", which answers in the message's thread. */
export function createWhyFeature({ answerWhy, directory, region, posts, log }: WhyFeatureDeps): Feature {
  const picker = createServicePicker({ directory, log, ...(region === undefined ? {} : { region }) });

  async function onCommand(call: Call, command: WhyCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    const { service, cluster, account, region: asked } = command;
    await answerOn(call.stage, words, {
      service,
      logs: wantsLogs(command),
      ...(cluster === undefined ? {} : { cluster }),
      ...(account === undefined ? {} : { account }),
      ...(asked === undefined ? {} : { region: asked }),
    });
  }

  async function answerOn(stage: Stage, words: Words, ask: WhyAsk): Promise<void> {
    const answer = await withSlowNote(
      () => answerWhy(ask, { kind: 'answer' }, words),
      () => stage.show(renderWhyLoading(ask.service, words), words),
    );
    await stage.show(answer, words);
  }

  /** The thread of a message, with the person's own stage to fall back on. */
  function threadOf(call: Call, thread: string, messageTs?: string): Stage {
    const channel = call.asker.channelId;
    if (channel === undefined) return call.stage;
    const place = { channel, threadTs: thread, ...(messageTs === undefined ? {} : { messageTs }) };
    return threadStage({ posts, fallback: call.stage, log }, place);
  }

  /** The services that a text names: in the regions that it names, else at home. @throws what kept names from being read */
  async function servicesIn(text: string): Promise<readonly ServiceRef[]> {
    const failures: unknown[] = [];
    const places = [...new Set([...namedRegions(text), ...(region === undefined ? [] : [region])])];
    for (const place of places.slice(0, MOST_REGIONS)) {
      const known = await directory.list({ region: place }).catch((error: unknown) => {
        failures.push(error);
        return [];
      });
      const named = namedServices(text, known, place);
      if (named.length > 0) return named;
    }
    if (failures.length > 0) throw failures[0];
    return namedServices(text, []);
  }

  async function onAlert(call: Call): Promise<void> {
    const message = isRecord(call.body.message) ? call.body.message : {};
    const thread = textAt(message, 'thread_ts') ?? textAt(message, 'ts') ?? '';
    const [named, ...others] = await servicesIn(messageText(message));
    if (named === undefined) await call.stage.show(renderWhyField(thread, call.words), call.words);
    else if (others.length > 0) {
      const head = call.words.oncall.slack.alertAmbiguous(others.length + 1);
      await call.stage.show(renderWhyChoice(head, [named, ...others], call.words, { thread }), call.words);
    } else {
      const ask = { service: formatService(named), region: named.region, logs: false, thread };
      await answerOn(threadOf(call, thread), call.words, ask);
    }
  }

  async function pick(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question === null) return;
    const stage = question.thread === undefined ? call.stage : threadOf(call, question.thread);
    await answerOn(stage, call.words, askOf(question));
  }

  async function choose(call: ActionCall): Promise<void> {
    if (call.value === '') return;
    const [pressed] = Array.isArray(call.body.actions) ? call.body.actions : [];
    const thread = textAt(pressed, 'block_id')?.split(':')[1];
    const service = await picker.resolve(call.value);
    const ask = { service, logs: false, ...(thread ? { thread } : {}) };
    await answerOn(thread ? threadOf(call, thread) : call.stage, call.words, ask);
  }

  async function refresh(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question === null) return;
    const own = textAt(call.body, 'container', 'message_ts');
    const isInThread = question.thread !== undefined && own !== undefined;
    const stage = isInThread ? threadOf(call, question.thread, own) : call.stage;
    await answerOn(stage, call.words, askOf(question));
  }

  async function showLogs(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question === null) return;
    const lines = await answerWhy({ ...askOf(question), logs: true }, { kind: 'logs' }, call.words);
    await call.stage.show(lines, call.words);
  }

  async function share(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question === null || call.share === null) return;
    await call.share(await answerWhy(askOf(question), { kind: 'shared', by: call.asker.userId }, call.words));
  }

  async function sizeIt(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question === null) return;
    const account = question.account === undefined ? '' : ` --account ${shellWord(question.account)}`;
    await call.runText(`size ${formatService(question)} --region ${question.region}${account}`);
  }

  return {
    commands: { why: onCommand },
    actions: {
      [ACTION_IDS.whyPick]: { run: pick },
      [ACTION_IDS.whyChoose]: { run: choose },
      [ACTION_IDS.whyRefresh]: { run: refresh },
      [ACTION_IDS.whyLogs]: { keepsMessage: true, run: showLogs },
      [ACTION_IDS.whyShare]: { keepsMessage: true, run: share },
      [ACTION_IDS.whySize]: { keepsMessage: true, run: sizeIt },
    },
    messageShortcuts: { [SURFACE_IDS.alertShortcut]: onAlert },
    suggestions: { [ACTION_IDS.whyChoose]: picker.suggest },
  };
}

function askOf(question: WhyQuestion): WhyAsk {
  const { account, region, thread } = question;
  return {
    service: formatService(question),
    ...(account === undefined ? {} : { account }),
    region,
    logs: false,
    ...(thread === undefined ? {} : { thread }),
  };
}

/** The question that a button carries; a button that carries none was drawn by another version. */
async function questionOf(call: ActionCall): Promise<WhyQuestion | null> {
  const question = decodeWhy(call.value);
  if (question === null) await call.stage.show(renderNotice('unknownAction', call.words), call.words);
  return question;
}
