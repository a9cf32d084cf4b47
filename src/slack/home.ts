import type { HomeView, KnownBlock } from '@slack/types';
import type { Clock, ServiceDirectory } from '../app/ports.ts';
import type { DigestLedger, DigestSubscriptions } from '../app/store.ts';
import { AdvisorError } from '../core/errors.ts';
import { homeDigestBlocks } from '../render/slack/digest-list.ts';
import { escapeSlack } from '../render/slack/escape.ts';
import { errorSentences } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { textAt } from './delivery-body.ts';
import { withLastRuns } from './digest/list-listeners.ts';
import { ownedBy } from './digest/whose.ts';
import type { Call, Feature } from './feature.ts';
import type { Log } from './logger.ts';
import { homeStage } from './stage.ts';
import { SURFACE_IDS } from './surface-ids.ts';
import { plain } from './views.ts';

/** Draws the Home tab of whoever did something; `note` says what was just done to a digest. */
export type ShowHome = (call: Call, note?: string) => Promise<void>;

export interface ShowHomeDeps {
  readonly directory: ServiceDirectory;
  readonly region?: string;
  readonly version: string;
  /** Absent where nothing is stored: then there are no digests. */
  readonly digests?: {
    readonly subscriptions: Pick<DigestSubscriptions, 'list'>;
    readonly ledger: Pick<DigestLedger, 'list'>;
  };
  readonly clock: Clock;
  readonly log: Log;
}

/** The Home tab: what the bot does, whether it can read AWS, a button to size a service, and the person's digests. */
export function createShowHome({ directory, region, version, digests, clock, log }: ShowHomeDeps): ShowHome {
  async function awsStatus(words: Words): Promise<string> {
    try {
      if (region === undefined) throw new AdvisorError('region_missing', 'No region is set.');
      const services = await directory.list({ region });
      const clusters = new Set(services.map((ref) => ref.cluster)).size;
      return words.forms.awsLinked({ services: services.length, clusters, region: escapeSlack(region) });
    } catch (error) {
      log.warn({ error }, 'The Home tab could not say how AWS is linked');
      const { what, todo } = errorSentences(words, error);
      return words.forms.awsNotLinked({ what: escapeSlack(what), todo: escapeSlack(todo) });
    }
  }

  async function digestBlocks(call: Call, note: string | undefined): Promise<readonly KnownBlock[]> {
    if (digests === undefined) return [];
    const listed = await withLastRuns(await ownedBy(call, digests.subscriptions), digests.ledger);
    return homeDigestBlocks(listed, { now: clock(), ...(note === undefined ? {} : { note }) }, call.words);
  }

  return async function showHome(call, note) {
    const [status, blocks] = await Promise.all([awsStatus(call.words), digestBlocks(call, note)]);
    const view = homeView({ awsStatus: status, version, digests: blocks }, call.words);
    await homeStage(call.client, call.asker.userId).showView(view);
  };
}

/** Draws the Home tab whenever it is opened. */
export function createHomeFeature(showHome: ShowHome): Feature {
  async function onOpened(call: Call): Promise<void> {
    // The event tells of the Messages tab as well.
    if (textAt(call.body, 'event', 'tab') === 'home') await showHome(call);
  }

  return { events: { app_home_opened: onOpened } };
}

function homeView(
  shown: { readonly awsStatus: string; readonly version: string; readonly digests: readonly KnownBlock[] },
  words: Words,
): HomeView {
  return {
    type: 'home',
    callback_id: SURFACE_IDS.homeView,
    blocks: [
      { type: 'header', text: plain(words.forms.appTitle) },
      { type: 'section', text: { type: 'mrkdwn', text: words.forms.homeIntro } },
      {
        type: 'actions',
        elements: [
          { type: 'button', action_id: SURFACE_IDS.openSizeForm, style: 'primary', text: plain(words.forms.formTitle) },
        ],
      },
      { type: 'section', text: { type: 'mrkdwn', text: words.forms.homeCommands } },
      { type: 'divider' },
      ...(shown.digests.length === 0 ? [] : [...shown.digests, { type: 'divider' } as const]),
      { type: 'section', text: { type: 'mrkdwn', text: shown.awsStatus, verbatim: true } },
      { type: 'context', elements: [{ type: 'plain_text', text: words.forms.version(shown.version) }] },
    ],
  };
}
