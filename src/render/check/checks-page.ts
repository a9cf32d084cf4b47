import { CHECK_RULES } from '../../core/checks/rules.ts';
import type { Words } from '../../words/words.ts';

/** docs/checks.md: every rule by its own sentences. `npm run docs:checks` writes it; a test fails when it is stale. */
export function renderChecksPage({ checks }: Words): string {
  const rows = CHECK_RULES.map(({ id, severity }) => {
    const { asks, why, fix } = checks.rules[id];
    return `| \`${id}\` | ${severity} | ${asks} | ${why} | ${fix} |`;
  });
  return `${[
    '# What `check` holds a service against',
    '',
    '<!-- Written by `npm run docs:checks` from the rules (src/core/checks) and their sentences (src/words): change those. -->',
    '',
    '`fargate-advisor check SERVICE`, in Slack `/fargate check SERVICE`, puts each rule into one of five lists: found, held, not read',
    '(with the reason, and the IAM action to allow), does not apply, switched off. Each finding comes with the exact change.',
    '',
    '| rule | severity | what it asks for | why | what to do |',
    '|---|---|---|---|---|',
    ...rows,
    '',
    '## Switching a rule off',
    'With a reason, or not at all; the answer lists what is switched off and why.',
    '',
    '- for one service: the tag `fargate-advisor:skip:RULE` on the ECS service, its value the reason (ECS allows 256 letters, digits,',
    '  spaces and `+ - = . _ : / @`)',
    '- for all of them: `ADVISOR_CHECK_SKIP="RULE=reason; RULE=reason"` in the environment of the bot or of the command line',
    '',
    'A tag that names no rule, or gives no reason, switches nothing off, and the answer says so.',
    '',
    '## What is read',
    'What `size` reads, and the whole task definition. Values of variables are looked at where the task definition is read and go no',
    'further: a finding holds names only. The reads of `OptionalForCheck…` in [iam/read.json](iam/read.json) may be left out of the policy:',
    'their rules are then not read, and say so. IAM is not asked at all where `ADVISOR_CHECK_SKIP` switches `wildcard-role` off.',
    '',
    'A secret is suspected by the name of a variable (`…_PASSWORD`, `…_TOKEN`, `apiKey`) or by the shape of its value (an access key, a',
    'token with a known mark, a private key, a password inside an address).',
  ].join('\n')}\n`;
}
