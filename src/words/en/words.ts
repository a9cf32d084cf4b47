import { createFormats } from '../formats.ts';
import type { Words } from '../words.ts';
import { englishAsk } from './ask.ts';
import { englishChange } from './change.ts';
import { englishChecks } from './checks.ts';
import { englishChoose } from './choose.ts';
import { englishCost } from './cost.ts';
import { englishDigest } from './digest.ts';
import { englishDoctor } from './doctor.ts';
import { englishErrors } from './errors.ts';
import { englishExplanation } from './explanation.ts';
import { englishFleet } from './fleet.ts';
import { englishForms } from './forms.ts';
import { englishHelp } from './help.ts';
import { englishMigration } from './migration.ts';
import { englishNotices } from './notices.ts';
import { englishOncall } from './oncall.ts';
import { englishPrices } from './prices.ts';
import { englishProblems } from './problems.ts';
import { englishSize } from './size.ts';
import { englishSlack } from './slack.ts';
import { englishTerminal } from './terminal.ts';

/** Everything that the product says, in English. */
export function englishWords(): Words {
  const formats = createFormats('en');
  return {
    locale: 'en',
    formats,
    notices: englishNotices(formats),
    size: englishSize(formats),
    explanation: englishExplanation(formats),
    change: englishChange(formats),
    problems: englishProblems(formats),
    errors: englishErrors(),
    help: englishHelp(),
    fleet: englishFleet(formats),
    choose: englishChoose(formats),
    cost: englishCost(formats),
    checks: englishChecks(formats),
    prices: englishPrices(formats),
    migration: englishMigration(formats),
    digest: englishDigest(formats),
    doctor: englishDoctor(formats),
    oncall: englishOncall(formats),
    ask: englishAsk(formats),
    slack: englishSlack(formats),
    forms: englishForms(),
    terminal: englishTerminal(),
  };
}
