import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ServiceRef } from '../../../src/core/ecs-service.ts';
import { AdvisorError } from '../../../src/core/errors.ts';
import type { Recommendation, Warning } from '../../../src/core/recommendation.ts';
import { createSizeReport } from '../../../src/render/size-report.ts';
import { renderAmbiguous, renderNotFound } from '../../../src/render/slack/find-answer.ts';
import { renderHelp } from '../../../src/render/slack/help.ts';
import { ACTION_IDS, actionKind } from '../../../src/render/slack/ids.ts';
import type { SlackMessage } from '../../../src/render/slack/message.ts';
import { renderExplanation, renderSharedAnswer, renderSizeAnswer } from '../../../src/render/slack/size-answer.ts';
import {
  renderError,
  renderLoading,
  renderNotice,
  renderProblems,
  renderRefusal,
} from '../../../src/render/slack/status.ts';
import { decodeQuestion, type SizeQuestion, sizeQuestion } from '../../../src/render/slack/value.ts';
import { checkMessage } from '../../../src/sandbox/slack/message-check.ts';
import { createWords } from '../../../src/words/create-words.ts';
import { LOCALES } from '../../../src/words/locale.ts';
import { SAMPLE_PROBLEMS } from '../../words/sample-figures.ts';
import { SAMPLE_EXPLANATION, sampleAnswer, sampleEvidence, sampleOption } from '../sample-answer.ts';

const en = createWords('en');
const QUESTION: SizeQuestion = { region: 'us-east-1', cluster: 'prod', name: 'my-service', days: 14 };
const REPORT = createSizeReport(sampleAnswer(), en);

interface Pressable {
  readonly action_id: string;
  readonly value?: string;
  readonly url?: string;
  readonly text: { readonly text: string };
}

/** Every button of a message, wherever it stands. */
function buttonsOf(message: SlackMessage): Pressable[] {
  const found: Pressable[] = [];
  JSON.stringify(message.blocks, (_, value) => {
    if (value?.type === 'button') found.push(value);
    return value;
  });
  return found;
}

/** Everything in a message that its reader sees, one text after another. */
function textsOf(message: SlackMessage): string {
  const found: string[] = [message.text];
  JSON.stringify(message.blocks, (key, value) => {
    if (typeof value === 'string' && (key === 'text' || key === 'accessibility_label')) found.push(value);
    return value;
  });
  return found.join('\n');
}

function expectSendable(message: SlackMessage): void {
  expect(checkMessage({ text: message.text, blocks: message.blocks }, new Set())).toMatchObject({ ok: true });
  expect(JSON.stringify(message).length).toBeLessThan(13_000);
  expect(message.text).not.toBe('');
}

