import { type AccountFacts, accountChecks } from '../core/doctor/account-checks.ts';
import { type AwsFacts, awsChecks } from '../core/doctor/aws-checks.ts';
import { type Check, fine } from '../core/doctor/check.ts';
import { type ClockReading, clockCheck, nodeCheck, priceCheck, settingChecks } from '../core/doctor/machine-checks.ts';
import type { Probed } from '../core/doctor/probed.ts';
import { type SlackFacts, slackChecks } from '../core/doctor/slack-checks.ts';
import { type StoreFacts, storeChecks } from '../core/doctor/store-checks.ts';
import { isNoPrice } from '../core/pricing/no-price.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import type { Clock } from './ports.ts';

/** Probes change nothing, and do not throw what was to be found out. */
export type ProbeAws = (region: string) => Promise<Probed<AwsFacts>>;
/** Of the configured accounts that have a role. */
export type ProbeAccounts = (region: string) => Promise<readonly AccountFacts[]>;
export type ProbeSlack = () => Promise<Probed<SlackFacts>>;
export type ProbeStore = () => Promise<StoreFacts>;

export interface ExamineSetupDeps {
  readonly settings: {
    /** How many are set. */
    readonly count: number;
    readonly problems: readonly { readonly setting: string; readonly message: string }[];
  };
  readonly node: { readonly version: string; readonly minimum: string };
  readonly probeAws: ProbeAws;
  readonly probeAccounts: ProbeAccounts;
  readonly isSlackSetUp: boolean;
  /** These two are null where the settings do not say what to ask. */
  readonly probeSlack: ProbeSlack | null;
  readonly probeStore: ProbeStore | null;
  readonly prices: PriceBook;
  readonly clock: Clock;
}

/** Everything that was looked at, in the order of the report. `region` is null where none is configured. */
export type ExamineSetup = (scope: { readonly region: string | null }) => Promise<readonly Check[]>;

/** Answers `doctor`: looks at all that the product needs, at once, and changes nothing. */
export function createExamineSetup(deps: ExamineSetupDeps): ExamineSetup {
  const { settings, node, isSlackSetUp, probeAws, probeAccounts, probeSlack, probeStore, prices, clock } = deps;

  function pricesOf(region: string): Check {
    const linux = { region, operatingSystemFamily: 'LINUX', cpuArchitecture: 'X86_64', capacity: 'on-demand' } as const;
    const rate = prices.fargateRate(linux);
    return priceCheck(region, isNoPrice(rate) ? null : rate.asOf, clock().toISOString());
  }

  return async function examineSetup({ region }) {
    const [aws, accounts, slack, store] = await Promise.all([
      region === null ? null : probeAws(region),
      region === null ? [] : probeAccounts(region),
      probeSlack === null ? null : probeSlack(),
      probeStore === null ? null : probeStore(),
    ]);
    const clocks = [aws?.clock ?? null, slack?.clock ?? null].filter((clock): clock is ClockReading => clock !== null);
    return [
      ...settingChecks(settings.problems, settings.count),
      nodeCheck(node.version, node.minimum),
      ...awsChecks(aws?.facts ?? null),
      ...accountChecks(accounts),
      ...(region === null ? [] : [pricesOf(region)]),
      ...(store === null ? [] : storeChecks(store)),
      ...(isSlackSetUp ? [] : [fine('NoSlack', {})]),
      ...(slack === null ? [] : slackChecks(slack.facts)),
      ...clocks.map(clockCheck),
    ];
  };
}
