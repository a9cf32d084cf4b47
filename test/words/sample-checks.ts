import type { FailureFigures, FineFigures, WarningFigures } from '../../src/core/doctor/check.ts';

/** Figures for every line that `doctor` may print. */
export const SAMPLE_CHECKS: {
  readonly fine: FineFigures;
  readonly warnings: WarningFigures;
  readonly failures: FailureFigures;
} = {
  fine: {
    SettingsFine: { settings: 7 },
    NodeVersion: { version: '22.14.0' },
    Region: { region: 'eu-west-1' },
    Credentials: { account: '123456789012' },
    ActionsAllowed: { actions: 15 },
    AccountsAssumed: { accounts: 3 },
    PricesFresh: { asOf: '2026-09-29', days: 53 },
    NoStore: {},
    StoreWorks: { engine: 'postgresql', schemaVersion: 1 },
    StoreToMake: { engine: 'sqlite' },
    StoreToMigrate: { schemaVersion: 1, newestVersion: 2 },
    NoSlack: {},
    SlackToken: { team: 'Acme', bot: 'fargate-advisor' },
    SlackScopes: { scopes: 3 },
    SigningSecret: { secrets: 1 },
    AppToken: {},
    ClockClose: { against: 'aws', seconds: 1 },
  },
  warnings: {
    OptionalActionDenied: { action: 'cloudwatch:DescribeAlarms' },
    ActionUnanswered: { action: 'ecs:ListTasks', awsCode: 'ThrottlingException' },
    PricesOld: { asOf: '2026-01-01', days: 324 },
    NoPrices: { region: 'mx-central-1' },
    StoreEphemeral: {},
    StoreWalOnNetwork: {},
    SlackScopesUnknown: {},
    SlackOptionalScopeMissing: { scope: 'usergroups:read' },
    SigningSecretShape: {},
    ClockOff: { against: 'slack', seconds: 90 },
  },
  failures: {
    SettingWrong: { setting: 'PORT', message: 'must be a whole number from 0 to 65535, not "x".' },
    NodeTooOld: { version: '18.0.0', minimum: '20.19.0' },
    RegionMissing: {},
    CredentialsMissing: {},
    AccountNotAssumed: { account: 'shop', code: 'access_denied' },
    CredentialsRefused: { awsCode: 'ExpiredTokenException' },
    AwsUnreachable: { region: 'eu-west-1', awsCode: 'ENOTFOUND' },
    ActionDenied: { action: 'ecs:ListClusters' },
    StoreUnusable: { fault: 'newer', message: 'The store is newer.', hint: 'Start the newer version.' },
    SlackTokenRefused: { error: 'invalid_auth' },
    SlackUnreachable: { url: 'https://slack.com/api/' },
    SlackScopeMissing: { scope: 'chat:write' },
    AppTokenRefused: { error: 'not_allowed_token_type' },
    ClockWrong: { against: 'aws', seconds: 600 },
  },
};
