import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import { type DigestDraft, scheduleOf } from '../../core/digest/draft.ts';
import { FREQUENCIES, WEEKDAYS } from '../../core/digest/schedule.ts';
import { nextSlots } from '../../core/digest/slots.ts';
import { slackTime } from '../../render/slack/digest-time.ts';
import { escapeSlack, plainWithin } from '../../render/slack/escape.ts';
import { context, section } from '../../render/slack/message.ts';
import type { Words } from '../../words/words.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { plain } from '../views.ts';

export interface DigestFormOptions {
  readonly words: Words;
  readonly now: Date;
  readonly metadata: string;
  /** Tags that name an owner, for the hint. */
  readonly ownerTags: readonly string[];
  /** Sentences above the form, where they cannot stand beside their inputs. */
  readonly problems?: readonly string[];
}

/**
 * The form of a subscription with the draft in it. Drawn anew at every choice that moves the next three times; what was
 * typed meanwhile stays, since the ids of the inputs do.
 */
export function digestForm(draft: DigestDraft, options: DigestFormOptions): ModalView {
  const { words, now, metadata, ownerTags, problems = [] } = options;
  const { form } = words.digest;
  return {
    type: 'modal',
    callback_id: SURFACE_IDS.digestForm,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain(words.forms.close),
    private_metadata: metadata,
    blocks: [
      ...problems.map((sentence) => section(`*${escapeSlack(sentence)}*`)),
      channelInput(draft, words),
      frequencyInput(draft, words),
      ...dayInput(draft, words),
      timeInput(draft, words),
      zoneInput(draft, words),
      nextTimes(draft, now, words),
      { type: 'divider' },
      context(escapeSlack(form.filters)),
      textInput(SURFACE_IDS.digestCluster, form.cluster, draft.cluster),
      textInput(SURFACE_IDS.digestTag, form.tag, draft.tag, form.tagHint),
      textInput(SURFACE_IDS.digestOwner, form.owner, draft.owner, form.ownerHint(words.formats.list(ownerTags))),
      minimumInput(draft, words),
    ],
  };
}

function channelInput({ channelId }: DigestDraft, { digest }: Words): InputBlock {
  return {
    type: 'input',
    block_id: SURFACE_IDS.digestChannel,
    label: plain(digest.form.channel),
    element: {
      type: 'conversations_select',
      action_id: SURFACE_IDS.digestChannel,
      placeholder: plain(digest.form.channelPlaceholder),
      filter: { include: ['public', 'private'], exclude_bot_users: true },
      ...(channelId === undefined ? { default_to_current_conversation: true } : { initial_conversation: channelId }),
    },
  };
}

function frequencyInput({ frequency }: DigestDraft, { digest }: Words): InputBlock {
  const options = FREQUENCIES.map((value) => option(digest.form.frequencies[value], value));
  return select(SURFACE_IDS.digestFrequency, digest.form.frequency, options, frequency);
}

function dayInput({ frequency, weekday, dayOfMonth }: DigestDraft, { digest }: Words): InputBlock[] {
  const { form, weekdays } = digest;
  switch (frequency) {
    case 'daily':
      return [];
    case 'weekly': {
      const options = WEEKDAYS.map((value) => option(weekdays[value], value));
      return [select(SURFACE_IDS.digestWeekday, form.weekday, options, weekday)];
    }
    case 'monthly': {
      const options = Array.from({ length: 31 }, (_, at) => option(form.days(at + 1), String(at + 1)));
      const input = select(SURFACE_IDS.digestDay, form.dayOfMonth, options, String(dayOfMonth));
      return [{ ...input, hint: plain(form.dayOfMonthHint) }];
    }
  }
}

function timeInput({ time }: DigestDraft, { digest }: Words): InputBlock {
  return {
    type: 'input',
    block_id: SURFACE_IDS.digestTime,
    label: plain(digest.form.time),
    dispatch_action: true,
    element: {
      type: 'timepicker',
      action_id: SURFACE_IDS.digestTime,
      ...(time === '' ? {} : { initial_time: time }),
    },
  };
}

function zoneInput({ timeZone }: DigestDraft, { digest }: Words): InputBlock {
  return {
    type: 'input',
    block_id: SURFACE_IDS.digestZone,
    label: plain(digest.form.timeZone),
    dispatch_action: true,
    element: {
      type: 'external_select',
      action_id: SURFACE_IDS.digestZone,
      min_query_length: 0,
      placeholder: plain(digest.form.timeZonePlaceholder),
      ...(timeZone === '' ? {} : { initial_option: option(timeZone, timeZone) }),
    },
  };
}

/** The times that the ledger will keep to: preview and ledger ask the same function. */
function nextTimes(draft: DigestDraft, now: Date, words: Words): KnownBlock {
  const { form } = words.digest;
  const schedule = scheduleOf(draft);
  if (schedule === undefined) return { ...section(escapeSlack(form.noNext)), block_id: NEXT_BLOCK };
  const lines = nextSlots(schedule, now, 3).map((slot) => `• ${slackTime(slot, words)}`);
  const text = [`*${escapeSlack(form.nextHeading)}*`, ...lines, escapeSlack(form.ownClock)].join('\n');
  return { ...section(text), block_id: NEXT_BLOCK };
}

const NEXT_BLOCK = 'digest_next';

function textInput(id: string, label: string, value: string, hint?: string): InputBlock {
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(label),
    ...(hint === undefined ? {} : { hint: plain(hint) }),
    element: {
      type: 'plain_text_input',
      action_id: id,
      max_length: 300,
      ...(value === '' ? {} : { initial_value: value }),
    },
  };
}

/** Text, not a number input: Slack's own refusal of a number speaks its own language and clears nothing up. */
function minimumInput({ minimumSavingUsd }: DigestDraft, { digest }: Words): InputBlock {
  return textInput(SURFACE_IDS.digestMinimum, digest.form.minimum, minimumSavingUsd, digest.form.minimumHint);
}

function select(id: string, label: string, options: PlainTextOption[], value: string): InputBlock {
  const initial = options.find((one) => one.value === value);
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    dispatch_action: true,
    element: {
      type: 'static_select',
      action_id: id,
      options,
      ...(initial === undefined ? {} : { initial_option: initial }),
    },
  };
}

function option(text: string, value: string): PlainTextOption {
  return { text: plain(plainWithin(text, 75)), value };
}