/** No control sequence of Slack, but the mention of who shared it. */
function expectHarmless(message: SlackMessage): void {
  expect(textsOf(message).replaceAll('<@U123>', '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
}

describe('the answer in Slack', () => {
  const message = renderSizeAnswer(REPORT, QUESTION, en);

  it('puts the number first and carries the result in the text as well', () => {
    expect(message.blocks[0]).toEqual({
      type: 'header',
      text: { type: 'plain_text', text: 'Save about $91 a month: 4 vCPU / 8 GB → 1 vCPU / 2 GB' },
    });
    expect(message.text).toMatch(/^prod\/my-service: Save about \$91 a month: 4 vCPU \/ 8 GB → 1 vCPU \/ 2 GB\./);
    expectSendable(message);
  });

  it('has buttons that know the whole question', () => {
    const buttons = buttonsOf(message);

    expect(buttons.map(({ action_id }) => action_id)).toEqual([
      'size_share',
      'size_why',
      'open_console',
      'size_goal:cost',
      'size_goal:safe',
      'size_days:7',
      'size_days:28',
      'size_days:56',
    ]);
    expect(buttons.map(({ value }) => (value === undefined ? null : decodeQuestion(value)))).toEqual([
      QUESTION,
      QUESTION,
      null,
      { ...QUESTION, goal: 'cost' },
      { ...QUESTION, goal: 'safe' },
      { ...QUESTION, days: 7 },
      { ...QUESTION, days: 28 },
      { ...QUESTION, days: 56 },
    ]);
    expect(buttons.filter(({ action_id }) => actionKind(action_id) === null)).toEqual([]);
  });

  it('holds the change to paste whole', () => {
    expect(textsOf(message)).toContain("aws ecs update-service --region 'us-east-1' --cluster 'prod'");
  });

  it('says in a channel who shared it, and offers no second share', () => {
    const shared = renderSharedAnswer(REPORT, QUESTION, 'U123', en);

    expect(textsOf(shared)).toContain('Shared by <@U123>');
    expect(buttonsOf(shared).map(({ action_id }) => action_id)).toEqual(['size_why', 'open_console']);
    expectSendable(shared);
  });

  it('mentions nobody for a user id that is not one', () => {
    expectHarmless(renderSharedAnswer(REPORT, QUESTION, '!channel> <@U999', en));
  });

  it('shows the steps behind it', () => {
    const steps = Array.from({ length: 60 }, () => SAMPLE_EXPLANATION).flat();

    const why = renderExplanation(REPORT, steps, en);

    expect(textsOf(why)).toContain(
      'CPU demand, the usual high lately (99.5th percentile of the newer half): 0.741 vCPU.',
    );
    expectSendable(why);
  });
});

describe('names from outside', () => {
  it('mention nobody, as a service, a cluster, a container or a metric', () => {
    const nasty = '<!channel> <@U1> & ```x``` *b* _i_';
    const containers = [{ name: nasty, essential: true, memoryMiB: 8192 }];
    const evidence = sampleEvidence({ name: '<!channel>', cluster: nasty }, containers);
    const warnings: Warning[] = [
      { code: 'ContainerFloor', figures: { cpuUnits: 256, memoryMiB: 256, containers: nasty } },
    ];
    const report = createSizeReport(sampleAnswer({ warnings }, evidence), en);

    const message = renderSizeAnswer(report, { ...QUESTION, name: '<!channel>' }, en);

    expectHarmless(message);
    expectSendable(message);
    expect(textsOf(message)).toContain('&lt;!channel&gt;');
    for (const block of message.blocks) {
      if (block.type !== 'section') continue;
      expect(((block.text?.text ?? '').match(/```/g) ?? []).length % 2).toBe(0);
    }
  });

  it('never leave half of a command to paste', () => {
    const evidence = sampleEvidence({ name: '&'.repeat(255), cluster: '<'.repeat(255) });

    const message = renderSizeAnswer(createSizeReport(sampleAnswer({}, evidence), en), QUESTION, en);

    expect(textsOf(message)).not.toMatch(/describe-services(?![\s\S]*update-service)/);
    expectSendable(message);
  });

  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 255, unit: 'binary' }),
    fc.constantFrom(
      '<!channel>',
      '`'.repeat(255),
      '&'.repeat(255),
      '한'.repeat(255),
      '\u202e<@U1>',
      '😀'.repeat(120),
      '"\\\n',
    ),
    fc.string({ minLength: 3000, maxLength: 5000 }),
  );
  const figure = fc.oneof(fc.double(), fc.integer(), fc.constant(1e12));
  const warning: fc.Arbitrary<Warning> = fc.oneof(
    fc
      .record({ cpuUnits: figure, memoryMiB: figure, containers: name })
      .map((figures) => ({ code: 'ContainerFloor' as const, figures })),
    fc
      .record({ count: figure, container: name, lastAt: name, ownLimitMiB: figure })
      .map((figures) => ({ code: 'OutOfMemoryStops' as const, figures })),
    fc
      .record({ what: name, why: fc.constantFrom('denied' as const, 'unavailable' as const), iamAction: name })
      .map((figures) => ({ code: 'NotRead' as const, figures })),
    fc.constant({ code: 'SingleTask' as const, figures: {} }),
  );

  it('and any number of warnings and containers stay within the limits of Slack', () => {
    fc.assert(
      fc.property(
        fc.record({
          service: name,
          cluster: name,
          containers: fc.array(name, { maxLength: 10 }),
          warnings: fc.array(warning, { maxLength: 60 }),
          finding: fc.constantFrom('Overprovisioned', 'Underprovisioned', 'Optimized', 'Undetermined'),
          saving: fc.option(figure),
          locale: fc.constantFrom(...LOCALES),
        }),
        ({ service, cluster, containers, warnings, finding, saving, locale }) => {
          const words = createWords(locale);
          const option = sampleOption({ monthlyUsd: saving, estimatedMonthlySavingsUsd: saving });
          const overrides: Partial<Recommendation> = {
            warnings,
            finding,
            recommended: option,
            options: [option, option, option],
          };
          const evidence = sampleEvidence(
            { name: service, cluster },
            containers.map((container) => ({ name: container, essential: true, cpuUnits: 2000, memoryMiB: 4096 })),
          );
          const report = createSizeReport(sampleAnswer(overrides, evidence), words);
          const question = sizeQuestion({ region: 'us-east-1', cluster, name: service }, 14);
          const refs = Array.from({ length: 60 }, (): ServiceRef => ({ region: 'us-east-1', cluster, name: service }));

          for (const message of [
            renderSizeAnswer(report, question, words),
            renderSharedAnswer(report, question, 'U123', words),
            renderExplanation(report, SAMPLE_EXPLANATION, words),
            renderAmbiguous(refs, { asked: service, days: 14 }, words),
            renderNotFound(refs, { asked: service, days: 14, region: 'us-east-1', cluster }, words),
            renderLoading(service, words),
            renderProblems([{ code: 'UnknownCommand', typed: service }], words, service),
          ]) {
            expectSendable(message);
            expectHarmless(message);
          }
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });
});

describe('questions back', () => {
  const refs = Array.from(
    { length: 25 },
    (_, at): ServiceRef => ({ region: 'us-east-1', cluster: `c${at}`, name: 'api' }),
  );

  it('shows at most twenty candidates and says how many more there are', () => {
    const message = renderAmbiguous(refs, { asked: 'api', days: 7, goal: 'safe' }, en);

    expect(buttonsOf(message)).toHaveLength(20);
    expect(decodeQuestion(buttonsOf(message)[0]?.value ?? '')).toEqual({
      region: 'us-east-1',
      cluster: 'c0',
      name: 'api',
      days: 7,
      goal: 'safe',
    });
    expect(textsOf(message)).toContain('5 more match.');
    expectSendable(message);
  });

  it('offers the three closest names, or says what to check', () => {
    expect(buttonsOf(renderNotFound(refs, { asked: 'apo', days: 7, region: 'us-east-1' }, en))).toHaveLength(3);
    expect(textsOf(renderNotFound([], { asked: 'apo', days: 7, region: 'us-east-1' }, en))).toContain(
      'No service matches "apo" in us-east-1.',
    );
  });
});

describe.each(LOCALES)('everything else (%s)', (locale) => {
  const words = createWords(locale);

  it('can be sent', () => {
    for (const message of [
      renderHelp(undefined, words),
      renderHelp('size', words),
      renderHelp('collect', words),
      renderHelp('help', words),
      renderProblems(SAMPLE_PROBLEMS, words),
      renderNotice('expired', words),
      renderRefusal('guest', words),
      renderLoading('my-service', words),
      renderError(new AdvisorError('throttled', 'ThrottlingException'), 'ref-1', words),
    ]) {
      expectSendable(message);
      expectHarmless(message);
    }
  });
});

describe('other messages', () => {
  it('names the reference of an error, and nothing that was not understood', () => {
    const message = renderError(new Error('xoxb-secret'), 'ref-1', en);

    expect(textsOf(message)).toContain('Reference: ref-1');
    expect(textsOf(message)).not.toContain('xoxb');
  });

  it('has help that runs', () => {
    const runs = buttonsOf(renderHelp(undefined, en));

    expect(runs[0]).toMatchObject({ action_id: `${ACTION_IDS.helpRun}:0`, value: 'size my-service' });
  });
});

describe('button values', () => {
  it('come back as they were, whatever the names', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 455 }), (text, days) => {
        const question = sizeQuestion({ region: 'r', cluster: 'c', name: text }, days, 'cost', 10);

        expect(decodeQuestion(JSON.stringify(question))).toEqual(question);
      }),
      { seed: 5 },
    );
  });

  it('are refused when they are not ours', () => {
    const refused = [
      '',
      'null',
      '[]',
      '{"region":"r"}',
      JSON.stringify({ ...QUESTION, days: 1e9 }),
      JSON.stringify({ ...QUESTION, goal: 'free' }),
      JSON.stringify({ ...QUESTION, name: 7 }),
      JSON.stringify({ ...QUESTION, discountPercent: 101 }),
    ];

    expect(refused.map(decodeQuestion)).toEqual(refused.map(() => null));
  });
});
