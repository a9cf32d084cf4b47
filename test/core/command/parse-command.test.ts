import { describe, expect, it } from 'vitest';
import type { Command, CommandProblem, ParsedCommand } from '../../../src/core/command/command.ts';
import { parseArguments, parseCommandText } from '../../../src/core/command/parse-command.ts';

const SIZE = { name: 'size', service: 'my-service', days: 56, explain: false, failOnFindings: false } as const;

function commandOf(parsed: ParsedCommand): Command {
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.command;
}

function problemsOf(parsed: ParsedCommand): readonly CommandProblem[] {
  return parsed.ok ? [] : parsed.problems;
}

describe('the text of a slash command', () => {
  it.each([
    '-days 7',
    '--days 7',
    '—days 7',
    '––days 7',
    '–days=7',
    '--days=7',
    'days=7',
    'days:7',
    '--days:7',
    '−days ７',
    '－－ＤＡＹＳ＝7',
    '--days "7"',
    'days=“7”',
    '--days 7d',
    '--days 1w',
    '--Days\u00a07',
    '--da\u200bys 7\ufeff',
  ])('reads "%s" as seven days', (days) => {
    expect(commandOf(parseCommandText(`size my-service ${days}`))).toEqual({ ...SIZE, days: 7 });
    expect(commandOf(parseCommandText(`size ${days} my-service`))).toEqual({ ...SIZE, days: 7 });
  });

  it('takes the defaults for what is not said', () => {
    expect(commandOf(parseCommandText('size my-service'))).toEqual(SIZE);
  });

  it.each([
    ['SIZE my-service'],
    ['  Size\tmy-service\n'],
    ['`size` "my-service"'],
    ['size `my-service`'],
    ['size ‘my-service’'],
  ])('understands %j', (text) => {
    expect(commandOf(parseCommandText(text))).toEqual(SIZE);
  });

  it.each([
    ['size <http://my-service.dev|my-service.dev>', 'my-service.dev'],
    ['size <https://example.com/a>', 'https://example.com/a'],
    ['size a&amp;b', 'a&b'],
    ['size &lt;!channel&gt;', '<!channel>'],
    ['size &amp;lt;', '&lt;'],
    ['size "two words"', 'two words'],
    ['size "--days"', '--days'],
    ['size “help”', 'help'],
    ['size -- --days', '--days'],
    ['size "say \\"hi\\" \\\\"', 'say "hi" \\'],
    ["size it's", "it's"],
    ['size "open', 'open'],
    ['size arn:aws:ecs:us-east-1:123456789012:service/prod/web', 'arn:aws:ecs:us-east-1:123456789012:service/prod/web'],
  ])('reads the service of %j as %j', (text, service) => {
    expect(commandOf(parseCommandText(text))).toEqual({ ...SIZE, service });
  });

  it('reads every option that Slack has', () => {
    const text = 'size prod/web --cluster prod --region US-EAST-1 goal=Safe --discount 12.5% --lang ko -explain';

    expect(commandOf(parseCommandText(text))).toEqual({
      ...SIZE,
      service: 'prod/web',
      cluster: 'prod',
      region: 'us-east-1',
      goal: 'safe',
      discountPercent: 12.5,
      lang: 'ko',
      explain: true,
    });
  });

  it.each([
    ['explain=no', false],
    ['--explain=off', false],
    ['--explain=yes', true],
    ['—explain', true],
  ])('reads %j as explain %j', (text, explain) => {
    expect(commandOf(parseCommandText(`size my-service ${text}`))).toEqual({ ...SIZE, explain });
  });

  it('lets the last of an option typed twice count', () => {
    expect(commandOf(parseCommandText('size my-service --days 3 --days 4'))).toEqual({ ...SIZE, days: 4 });
  });
});

