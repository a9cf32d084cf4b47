import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, ParsedCommand } from '../../../src/core/command/command.ts';
import { formatArguments, formatCommand } from '../../../src/core/command/format-command.ts';
import { parseArguments, parseCommandText } from '../../../src/core/command/parse-command.ts';
import { GOALS } from '../../../src/core/recommendation.ts';

const SEED = 20_261_121;

/** Pieces that people, phones and Slack put into a command's text. */
const piece = fc.oneof(
  fc.constantFrom('size', 'help', 'collect', 'metrics-query', 'version', 'my-service', 'prod/web', '?', '--', '—', '-'),
  fc.constantFrom(
    '--days',
    '-days',
    '—days',
    'days=',
    'days:',
    '--goal',
    'goal=',
    '--cluster',
    '--help',
    '-h',
    '--explain',
  ),
  fc.constantFrom(
    '7',
    '-5',
    '1e9',
    'banana',
    '"',
    "'",
    '“',
    '”',
    '\\',
    '=',
    ':',
    '&amp;',
    '&lt;',
    '<http://a|b>',
    '<',
    '\u200b',
  ),
  fc.string({ maxLength: 6, unit: 'binary' }),
  fc.string({ maxLength: 20, unit: 'grapheme' }),
);
const text = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ', '\u00a0', '\n')), { maxLength: 12 })
  .map((pieces) => pieces.flat().join(''));

/** Text that survives Slack: what nobody can see is dropped there, and so is white space around a value. */
const visible = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme-ascii' }),
    fc.constantFrom(
      '--days',
      'help',
      '-',
      '--',
      'days=7',
      'goal:x',
      'a b',
      '"',
      "it's",
      '\\"',
      '“a”',
      '&lt;',
      '<http://a|b>',
      '—x',
      '?',
      '서비스',
    ),
    fc.string({ minLength: 1, maxLength: 30, unit: fc.constantFrom(...'abz09-_/.') }),
  )
  .map((value) => value.trim())
  .filter((value) => value !== '');

const place = { cluster: visible, region: fc.constantFrom('us-east-1', 'ap-northeast-2', 'us-gov-west-1') };
const days = fc.integer({ min: 1, max: 63 });
const discountPercent = fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);

const slackSize = fc.record(
  {
    name: fc.constant('size' as const),
    service: visible,
    ...place,
    days,
    goal: fc.constantFrom(...GOALS),
    discountPercent,
    explain: fc.boolean(),
    lang: fc.constantFrom('en', 'ko', 'ko_kr.utf-8'),
    failOnFindings: fc.constant(false),
  },
  { requiredKeys: ['name', 'service', 'days', 'explain', 'failOnFindings'] },
);
const help = fc.record(
  { name: fc.constant('help' as const), topic: fc.constantFrom('size', 'help', 'version') },
  { requiredKeys: ['name'] },
);
const slackCommand: fc.Arbitrary<Command> = fc.oneof(slackSize, help, fc.constant({ name: 'version' as const }));

const shown = { format: fc.constantFrom('text', 'json', 'ndjson', 'markdown', 'slack') } as const;
const fileSize = fc.record(
  {
    name: fc.constant('size' as const),
    days: fc.constant(56),
    explain: fc.boolean(),
    failOnFindings: fc.boolean(),
    from: visible,
    ...shown,
  },
  { requiredKeys: ['name', 'days', 'explain', 'failOnFindings', 'from'] },
);
const metricsSize = fc.record(
  {
    name: fc.constant('size' as const),
    service: visible,
    ...place,
    days: fc.constant(56),
    explain: fc.boolean(),
    failOnFindings: fc.boolean(),
    metrics: visible,
    taskDefinition: visible,
    count: fc.integer({ min: 0, max: 100_000 }),
  },
  { requiredKeys: ['name', 'days', 'explain', 'failOnFindings', 'metrics', 'taskDefinition'] },
);
const collect = fc.record(
  { name: fc.constant('collect' as const), service: visible, ...place, days, output: visible },
  { requiredKeys: ['name', 'service', 'days'] },
);
const query = fc.record(
  { name: fc.constant('metrics-query' as const), service: visible, ...place, days },
  { requiredKeys: ['name', 'service', 'days'] },
);
const cliCommand: fc.Arbitrary<Command> = fc.oneof(slackCommand, fileSize, metricsSize, collect, query);

function isAnswer(parsed: ParsedCommand): boolean {
  return parsed.ok ? parsed.command.name.length > 0 : parsed.problems.length > 0;
}

/** What Slack does to what a person types before it sends it on. */
function escapeLikeSlack(typed: string): string {
  return typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

describe('the grammar', () => {
  it('gives a command or problems for 5,000 random texts and throws for none', () => {
    fc.assert(
      fc.property(text, (typed) => isAnswer(parseCommandText(typed))),
      { numRuns: 5000, seed: SEED },
    );
  });

  it('gives a command or problems for any arguments', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, text), { maxLength: 8 }), (argv) => isAnswer(parseArguments(argv))),
      { numRuns: 2000, seed: SEED },
    );
  });

  it('reads back the text that it writes, through what Slack does to it', () => {
    fc.assert(
      fc.property(slackCommand, (command) => {
        expect(parseCommandText(escapeLikeSlack(formatCommand(command)))).toEqual({ ok: true, command });
      }),
      { numRuns: 1500, seed: SEED },
    );
  });

  it('reads back the arguments that it writes', () => {
    fc.assert(
      fc.property(cliCommand, (command) => {
        expect(parseArguments(formatArguments(command))).toEqual({ ok: true, command });
      }),
      { numRuns: 1500, seed: SEED },
    );
  });

  it('suggests only what it understands', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const parsed = parseCommandText(typed);
        const [problem] = parsed.ok ? [] : parsed.problems;
        if (problem?.code !== 'UnknownCommand' || !problem.didYouMean?.includes(' ')) return;
        expect(parseCommandText(escapeLikeSlack(problem.didYouMean)).ok).toBe(true);
      }),
      { numRuns: 3000, seed: SEED },
    );
  });
});
