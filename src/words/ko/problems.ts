import type { BoundReason } from '../../core/command/command.ts';
import type { Formats } from '../formats.ts';
import type { ProblemWords } from '../words.ts';

const BECAUSE: Readonly<Record<BoundReason, string>> = {
  FiveMinuteRetention: ' CloudWatch는 5분 데이터를 63일 동안 보관합니다.',
};

/** What is wrong with what was typed. */
export function koreanProblems(f: Formats): ProblemWords {
  const meant = (suggestion: string | undefined) =>
    suggestion === undefined ? '' : ` 혹시 "${suggestion}"을(를) 뜻하셨습니까?`;

  const example = (option: string, expected: string) => (option === '--region' ? `${expected} 같은 리전` : expected);

  return {
    UnknownCommand: ({ typed, didYouMean }) => `"${typed}" 명령은 없습니다.${meant(didYouMean)}`,
    UnknownOption: ({ typed, didYouMean }) => `"${typed}" 옵션은 없습니다.${meant(didYouMean)}`,
    MissingService: ({ command }) => `"${command}" 명령에는 서비스 이름이 필요합니다. 예: "${command} my-service"`,
    MissingValue: ({ option, expected }) => `${option} 옵션에는 값이 필요합니다: ${example(option, expected)}`,
    BadValue: ({ option, value, expected, nearest, because }) => {
      const closest = nearest === undefined ? '' : ` 가장 가까운 값은 ${nearest}입니다.`;
      return `${option} 옵션에 "${value}" 값은 쓸 수 없습니다. 쓸 수 있는 값: ${example(option, expected)}.${closest}${because === undefined ? '' : BECAUSE[because]}`;
    },
    OnlyElsewhere: ({ typed, where }) =>
      where === 'cli'
        ? `"${typed}"은(는) 명령줄에서만 쓸 수 있습니다.`
        : `"${typed}"은(는) Slack에서만 쓸 수 있습니다.`,
    TooManyArguments: ({ typed }) => `"${typed}"은(는) 남는 이름입니다. 서비스는 한 번에 하나씩 물어 주십시오.`,
    ConflictingOptions: ({ options }) => `${f.list(options)}: 함께 쓸 수 없습니다.`,
    NeedsOption: ({ option, needs }) => `${option}에는 ${needs}도 필요합니다.`,
  };
}