describe('help', () => {
  it.each(['', '   ', '\u200b', '\u00a0', 'help', 'HELP', '--help', '-h', '—help', 'help --help'])(
    'is the answer to %j',
    (text) => {
      expect(commandOf(parseCommandText(text))).toEqual({ name: 'help' });
    },
  );

  it.each([
    'help size',
    'help SIZE',
    'size --help',
    'size -h',
    'size help',
    'size ?',
    '--help size',
    'size my-service --days banana --help',
    'size --cluster --help',
  ])('of size is the answer to %j', (text) => {
    expect(commandOf(parseCommandText(text))).toEqual({ name: 'help', topic: 'size' });
  });

  it('of a command that does not exist says which was meant', () => {
    expect(problemsOf(parseCommandText('help sise'))).toEqual([
      { code: 'UnknownCommand', typed: 'sise', didYouMean: 'help size' },
    ]);
  });

  it('of a command that Slack does not have says where it is', () => {
    expect(problemsOf(parseCommandText('help collect'))).toEqual([
      { code: 'OnlyElsewhere', typed: 'collect', where: 'cli' },
    ]);
  });

  it('comes with the problems of a command that was understood so far', () => {
    expect(parseCommandText('size')).toMatchObject({ ok: false, topic: 'size' });
  });
});

describe('problems', () => {
  it.each<[string, CommandProblem[]]>([
    ['my-service', [{ code: 'UnknownCommand', typed: 'my-service', didYouMean: 'size my-service' }]],
    ['prod/web -days 7', [{ code: 'UnknownCommand', typed: 'prod/web', didYouMean: 'size prod/web --days 7' }]],
    ['szie my-service', [{ code: 'UnknownCommand', typed: 'szie', didYouMean: 'size my-service' }]],
    ['si my-service', [{ code: 'UnknownCommand', typed: 'si', didYouMean: 'size my-service' }]],
    ['sice', [{ code: 'UnknownCommand', typed: 'sice', didYouMean: 'size' }]],
    ['what is this', [{ code: 'UnknownCommand', typed: 'what' }]],
    ['collect my-service', [{ code: 'OnlyElsewhere', typed: 'collect', where: 'cli' }]],
    ['size', [{ code: 'MissingService', command: 'size' }]],
    ['size ""', [{ code: 'MissingService', command: 'size' }]],
    ['size a b', [{ code: 'TooManyArguments', typed: 'b' }]],
    ['size a --dyas 7', [{ code: 'UnknownOption', typed: '--dyas', didYouMean: '--days' }]],
    ['size a --nonsense 7', [{ code: 'UnknownOption', typed: '--nonsense' }]],
    ['size a memory=3', [{ code: 'UnknownOption', typed: '--memory' }]],
    ['size a --format json', [{ code: 'OnlyElsewhere', typed: '--format', where: 'cli' }]],
    ['size a --days', [{ code: 'MissingValue', option: '--days', expected: '1–63' }]],
    ['size a --days --explain', [{ code: 'MissingValue', option: '--days', expected: '1–63' }]],
    ['size a days:', [{ code: 'MissingValue', option: '--days', expected: '1–63' }]],
    ['size a --cluster ""', [{ code: 'MissingValue', option: '--cluster', expected: 'CLUSTER' }]],
    [
      'size a --days 455',
      [
        {
          code: 'BadValue',
          option: '--days',
          value: '455',
          expected: '1–63',
          nearest: '63',
          because: 'FiveMinuteRetention',
        },
      ],
    ],
    [
      'size a --days -5',
      [
        {
          code: 'BadValue',
          option: '--days',
          value: '-5',
          expected: '1–63',
          nearest: '1',
          because: 'FiveMinuteRetention',
        },
      ],
    ],
    [
      'size a days=banana',
      [{ code: 'BadValue', option: '--days', value: 'banana', expected: '1–63', because: 'FiveMinuteRetention' }],
    ],
    [
      'size a goal=save',
      [{ code: 'BadValue', option: '--goal', value: 'save', expected: 'cost|balanced|safe', nearest: 'safe' }],
    ],
    ['size a --lang xx', [{ code: 'BadValue', option: '--lang', value: 'xx', expected: 'en|ko' }]],
    ['size a --region seoul', [{ code: 'BadValue', option: '--region', value: 'seoul', expected: 'us-east-1' }]],
    [
      'size a --discount 120%',
      [{ code: 'BadValue', option: '--discount', value: '120%', expected: '0–100', nearest: '100' }],
    ],
    [
      'size --dyas 7 goal=x',
      [
        { code: 'UnknownOption', typed: '--dyas', didYouMean: '--days' },
        { code: 'BadValue', option: '--goal', value: 'x', expected: 'cost|balanced|safe' },
        { code: 'MissingService', command: 'size' },
      ],
    ],
  ])('of %j are named', (text, problems) => {
    expect(problemsOf(parseCommandText(text))).toEqual(problems);
  });
});

