import { describe, expect, it } from 'vitest';
import { commandHelp } from '../../../src/core/command/command-help.ts';
import { parseArguments, parseCommandText } from '../../../src/core/command/parse-command.ts';

describe('help', () => {
  it('lists for each surface the commands and options that it has', () => {
    expect(commandHelp('slack').map(({ name }) => name)).toEqual([
      'size',
      'why',
      'ask',
      'fleet',
      'choose',
      'cost',
      'check',
      'migrate',
      'digest',
      'help',
      'version',
    ]);
    expect(commandHelp('cli').map(({ name }) => name)).toEqual([
      'size',
      'why',
      'ask',
      'fleet',
      'choose',
      'cost',
      'check',
      'migrate',
      'digest',
      'db',
      'prices',
      'doctor',
      'collect',
      'metrics-query',
      'help',
      'version',
    ]);
    expect(commandHelp('slack')[0]?.options.map(({ key }) => key)).not.toContain('format');
  });

  it('says what an option takes, what it is otherwise, and why it is bound', () => {
    const days = commandHelp('cli')[0]?.options.find(({ key }) => key === 'days');

    expect(days).toEqual({
      key: 'days',
      usage: '--days DAYS',
      expected: '1–63',
      default: '56',
      because: 'FiveMinuteRetention',
    });
  });

  it('shows a usage line', () => {
    const collect = commandHelp('cli').find(({ name }) => name === 'collect');

    expect(collect?.usage).toBe(
      'collect SERVICE [--cluster CLUSTER] [--region REGION] [--days DAYS] [--account ACCOUNT] [--output FILE]',
    );
  });

  it.each(commandHelp('cli').flatMap(({ examples }) => examples))('has the example "%s" that works', (example) => {
    expect(parseArguments(example.split(' ')).ok).toBe(true);
  });

  it.each(commandHelp('slack').flatMap(({ examples }) => examples))(
    'has the Slack example "%s" that works',
    (example) => {
      expect(parseCommandText(example).ok).toBe(true);
    },
  );
});
