import type { Clock } from '../../app/ports.ts';
import type { DigestSubscriptions } from '../../app/store.ts';
import { type DigestDraft, NEW_DRAFT, readDraft, toDraft } from '../../core/digest/draft.ts';
import { canonicalTimeZone } from '../../core/digest/time-zone.ts';
import { decodeWish, renderSaved, scheduleText } from '../../render/slack/digest-wish.ts';
import { renderNotice } from '../../render/slack/status.ts';
import type { ActionCall, Call, Feature, FormStage, FormValues } from '../feature.ts';
import { formValues } from '../form-values.ts';
import { SURFACE_IDS } from '../surface-ids.ts';
import { digestForm } from './form.ts';
import { type FormSubject, formErrors, readFormDraft, readSubject, writeSubject } from './form-draft.ts';
import type { SaveDigest, SaveOutcome } from './save-digest.ts';
import { suggestTimeZones } from './time-zones.ts';
import { findMine, teamOf } from './whose.ts';

export interface DigestFormDeps {
  readonly subscriptions: DigestSubscriptions;
  readonly saveDigest: SaveDigest;
  /** Empty means every channel. */
  readonly allowedChannels: readonly string[];
  /** Tags that name an owner, the first that a service carries counts. */
  readonly ownerTags: readonly string[];
  readonly clock: Clock;
  readonly newId: () => string;
  /** The Home tab lists what was saved. */
  readonly onSaved: (call: Call) => Promise<void>;
}

/** What the modal of a subscription does: opening it, new or to change one, choosing in it, saving. */
export interface DigestFormListeners
  extends Required<Pick<Feature, 'shortcuts' | 'forms' | 'suggestions' | 'actions'>> {
  /** Opens the form with what the button carried, else as for a new subscription. */
  readonly openNew: (call: ActionCall) => Promise<void>;
  /** Opens the form of the subscription whose id the button carries. */
  readonly openChange: (call: ActionCall) => Promise<void>;
}

export function createDigestFormListeners(deps: DigestFormDeps): DigestFormListeners {
  const { subscriptions, saveDigest, allowedChannels, ownerTags, clock, newId } = deps;

  function draw(call: Call, draft: DigestDraft, subject: FormSubject, problems: readonly string[] = []) {
    const { weekday, dayOfMonth } = draft;
    const metadata = writeSubject(call.asker, subject, { weekday, dayOfMonth });
    return digestForm(draft, { words: call.words, now: clock(), metadata, ownerTags, problems });
  }

  async function openNew(call: Call & { readonly value?: string }): Promise<void> {
    const wish = decodeWish(call.value ?? '');
    const channelId = writableChannel(call);
    const draft =
      wish === null
        ? { ...NEW_DRAFT, channelId, timeZone: canonicalTimeZone(call.person.timeZone ?? '') ?? 'UTC' }
        : toDraft(wish.schedule, wish.filter, channelId);
    await call.stage.showView(draw(call, draft, { id: wish?.id ?? newId(), isChange: false }));
  }

  async function openChange(call: ActionCall): Promise<void> {
    const found = await findMine(call, call.value, subscriptions);
    if (found === null) return await call.stage.show(renderNotice('unknownAction', call.words), call.words);
    const draft = toDraft(found.schedule, found.filter, found.channelId);
    await call.stage.showView(draw(call, draft, { id: found.id, isChange: true }));
  }

  /** From what the delivery holds alone, so that the next three times follow a choice at once. */
  async function redraw(call: ActionCall): Promise<void> {
    const subject = readSubject(call.body);
    if (subject === null) return;
    await call.stage.showView(draw(call, readFormDraft(formValues(call.body), subject), subject));
  }

  async function submit(call: Call, values: FormValues, stage: FormStage): Promise<void> {
    const { words, asker } = call;
    const { form } = words.digest;
    const subject = readSubject(call.body);
    const draft = readFormDraft(values, subject ?? {});
    const read = readDraft(draft, ownerTags);
    const refuse = (errors: Readonly<Record<string, string>>, of: FormSubject) =>
      stage.refuse(errors, (sentences) => draw(call, draft, of, sentences));
    if (subject === null) return await stage.show(renderNotice('unknownAction', words), words);
    if (!read.ok) return await refuse(formErrors(read.problems, words), subject);
    const { channelId, schedule, filter } = read;
    const atChannel = (sentence: string) => refuse({ [SURFACE_IDS.digestChannel]: sentence }, subject);
    if (allowedChannels.length > 0 && !allowedChannels.includes(channelId)) {
      return await atChannel(words.slack.refusals.channel);
    }
    const { id, isChange } = subject;
    if (isChange && (await findMine(call, id, subscriptions)) === null) return await atChannel(form.gone);
    const wish = { id, schedule, filter };
    const outcome = await saveDigest({
      wish,
      teamId: teamOf(call),
      channelId,
      userId: asker.userId,
      isChange,
      words,
    });
    if (outcome.kind !== 'saved') return await atChannel(whyNotSaved(outcome, call));
    await stage.show(renderSaved(wish, { now: outcome.at, saving: outcome.saving }, words), words);
    await deps.onSaved(call);
  }

  const choosing = { run: redraw };
  return {
    openNew,
    openChange,
    shortcuts: { [SURFACE_IDS.digestShortcut]: openNew },
    forms: { [SURFACE_IDS.digestForm]: submit },
    suggestions: { [SURFACE_IDS.digestZone]: suggestTimeZones },
    actions: {
      [SURFACE_IDS.digestFrequency]: choosing,
      [SURFACE_IDS.digestWeekday]: choosing,
      [SURFACE_IDS.digestDay]: choosing,
      [SURFACE_IDS.digestTime]: choosing,
      [SURFACE_IDS.digestZone]: choosing,
    },
  };
}

/** A direct message is no channel that a digest could be posted to. */
function writableChannel({ asker }: Call): string | undefined {
  return asker.channelId?.startsWith('D') === true ? undefined : asker.channelId;
}

/** Why a wish was not saved, and what to do, as a sentence. */
export function whyNotSaved(outcome: Exclude<SaveOutcome, { kind: 'saved' }>, { words }: Pick<Call, 'words'>): string {
  const { digest } = words;
  switch (outcome.kind) {
    case 'same':
      return digest.already(scheduleText(outcome.wish, words));
    case 'cannotPost':
      return outcome.code === 'is_archived'
        ? digest.cannotPost.is_archived
        : `${digest.cannotPost[outcome.code]} ${digest.tryPosting}`;
    case 'notConfirmed':
      return digest.form.notConfirmed;
    case 'gone':
      return digest.form.gone;
  }
}