describe('the arguments of the command line', () => {
  it.each<[string[], Command]>([
    [[], { name: 'help' }],
    [['--help'], { name: 'help' }],
    [['help', 'collect'], { name: 'help', topic: 'collect' }],
    [['--version'], { name: 'version' }],
    [['-v'], { name: 'version' }],
    [['-V'], { name: 'version' }],
    [['version'], { name: 'version' }],
    [['size', 'my-service'], SIZE],
    [['--days', '7', 'size', 'my-service'], { ...SIZE, days: 7 }],
    [['size', '--from', '-'], { name: 'size', from: '-', days: 56, explain: false, failOnFindings: false }],
    [
      ['size', '--from=a b.json', '--format', 'NDJSON', '--fail-on-findings'],
      { name: 'size', from: 'a b.json', format: 'ndjson', days: 56, explain: false, failOnFindings: true },
    ],
    [
      ['size', '--metrics', 'm.json', '--task-definition', 't.json', '--count', '3', '--region', 'eu-west-1'],
      {
        name: 'size',
        metrics: 'm.json',
        taskDefinition: 't.json',
        count: 3,
        region: 'eu-west-1',
        days: 56,
        explain: false,
        failOnFindings: false,
      },
    ],
    [['collect', 'a/b', '--output', 'x.json'], { name: 'collect', service: 'a/b', days: 56, output: 'x.json' }],
    [['metrics-query', 'a', '--days=14'], { name: 'metrics-query', service: 'a', days: 14 }],
    [['metrics_query', 'a'], { name: 'metrics-query', service: 'a', days: 56 }],
  ])('%j are understood', (argv, command) => {
    expect(commandOf(parseArguments(argv))).toEqual(command);
  });

  it.each<[string[], CommandProblem[]]>([
    [['size', 'a', '--from', '-'], [{ code: 'ConflictingOptions', options: ['--from', 'SERVICE'] }]],
    [
      ['size', '--from', '-', '--days', '7', '--metrics', 'm'],
      [{ code: 'ConflictingOptions', options: ['--from', '--days', '--metrics'] }],
    ],
    [['size', '--metrics', 'm'], [{ code: 'NeedsOption', option: '--metrics', needs: '--task-definition' }]],
    [['size', '--task-definition', 't'], [{ code: 'NeedsOption', option: '--task-definition', needs: '--metrics' }]],
    [['size', 'a', '--count', '2'], [{ code: 'NeedsOption', option: '--count', needs: '--metrics' }]],
    [
      ['size', 'a', '--format', 'yaml'],
      [{ code: 'BadValue', option: '--format', value: 'yaml', expected: 'text|json|ndjson|markdown|slack' }],
    ],
    [['collect'], [{ code: 'MissingService', command: 'collect' }]],
    [['colect', 'a'], [{ code: 'UnknownCommand', typed: 'colect', didYouMean: 'collect a' }]],
    [['bogus', '--help'], [{ code: 'UnknownCommand', typed: 'bogus', didYouMean: 'size bogus' }]],
  ])('%j are refused by name', (argv, problems) => {
    expect(problemsOf(parseArguments(argv))).toEqual(problems);
  });
});
