import { createFormats } from '../formats.ts';
import type { Words } from '../words.ts';
import { koreanAsk } from './ask.ts';
import { koreanChange } from './change.ts';
import { koreanChecks } from './checks.ts';
import { koreanChoose } from './choose.ts';
import { koreanCost } from './cost.ts';
import { koreanDigest } from './digest.ts';
import { koreanDoctor } from './doctor.ts';
import { koreanErrors } from './errors.ts';
import { koreanExplanation } from './explanation.ts';
import { koreanFleet } from './fleet.ts';
import { koreanForms } from './forms.ts';
import { koreanHelp } from './help.ts';
import { koreanMigration } from './migration.ts';
import { koreanNotices } from './notices.ts';
import { koreanOncall } from './oncall.ts';
import { koreanPrices } from './prices.ts';
import { koreanProblems } from './problems.ts';
import { koreanSize } from './size.ts';
import { koreanSlack } from './slack.ts';
import { koreanTerminal } from './terminal.ts';

/** Everything that the product says, in Korean. */
export function koreanWords(): Words {
  const formats = createFormats('ko');
  return {
    locale: 'ko',
    formats,
    notices: koreanNotices(formats),
    size: koreanSize(formats),
    explanation: koreanExplanation(formats),
    change: koreanChange(formats),
    problems: koreanProblems(formats),
    errors: koreanErrors(),
    help: koreanHelp(),
    fleet: koreanFleet(formats),
    choose: koreanChoose(formats),
    cost: koreanCost(formats),
    checks: koreanChecks(formats),
    prices: koreanPrices(formats),
    migration: koreanMigration(formats),
    digest: koreanDigest(formats),
    doctor: koreanDoctor(formats),
    oncall: koreanOncall(formats),
    ask: koreanAsk(formats),
    slack: koreanSlack(formats),
    forms: koreanForms(),
    terminal: koreanTerminal(),
  };
}
