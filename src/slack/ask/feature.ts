import type { AnswerQuestion } from '../../app/answer-question.ts';
import type { AskCommand } from '../../core/command/specs/ask.ts';
import { decodeArticle } from '../../render/slack/article-value.ts';
import { renderArticle, renderAskAnswer } from '../../render/slack/ask-answer.ts';
import { escapeSlack } from '../../render/slack/escape.ts';
import { ACTION_IDS } from '../../render/slack/ids.ts';
import { context } from '../../render/slack/message.ts';
import { renderNotice } from '../../render/slack/status.ts';
import { createWords } from '../../words/create-words.ts';
import { detectLocale } from '../../words/locale.ts';
import type { Words } from '../../words/words.ts';
import { type ActionCall, type Call, type Feature, withBlocks } from '../feature.ts';
import type { Stage } from '../stage.ts';
import { SLASH_COMMAND } from '../surface-ids.ts';

/** `/fargate ask`, and whatever is asked in a mention or a direct message; its buttons open articles beside the answer. */
export function createAskFeature({ answerQuestion }: { readonly answerQuestion: AnswerQuestion }): Feature {
  async function onCommand(call: Call, { question = '', lang }: AskCommand): Promise<void> {
    await answerTo(call, question, lang === undefined ? undefined : detectLocale(lang));
  }

  async function answerTo(call: Call, question: string, lang?: 'en' | 'ko'): Promise<void> {
    const { locale } = call.words;
    const answer = await answerQuestion({ text: question, fallback: locale, ...(lang !== undefined && { lang }) });
    const words = createWords(answer.lang);
    if (answer.kind !== 'command') return await call.stage.show(renderAskAnswer(answer, words), words);
    const { text } = answer.command;
    const typed = answer.lang === locale ? text : `${text} --lang ${answer.lang}`;
    await call.runText(typed, sayingWhich(call.stage, `${SLASH_COMMAND} ${text}`, words));
  }

  async function openArticle(call: ActionCall): Promise<void> {
    const key = decodeArticle(call.value);
    const found = key === null ? null : await answerQuestion.article(key.id, key.lang);
    if (found === null) return await call.stage.show(renderNotice('unknownAction', call.words), call.words);
    const words = createWords(found.article.lang);
    await call.stage.show(renderArticle(found.article, found.related, words), words);
  }

  return {
    commands: { ask: onCommand },
    question: (call, question) => answerTo(call, question),
    actions: {
      [ACTION_IDS.askMore]: { keepsMessage: true, run: openArticle },
      [ACTION_IDS.askArticle]: { keepsMessage: true, run: openArticle },
    },
  };
}

/** The stage with a line under all that is shown on it: the command that the question was taken for. */
function sayingWhich(stage: Stage, typed: string, { ask }: Words): Stage {
  const line = context(ask.byCommand(`\`${escapeSlack(typed)}\``));
  return { ...stage, show: (message, words) => stage.show(withBlocks(message, line), words) };
}
