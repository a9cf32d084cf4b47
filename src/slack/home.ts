import type { HomeView } from '@slack/types';
import type { ServiceDirectory } from '../app/ports.ts';
import { AdvisorError } from '../core/errors.ts';
import { escapeSlack } from '../render/slack/escape.ts';
import { errorSentences } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { textAt } from './delivery-body.ts';
import type { Call, Feature } from './feature.ts';
import type { Log } from './logger.ts';
import { SURFACE_IDS } from './surface-ids.ts';
import { plain } from './views.ts';

/** The Home tab: what the bot does, whether it can read AWS, and a button to size a service. */
export function createHomeFeature({
  directory,
  region,
  version,
  log,
}: {
  readonly directory: ServiceDirectory;
  readonly region?: string;
  readonly version: string;
  readonly log: Log;
}): Feature {
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

  async function onOpened(call: Call): Promise<void> {
    // The event tells of the Messages tab as well.
    if (textAt(call.body, 'event', 'tab') !== 'home') return;
    await call.stage.showView(homeView(await awsStatus(call.words), version, call.words));
  }

  return { events: { app_home_opened: onOpened } };
}

function homeView(awsStatus: string, version: string, words: Words): HomeView {
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
      { type: 'section', text: { type: 'mrkdwn', text: awsStatus, verbatim: true } },
      { type: 'context', elements: [{ type: 'plain_text', text: words.forms.version(version) }] },
    ],
  };
}
