import type { BoundReason } from '../../core/command/command.ts';
import type { Formats } from '../formats.ts';
import type { ProblemWords } from '../words.ts';

const BECAUSE: Readonly<Record<BoundReason, string>> = {
  FiveMinuteRetention: ' CloudWatch keeps 5-minute datapoints for 63 days.',
};

/** What is wrong with what was typed. */
export function englishProblems(f: Formats): ProblemWords {
  const meant = (suggestion: string | undefined) => (suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`);

  const takes = (option: string, expected: string) =>
    option === '--region' ? `a region such as ${expected}` : expected;

  return {
    UnknownCommand: ({ typed, didYouMean }) => `There is no command "${typed}".${meant(didYouMean)}`,
    UnknownOption: ({ typed, didYouMean }) => `There is no option "${typed}".${meant(didYouMean)}`,
    MissingService: ({ command }) => `"${command}" needs the name of a service, such as "${command} my-service".`,
    MissingValue: ({ option, expected }) => `${option} needs a value: ${takes(option, expected)}.`,
    BadValue: ({ option, value, expected, nearest, because }) => {
      const closest = nearest === undefined ? '' : `; the nearest is ${nearest}`;
      return `${option} cannot be "${value}": it takes ${takes(option, expected)}${closest}.${because === undefined ? '' : BECAUSE[because]}`;
    },
    OnlyElsewhere: ({ typed, where }) =>
      where === 'cli' ? `"${typed}" works on the command line only.` : `"${typed}" works in Slack only.`,
    NeedsOption: ({ option, needs }) => `${option} needs ${needs} as well.`,
    TooManyArguments: ({ typed }) => `"${typed}" is one name too many: ask for one service at a time.`,
    ConflictingOptions: ({ options }) => `${f.list(options)} cannot be used together.`,
  };
}
