import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerChoice, type ChoiceAnswer } from '../../src/core/choice/answer-choice.ts';
import { formatCommand } from '../../src/core/command/format-command.ts';
import { parseCommandText } from '../../src/core/command/parse-command.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import { toChoiceDocument } from '../../src/render/choice-document.ts';
import { renderChoiceMarkdown } from '../../src/render/choice-markdown.ts';
import { renderChoiceText } from '../../src/render/choice-text.ts';
import { createChoiceView } from '../../src/render/choice-view.ts';
import { renderChoiceAnswer, renderSharedChoice } from '../../src/render/slack/choice-answer.ts';
import { displayWidth } from '../../src/render/terminal.ts';
import { createWords } from '../../src/words/create-words.ts';
import { commandOf } from '../core/choice/choose-command.ts';

const prices = createPriceBook();
const english = createWords('en');
const EVERY_LANGUAGE = [english, createWords('ko')];

function answerOf(text: string): ChoiceAnswer {
  const command = commandOf(text);
  const outcome = answerChoice(command, command.region ?? 'ap-northeast-2', prices);
  if (outcome.kind !== 'chosen') throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}

function viewOf(text: string) {
  return createChoiceView(answerOf(text), english);
}

describe('a choice in words', () => {
  it('is dearer in percent below twice the price, and so many times the price from there', () => {
    const reasons = viewOf('runtime=800ms requests=3M memory=512MB').possible.flatMap((row) => row.reasonsAgainst);

    expect(reasons).toContain('25% dearer than the cheapest.');
    expect(reasons).toContain('12.8 times the price of the cheapest.');
    expect(reasons.filter((reason) => /\d{3,}% dearer/.test(reason))).toEqual([]);
  });

  it('says what the first option rests on, apart from the notes', () => {
    const { condition, notes } = viewOf('tasks=10 vcpu=1 memory=2GB');

    expect(condition).toMatch(/^Spot comes first only if a task may be stopped/);
    expect(notes.join(' ')).not.toContain(condition);
  });

  it('speaks of pods on EKS, and of all tasks where all are on Spot', () => {
    const rows = viewOf('runtime=20m requests=5000 memory=4GB').possible;
    const runs = (option: string) => rows.find((row) => row.option === option)?.runs;

    expect(runs('eks-fargate')).toBe('3 pods of 1 vCPU / 5 GB');
    expect(runs('fargate-spot')).toBe('3 tasks of 0.5 vCPU / 4 GB, all of them on Spot');
  });

  it('keeps to the width of the terminal', () => {
    const text = renderChoiceText(viewOf('runtime=800ms requests=3M memory=512MB'), english, { width: 72 });

    for (const line of text.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(72);
  });

  it('has a row for each possible option in Markdown', () => {
    const view = viewOf('tasks=2 memory=2GB');
    const rows = renderChoiceMarkdown(view, english)
      .split('\n')
      .filter((line) => line.startsWith('| ') && line.includes('$'));

    expect(rows).toHaveLength(view.possible.length);
  });
});

/** Questions as long and as full as people can make them. */
const question = fc
  .record(
    {
      memory: fc.constantFrom('128MB', '512MB', '2GB', '64GB', '300GB', '2TB'),
      vcpu: fc.constantFrom('0.25', '1', '7', '16', '48'),
      runtime: fc.constantFrom('1ms', '800ms', '20m', '40d'),
      requests: fc.constantFrom('1', '3M', '999B'),
      gpu: fc.constantFrom('0', '1', '8'),
      os: fc.constantFrom('linux', 'windows'),
      kind: fc.constantFrom('service', 'worker', 'batch'),
      arch: fc.constantFrom('any', 'x86', 'arm64'),
      state: fc.constantFrom('none', 'shared', 'disk'),
      image: fc.constantFrom('1GB', '120GB', '9999GB'),
      start: fc.constantFrom('1s', '24h'),
      hours: fc.constantFrom('0.1', '8', '24'),
      'host-access': fc.constantFrom('none', 'network', 'privileged', 'image'),
      'long-connections': fc.constantFrom('yes', 'no'),
      kubernetes: fc.constantFrom('yes', 'no'),
      interruptible: fc.constantFrom('yes', 'no'),
      servers: fc.constantFrom('yes', 'no'),
      region: fc.constantFrom('us-east-1', 'ap-northeast-2', 'eu-west-1', 'sa-east-1'),
    },
    { requiredKeys: ['memory'] },
  )
  .map((options) =>
    Object.entries(options)
      .map(([name, value]) => `${name}=${value}`)
      .join(' '),
  );

describe('whatever is chosen', () => {
  it('is within what Slack takes, whole in every language and format', () => {
    fc.assert(
      fc.property(question, (text) => {
        const parsed = parseCommandText(`choose ${text}`);
        if (!parsed.ok || parsed.command.name !== 'choose') return;
        const outcome = answerChoice(parsed.command, parsed.command.region ?? 'us-east-1', prices);
        if (outcome.kind !== 'chosen') return;
        for (const words of EVERY_LANGUAGE) {
          const view = createChoiceView(outcome.answer, words);
          const messages = [
            renderChoiceAnswer(view, formatCommand(parsed.command), words),
            renderSharedChoice(view, 'U0AMERICAN', words),
          ];
          for (const message of messages) {
            expect(JSON.stringify(message).length).toBeLessThanOrEqual(13_000);
            expect(message.blocks?.length).toBeLessThanOrEqual(50);
            for (const block of message.blocks ?? []) {
              if (block.type === 'section') expect(block.text?.text.length).toBeLessThanOrEqual(3000);
            }
          }
          const document = toChoiceDocument(outcome.answer, words);
          for (const option of document.options) expect(option.possible).toBe(option.gates.length === 0);
          const everything = [messages, document, renderChoiceText(view, words), renderChoiceMarkdown(view, words)];
          expect(JSON.stringify(everything)).not.toMatch(/undefined|NaN|\[object|Infinity/);
        }
      }),
      { seed: 20_261_121, numRuns: 250 },
    );
  });
});
