import type { DraftProblemCode } from '../core/digest/draft.ts';
import type { Frequency } from '../core/digest/schedule.ts';

/** The modal of a subscription. Titles and buttons fit Slack's 24 characters, labels of options 75. */
export interface DigestFormWords {
  readonly title: string;
  readonly submit: string;
  readonly channel: string;
  readonly channelPlaceholder: string;
  readonly frequency: string;
  readonly frequencies: Readonly<Record<Frequency, string>>;
  readonly weekday: string;
  readonly dayOfMonth: string;
  readonly dayOfMonthHint: string;
  /** Of 1 to 31; 31 is the last day of any month. */
  readonly days: (day: number) => string;
  readonly time: string;
  readonly timeZone: string;
  readonly timeZonePlaceholder: string;
  readonly filters: string;
  readonly cluster: string;
  readonly tag: string;
  readonly tagHint: string;
  readonly owner: string;
  /** `tags` is a list, such as `owner, and team`. */
  readonly ownerHint: (tags: string) => string;
  readonly minimum: string;
  readonly minimumHint: string;
  readonly nextHeading: string;
  /** Said with the times, which Slack shows on the reader's own clock. */
  readonly ownClock: string;
  readonly noNext: string;
  readonly problems: Readonly<Record<DraftProblemCode, string>>;
  /** The channel may or may not have the confirmation. */
  readonly notConfirmed: string;
  /** What was to be changed was stopped meanwhile. */
  readonly gone: string;
}
