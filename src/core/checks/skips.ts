import { CHECK_RULES, type RuleId } from './rules.ts';

/** A rule that is switched off, why, and by what. */
export interface Skip {
  readonly rule: RuleId;
  readonly reason: string;
  readonly by: 'tag' | 'setting';
}

/** What was meant to switch a rule off and does not: no such rule, or no reason given. */
export interface UnusableSkip {
  readonly rule: string;
  readonly because: 'unknownRule' | 'noReason';
  readonly by: 'tag' | 'setting';
}

export interface RuleSkips {
  readonly skips: readonly Skip[];
  readonly unusable: readonly UnusableSkip[];
}

export const NO_SKIPS: RuleSkips = { skips: [], unusable: [] };

/** `fargate-advisor:skip:single-task` = `leader election`: letters, digits, `:` and `-` are all that ECS allows in any tag. */
const TAG_PREFIX = 'fargate-advisor:skip:';

/** The rules that a service's tags switch off. */
export function skipsOfTags(tags: Readonly<Record<string, string>> = {}): RuleSkips {
  const entries = Object.entries(tags)
    .filter(([key]) => key.startsWith(TAG_PREFIX))
    .map(([key, reason]) => [key.slice(TAG_PREFIX.length), reason] as const);
  return toSkips(entries, 'tag');
}

/** The rules that a setting switches off: `single-task=leader election; public-ip=no NAT here`. Lines will do as well. */
export function parseSkipSetting(text: string): RuleSkips {
  const entries = text
    .split(/[;\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map((entry) => {
      const equals = entry.indexOf('=');
      return equals === -1
        ? ([entry, ''] as const)
        : ([entry.slice(0, equals).trim(), entry.slice(equals + 1)] as const);
    });
  return toSkips(entries, 'setting');
}

/** Both together; where both switch a rule off, the first one's reason is given. */
export function joinSkips(first: RuleSkips, second: RuleSkips): RuleSkips {
  const known = new Set(first.skips.map(({ rule }) => rule));
  return {
    skips: [...first.skips, ...second.skips.filter(({ rule }) => !known.has(rule))],
    unusable: [...first.unusable, ...second.unusable],
  };
}

function toSkips(entries: readonly (readonly [rule: string, reason: string])[], by: Skip['by']): RuleSkips {
  const skips: Skip[] = [];
  const unusable: UnusableSkip[] = [];
  for (const [name, given] of entries) {
    const rule = CHECK_RULES.find(({ id }) => id === name)?.id;
    const reason = given.trim();
    if (rule === undefined) unusable.push({ rule: name, because: 'unknownRule', by });
    else if (reason === '') unusable.push({ rule: name, because: 'noReason', by });
    else skips.push({ rule, reason, by });
  }
  return { skips, unusable };
}
