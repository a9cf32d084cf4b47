/** Whose clock this machine's was held against. */
export type ClockReference = 'aws' | 'slack';

/** What is as it should be, by code. */
export interface FineFigures {
  readonly SettingsFine: { readonly settings: number };
  readonly NodeVersion: { readonly version: string };
  readonly Region: { readonly region: string };
  /** The account is null where AWS named none. */
  readonly Credentials: { readonly account: string | null };
  readonly ActionsAllowed: { readonly actions: number };
  /** Roles of configured accounts. */
  readonly AccountsAssumed: { readonly accounts: number };
  readonly PricesFresh: { readonly asOf: string; readonly days: number };
  readonly NoStore: Readonly<Record<never, never>>;
  readonly StoreWorks: { readonly engine: 'sqlite' | 'postgresql'; readonly schemaVersion: number };
  /** It is made, or brought up to date, when the bot starts. */
  readonly StoreToMake: { readonly engine: 'sqlite' | 'postgresql' };
  readonly StoreToMigrate: { readonly schemaVersion: number; readonly newestVersion: number };
  readonly NoSlack: Readonly<Record<never, never>>;
  readonly SlackToken: { readonly team: string; readonly bot: string };
  readonly SlackScopes: { readonly scopes: number };
  readonly SigningSecret: { readonly secrets: number };
  readonly AppToken: Readonly<Record<never, never>>;
  readonly ClockClose: { readonly against: ClockReference; readonly seconds: number };
}

/** What works but may not do so for long, or not as well as it could. */
export interface WarningFigures {
  readonly OptionalActionDenied: { readonly action: string };
  readonly ActionUnanswered: { readonly action: string; readonly awsCode: string };
  readonly PricesOld: { readonly asOf: string; readonly days: number };
  readonly NoPrices: { readonly region: string };
  readonly StoreEphemeral: Readonly<Record<never, never>>;
  readonly StoreWalOnNetwork: Readonly<Record<never, never>>;
  readonly SlackScopesUnknown: Readonly<Record<never, never>>;
  readonly SlackOptionalScopeMissing: { readonly scope: string };
  readonly SigningSecretShape: Readonly<Record<never, never>>;
  readonly ClockOff: { readonly against: ClockReference; readonly seconds: number };
}

/** What keeps the product, or a part of it, from working. */
export interface FailureFigures {
  readonly SettingWrong: { readonly setting: string; readonly message: string };
  readonly NodeTooOld: { readonly version: string; readonly minimum: string };
  readonly RegionMissing: Readonly<Record<never, never>>;
  readonly CredentialsMissing: Readonly<Record<never, never>>;
  readonly CredentialsRefused: { readonly awsCode: string };
  readonly AwsUnreachable: { readonly region: string; readonly awsCode: string };
  readonly ActionDenied: { readonly action: string };
  readonly AccountNotAssumed: { readonly account: string; readonly code: string };
  readonly StoreUnusable: { readonly fault: string; readonly message: string; readonly hint: string };
  readonly SlackTokenRefused: { readonly error: string };
  readonly SlackUnreachable: { readonly url: string };
  readonly SlackScopeMissing: { readonly scope: string };
  readonly AppTokenRefused: { readonly error: string };
  readonly ClockWrong: { readonly against: ClockReference; readonly seconds: number };
}

type CheckOf<State extends string, Figures> = {
  readonly [Code in keyof Figures]: { readonly state: State; readonly code: Code; readonly figures: Figures[Code] };
}[keyof Figures];

/** One thing that was looked at. Its code says which state it is in. */
export type Check = CheckOf<'ok', FineFigures> | CheckOf<'warning', WarningFigures> | CheckOf<'failed', FailureFigures>;

export type CheckState = Check['state'];

export function fine<Code extends keyof FineFigures>(code: Code, figures: FineFigures[Code]): Check {
  return { state: 'ok', code, figures } as Check;
}

export function warning<Code extends keyof WarningFigures>(code: Code, figures: WarningFigures[Code]): Check {
  return { state: 'warning', code, figures } as Check;
}

export function failure<Code extends keyof FailureFigures>(code: Code, figures: FailureFigures[Code]): Check {
  return { state: 'failed', code, figures } as Check;
}
