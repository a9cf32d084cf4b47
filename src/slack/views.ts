import type { HomeView, KnownBlock, ModalView, PlainTextElement } from '@slack/types';
import { ACTION_IDS, actionKind } from '../render/slack/ids.ts';
import type { Words } from '../words/words.ts';
import type { Message } from './respond.ts';
import { SURFACE_IDS } from './surface-ids.ts';

/** A modal that shows a message. Sharing is left out of it: a modal has no response URL to share through. */
export function answerView(message: Message, options: { readonly metadata: string; readonly words: Words }): ModalView {
  return {
    type: 'modal',
    callback_id: SURFACE_IDS.answerView,
    title: plain(options.words.forms.appTitle),
    close: plain(options.words.forms.close),
    private_metadata: options.metadata,
    blocks: blocksOf(message)
      .map(withoutSharing)
      .filter((block) => block !== undefined),
  };
}

/** The modal that opens before anything has been looked at. */
export function loadingView(options: { readonly metadata: string; readonly words: Words }): ModalView {
  const { loading } = options.words.forms;
  return answerView({ text: loading }, options);
}

/** The Home tab showing a message alone, such as why someone may not use the bot. */
export function messageHome(message: Message): HomeView {
  return { type: 'home', callback_id: SURFACE_IDS.homeView, blocks: blocksOf(message) };
}

/** Plain text as Slack's objects want it. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text };
}

function blocksOf(message: Message): KnownBlock[] {
  if (message.blocks !== undefined && message.blocks.length > 0) return [...message.blocks];
  return [{ type: 'section', text: { type: 'plain_text', text: message.text.slice(0, 3000) } }];
}

const SHARES: ReadonlySet<string | null> = new Set([
  ACTION_IDS.sizeShare,
  ACTION_IDS.chooseShare,
  ACTION_IDS.costShare,
  ACTION_IDS.whyShare,
]);

function withoutSharing(block: KnownBlock): KnownBlock | undefined {
  if (block.type !== 'actions') return block;
  const elements = block.elements.filter((element) => !SHARES.has(actionKind(element.action_id ?? '')));
  return elements.length === 0 ? undefined : { ...block, elements };
}
