import type { ClockReference } from '../../core/doctor/check.ts';
import type { DoctorWords } from '../doctor.ts';
import type { Formats } from '../formats.ts';

const OWNERS: Readonly<Record<ClockReference, string>> = { aws: "AWS's", slack: "Slack's" };
const ENGINES = { sqlite: 'SQLite', postgresql: 'PostgreSQL' } as const;

/** What `doctor` says, line by line. */
export function englishDoctor({ number, date, days, seconds, duration }: Formats): DoctorWords {
  const plural = (count: number, one: string, many = `${one}s`) => `${number(count, 0)} ${count === 1 ? one : many}`;
  const apart = (count: number) => (count < 120 ? seconds(count) : duration(count / 60));
  return {
    title: 'Is everything there that the advisor needs?',
    looking: 'Looking at the settings, AWS, the store and Slack…',
    states: { ok: 'ok', warning: 'warning', failed: 'failed' },
    fine: {
      SettingsFine: ({ settings }) =>
        settings === 0 ? 'No setting is given; the defaults hold.' : `${plural(settings, 'setting')}, all usable.`,
      NodeVersion: ({ version }) => `Node.js ${version}.`,
      Region: ({ region }) => `The region is ${region}.`,
      Credentials: ({ account }) =>
        account === null ? 'AWS accepts the credentials.' : `AWS accepts the credentials: account ${account}.`,
      ActionsAllowed: ({ actions }) => `${plural(actions, 'IAM action')} tried and allowed.`,
      AccountsAssumed: ({ accounts }) => `${plural(accounts, 'role')} of configured accounts can be assumed.`,
      PricesFresh: ({ asOf, days: age }) => `The prices of the region were read on ${date(asOf)}, ${days(age)} ago.`,
      NoStore: () => 'No store is set: nothing is remembered and there are no digests. The command line needs none.',
      StoreWorks: ({ engine, schemaVersion }) =>
        `The store (${ENGINES[engine]}, schema ${schemaVersion}) can be read and written.`,
      StoreToMake: ({ engine }) => `There is no store yet (${ENGINES[engine]}); the bot may make it when it starts.`,
      StoreToMigrate: ({ schemaVersion, newestVersion }) =>
        `The store has schema ${schemaVersion}; the next start brings it to ${newestVersion}.`,
      NoSlack: () => 'Slack is not set up here. The command line does not need it.',
      SlackToken: ({ team, bot }) => `Slack knows the bot as ${bot} in ${team}.`,
      SlackScopes: ({ scopes }) =>
        `The token has ${scopes === 1 ? 'the scope' : `all ${scopes} scopes`} that the bot needs.`,
      SigningSecret: ({ secrets }) =>
        secrets === 1 ? 'The signing secret has the right form.' : 'Both signing secrets have the right form.',
      AppToken: () => 'Slack accepts the app-level token for Socket Mode.',
      ClockClose: ({ against, seconds: off }) =>
        `The clock is within ${apart(Math.max(1, off))} of ${OWNERS[against]}.`,
    },
    warnings: {
      OptionalActionDenied: {
        what: ({ action }) => `AWS denies ${action}.`,
        todo: ({ action }) => `Allow ${action} (docs/iam/read.json); until then answers say what they could not read.`,
      },
      ActionUnanswered: {
        what: ({ action, awsCode }) => `AWS gave no usable answer about ${action} (${awsCode}).`,
        todo: () => 'Run doctor again in a minute.',
      },
      PricesOld: {
        what: ({ asOf, days: age }) => `The prices of the region are ${days(age)} old (${date(asOf)}).`,
        todo: () => 'Update the advisor; until then, compare amounts with the AWS price list.',
      },
      NoPrices: {
        what: ({ region }) => `There is no price for ${region}.`,
        todo: () => 'Sizes are answered without amounts; a row in src/core/pricing/price-list.ts adds them.',
      },
      StoreEphemeral: {
        what: () => 'The store lies on a disk that is gone with the task.',
        todo: () => 'Set DATABASE_URL, or put ADVISOR_STORE on a volume of EFS.',
      },
      StoreWalOnNetwork: {
        what: () => 'The store is in WAL mode on a network file system, where WAL does not work.',
        todo: () => 'Stop every task that uses the file and start one: the bot then leaves WAL by itself.',
      },
      SlackScopesUnknown: {
        what: () => 'Slack did not say which scopes the token has.',
        todo: () => 'Compare "OAuth & Permissions" of the app with manifest.yml.',
      },
      SlackOptionalScopeMissing: {
        what: ({ scope }) => `The token lacks the optional scope ${scope}.`,
        todo: ({ scope }) => `Add ${scope} and reinstall the app if you need what docs/slack.md says it is for.`,
      },
      SigningSecretShape: {
        what: () => 'The signing secret does not look like one of Slack: 32 digits and letters from a to f.',
        todo: () =>
          'Copy "Signing Secret" from "Basic Information" of the app; with a wrong one every request is refused.',
      },
      ClockOff: {
        what: ({ against, seconds: off }) => `The clock is ${apart(off)} away from ${OWNERS[against]}.`,
        todo: () => 'Let NTP set it: beyond five minutes, requests are refused.',
      },
    },
    failures: {
      SettingWrong: {
        what: ({ setting, message }) => `${setting} ${message}`,
        todo: ({ setting }) => `Correct ${setting}; docs/configuration.md explains it.`,
      },
      NodeTooOld: {
        what: ({ version, minimum }) => `Node.js ${version} is too old: ${minimum} or newer is needed.`,
        todo: () => 'Install a newer Node.js, or use the container image.',
      },
      RegionMissing: {
        what: () => 'No AWS region is set.',
        todo: () => 'Give --region, set AWS_REGION, or set a region in the AWS profile.',
      },
      CredentialsMissing: {
        what: () => 'There are no AWS credentials.',
        todo: () => 'Sign in (for example with "aws sso login"), set AWS_PROFILE, or give the task a role.',
      },
      CredentialsRefused: {
        what: ({ awsCode }) => `AWS does not accept the credentials (${awsCode}).`,
        todo: () => 'Renew them, and check the clock of this machine.',
      },
      AwsUnreachable: {
        what: ({ region, awsCode }) => `AWS does not answer in ${region} (${awsCode}).`,
        todo: () => 'Check the region, the network, a proxy or VPC endpoint, and AWS_ENDPOINT_URL.',
      },
      ActionDenied: {
        what: ({ action }) => `AWS denies ${action}, without which there is no answer.`,
        todo: ({ action }) => `Allow ${action} for the role that the advisor runs under (docs/iam/read.json).`,
      },
      AccountNotAssumed: {
        what: ({ account, code }) => `The role of the account ${account} cannot be assumed (${code}).`,
        todo: () =>
          'Check the role ARN and the external id in the file of accounts, the trust policy of the role, and that the advisor may call sts:AssumeRole (docs/accounts.md).',
      },
      StoreUnusable: {
        what: ({ message }) => message,
        todo: ({ hint }) => hint,
      },
      SlackTokenRefused: {
        what: ({ error }) => `Slack does not accept SLACK_BOT_TOKEN (${error}).`,
        todo: () => 'Copy the Bot User OAuth Token from "OAuth & Permissions" and check that the app is installed.',
      },
      SlackUnreachable: {
        what: ({ url }) => `Slack does not answer at ${url}.`,
        todo: () => 'Check the network, a proxy, and SLACK_API_URL.',
      },
      SlackScopeMissing: {
        what: ({ scope }) => `The token lacks the scope ${scope}.`,
        todo: ({ scope }) => `Add ${scope} under "OAuth & Permissions" (manifest.yml has all) and reinstall the app.`,
      },
      AppTokenRefused: {
        what: ({ error }) => `Slack does not open Socket Mode with SLACK_APP_TOKEN (${error}).`,
        todo: () => 'Make an app-level token with connections:write and turn Socket Mode on.',
      },
      ClockWrong: {
        what: ({ against, seconds: off }) =>
          `The clock is ${apart(off)} away from ${OWNERS[against]}: requests are refused.`,
        todo: () => 'Set the clock of this machine, and let NTP keep it.',
      },
    },
    summary: ({ failed, warnings }) =>
      failed === 0 && warnings === 0
        ? 'Everything is in order.'
        : `${plural(failed, 'check')} failed, ${plural(warnings, 'warning')}.`,
  };
}
