import type {
  DigestBuilder,
  DigestMessage,
  DigestSender,
  FoundPost,
  OwnerNotice,
  OwnerNotices,
  SendOutcome,
} from '../../src/app/digest-ports.ts';
import type { Store } from '../../src/app/store.ts';
import { createTickDigests, type TickDigests, type TickDigestsDeps } from '../../src/app/tick-digests.ts';
import type { DigestSubscription } from '../../src/core/digest/subscription.ts';

/** A clock that is moved by hand. */
export interface HandClock {
  readonly now: () => Date;
  readonly set: (at: string) => void;
  readonly pass: (seconds: number) => void;
}

export function handClock(at: string): HandClock {
  let time = Date.parse(at);
  return {
    now: () => new Date(time),
    set: (to) => {
      time = Date.parse(to);
    },
    pass: (seconds) => {
      time += seconds * 1000;
    },
  };
}

export interface Post {
  readonly runId: string;
  readonly channelId: string;
  readonly text: string;
  readonly ts: string;
}

/** What the channel does with the next message; `posted` says whether it shows it before it answers. */
export interface Answer {
  readonly posted: boolean;
  readonly outcome: SendOutcome['kind'] | 'throws';
  readonly with?: object;
}

/** A channel that shows what was posted, and answers as it is told; without an answer it takes the message. */
export function createChannel(answers: Answer[] = []) {
  const posts: Post[] = [];
  const updates: Post[] = [];

  function post({ runId, subscription, content, replacesTs }: DigestMessage<string>): string {
    const ts = replacesTs ?? `1700000000.${String(posts.length + 1).padStart(6, '0')}`;
    (replacesTs === null ? posts : updates).push({ runId, channelId: subscription.channelId, text: content, ts });
    return ts;
  }

  const sender: DigestSender<string> = {
    async send(message) {
      const answer = answers.shift() ?? { posted: true, outcome: 'sent' };
      const ts = answer.posted ? post(message) : '';
      if (answer.outcome === 'throws') throw new Error('socket hang up');
      return { kind: answer.outcome, ts, ...answer.with } as SendOutcome;
    },
  };

  /** The sender of a bot that may read the channel. */
  const readingSender: DigestSender<string> = {
    ...sender,
    async findPosted({ runId }): Promise<FoundPost> {
      const found = posts.find((candidate) => candidate.runId === runId);
      return found === undefined ? { kind: 'absent' } : { kind: 'found', ts: found.ts };
    },
  };
  return { posts, updates, sender, readingSender };
}

export const builder: DigestBuilder<string> = {
  build: async ({ subscription, slotAt }) => ({ kind: 'ready', content: `${subscription.id} of ${slotAt}` }),
};

/** Owners who are told at once. */
export function createOwners() {
  const told: OwnerNotice[] = [];
  const notices: OwnerNotices = {
    async tell(notice) {
      told.push(notice);
      return true;
    },
  };
  return { told, notices };
}

export function weeklyDigest(overrides: Partial<DigestSubscription> = {}): DigestSubscription {
  return {
    id: 's1',
    teamId: 'T1',
    channelId: 'C1',
    ownerId: 'U1',
    schedule: { frequency: 'weekly', weekday: 'mon', hour: 9, minute: 0, timeZone: 'UTC' },
    filter: {},
    locale: 'en',
    status: { kind: 'active' },
    handledUntil: '2026-11-17T12:00:00.000Z',
    createdAt: '2026-11-17T12:00:00.000Z',
    ...overrides,
  };
}

/** A replica of the bot on the store. */
export function replica(
  store: Pick<Store, 'ledger' | 'subscriptions'>,
  deps: Pick<TickDigestsDeps<string>, 'clock' | 'sender' | 'notices'> & Partial<TickDigestsDeps<string>>,
): TickDigests {
  return createTickDigests({ ledger: store.ledger, subscriptions: store.subscriptions, builder, ...deps });
}
