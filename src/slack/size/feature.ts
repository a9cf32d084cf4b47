import type { ServiceDirectory } from '../../app/ports.ts';
import type { SizeCommand } from '../../core/command/specs/size.ts';
import { formatService, parseServiceQuery } from '../../core/ecs-service.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { renderLoading, renderNotice, renderProblems } from '../../render/slack/status.ts';
import { decodeQuestion, type SizeQuestion } from '../../render/slack/value.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import { writeViewMetadata } from '../asker.ts';
import type { ActionCall, Call, Feature, FormValues } from '../feature.ts';
import type { Log } from '../logger.ts';
import { withSlowNote } from '../slow-note.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { type AnswerSize, askOf, type Form, type SizeAsk } from './answer.ts';
import { goalOf, sizeForm } from './form.ts';
import { createServicePicker } from './service-picker.ts';

/** `/fargate size`, its buttons, the shortcut "Size a service" and the form behind it. */
export function createSizeFeature({
  answerSize,
  directory,
  region,
  log,
}: {
  readonly answerSize: AnswerSize;
  readonly directory: ServiceDirectory;
  readonly region?: string;
  readonly log: Log;
}): Feature {
  const picker = createServicePicker({ directory, log, ...(region === undefined ? {} : { region }) });

  async function onCommand(call: Call, command: SizeCommand): Promise<void> {
    const words = command.lang === undefined ? call.words : createWords(detectLocale(command.lang));
    if (command.service === undefined) {
      await call.stage.show(renderProblems([{ code: 'MissingService', command: 'size' }], words, 'size'), words);
      return;
    }
    const ask = { ...command, service: command.service };
    const answer = await withSlowNote(
      () => answerSize(ask, 'answer', words),
      () => call.stage.show(renderLoading(ask.service, words), words),
    );
    await call.stage.show(answer, words);
    if (command.explain) await call.stage.show(await answerSize(ask, 'explanation', words), words);
  }

  /** Shows that it is at work, then the answer, in the place of the button. */
  async function answerInPlace(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question !== null) await showAnswer(call, askOf(question), 'answer');
  }

  async function explain(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question === null) return;
    await call.stage.show(await answerSize(askOf(question), 'explanation', call.words), call.words);
  }

  async function share(call: ActionCall): Promise<void> {
    const question = await questionOf(call);
    if (question === null || call.share === null) return;
    await call.share(await answerSize(askOf(question), 'shared', call.words, call.asker.userId));
  }

  async function showAnswer(call: Call, ask: SizeAsk, form: Form): Promise<void> {
    const shown = ask.cluster === undefined ? ask.service : formatService({ cluster: ask.cluster, name: ask.service });
    await call.stage.show(renderLoading(shown, call.words), call.words);
    await call.stage.show(await answerSize(ask, form, call.words), call.words);
  }

  async function openForm(call: Call): Promise<void> {
    await call.stage.showView(sizeForm(call.words, writeViewMetadata(call.asker)));
  }

  async function onSubmit(call: Call, values: FormValues): Promise<void> {
    const service = await picker.resolve(values(SURFACE_IDS.service) ?? '');
    const goal = goalOf(values(SURFACE_IDS.goal));
    const days = Number(values(SURFACE_IDS.days) ?? 56);
    const ask = { service, days, ...(goal === undefined ? {} : { goal }) };
    await call.stage.show(await answerSize(ask, 'answer', call.words), call.words);
  }

  return {
    commands: { size: onCommand },
    actions: {
      [ACTION_IDS.sizePick]: { run: answerInPlace },
      [ACTION_IDS.sizeGoal]: { run: answerInPlace },
      [ACTION_IDS.sizeDays]: { run: answerInPlace },
      [ACTION_IDS.sizeWhy]: { opensModal: true, run: explain },
      [ACTION_IDS.sizeShare]: { keepsMessage: true, run: share },
      // The link is followed by Slack itself; it only wants to hear that the press has arrived.
      [ACTION_IDS.openConsole]: { keepsMessage: true, run: async () => undefined },
      [SURFACE_IDS.openSizeForm]: { opensModal: true, run: openForm },
    },
    shortcuts: { [SURFACE_IDS.sizeShortcut]: openForm },
    submissions: { [SURFACE_IDS.sizeForm]: onSubmit },
    suggestions: { [SURFACE_IDS.service]: picker.suggest },
  };
}

/** The question that a button carries; a button that carries none was drawn by another version. */
async function questionOf(call: ActionCall): Promise<SizeQuestion | null> {
  const question = decodeQuestion(call.value);
  if (question === null || parseServiceQuery(question.name).kind !== 'name') {
    await call.stage.show(renderNotice('unknownAction', call.words), call.words);
    return null;
  }
  return question;
}
