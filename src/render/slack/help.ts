import type { HelpTopic, Words } from '../../words/words.ts';
import { createHelpPages, type HelpPage } from '../help-page.ts';
import { codeBlock, escapeSlack } from './escape.ts';
import { ACTION_IDS, choiceId } from './ids.ts';
import {
  bulletList,
  button,
  context,
  fitMessage,
  header,
  keep,
  optional,
  type SlackMessage,
  section,
} from './message.ts';

const COMMAND = '/fargate';

/**
 * The list of commands, or one command's page; a topic that Slack has no page of gives the list. Every example is a
 * button, whose value is what to type after the slash command.
 */
export function renderHelp(topic: HelpTopic | undefined, words: Words): SlackMessage {
  const pages = createHelpPages('slack', words);
  const page = pages.find(({ name }) => name === topic);
  return page === undefined ? overview(pages, words) : detail(page, words);
}

function runnable(text: string, run: string, at: number, words: Words): ReturnType<typeof section> {
  return {
    ...section(text),
    accessory: button({
      label: words.slack.buttons.run,
      actionId: choiceId(ACTION_IDS.helpRun, at),
      value: run,
      spoken: `${words.slack.buttons.run} ${COMMAND} ${run}`,
    }),
  };
}

function overview(pages: readonly HelpPage[], words: Words): SlackMessage {
  const { help } = words;
  const shown = pages.map(({ name, summary, examples }) => ({ run: examples[0] ?? name, summary }));
  const elsewhere = createHelpPages('cli', words).filter(({ name }) => !pages.some((page) => page.name === name));
  const rows = shown.map(({ run, summary }, at) =>
    runnable(`\`${COMMAND} ${escapeSlack(run)}\`\n${escapeSlack(summary)}`, run, at, words),
  );
  const more = [help.more(`${COMMAND} help size`)];
  if (elsewhere.length > 0) more.push(help.onCommandLine(words.formats.list(elsewhere.map(({ name }) => name))));
  return fitMessage(
    `${help.intro} ${shown.map(({ run }) => `${COMMAND} ${run}`).join(', ')}`,
    [...keep(section(escapeSlack(help.intro))), ...optional(1, ...rows), ...keep(context(...more.map(escapeSlack)))],
    words,
  );
}

function detail(page: HelpPage, words: Words): SlackMessage {
  const { headings } = words.help;
  const options = page.options.map(({ usage, what }) => `${usage}: ${what}`);
  return fitMessage(
    `${COMMAND} ${page.usage}: ${page.summary}`,
    [
      ...keep(header(`${COMMAND} ${page.name}`), section(escapeSlack(page.summary))),
      ...keep(section(`*${escapeSlack(headings.usage)}*\n${codeBlock(`${COMMAND} ${page.usage}`, 1000)}`)),
      ...optional(
        2,
        ...page.examples.map((typed, at) => runnable(`\`${COMMAND} ${escapeSlack(typed)}\``, typed, at, words)),
      ),
      ...(options.length === 0
        ? []
        : optional(1, section(`*${escapeSlack(headings.options)}*\n${bulletList(options, 2800, words)}`))),
      ...(page.notes.length === 0 ? [] : keep(context(...page.notes.map(escapeSlack)))),
    ],
    words,
  );
}
