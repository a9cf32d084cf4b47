import { type DigestDraft, type DraftProblems, toFrequency, toWeekdayOr } from '../../core/digest/draft.ts';
import type { Words } from '../../words/words.ts';
import { type Asker, writeViewMetadata } from '../asker.ts';
import { type DeliveryBody, isRecord, textAt } from '../delivery-body.ts';
import type { FormErrors, FormValues } from '../feature.ts';
import { SURFACE_IDS } from '../surface-ids.ts';

/** The input of each field of a draft. */
const BLOCKS: Readonly<Record<keyof DraftProblems, string>> = {
  channelId: SURFACE_IDS.digestChannel,
  time: SURFACE_IDS.digestTime,
  timeZone: SURFACE_IDS.digestZone,
  cluster: SURFACE_IDS.digestCluster,
  tag: SURFACE_IDS.digestTag,
  owner: SURFACE_IDS.digestOwner,
  minimumSavingUsd: SURFACE_IDS.digestMinimum,
};

/** What the form holds. A field that another frequency hides is as it was left. */
export function readFormDraft(values: FormValues, hidden: Partial<HiddenDays> = {}): DigestDraft {
  const day = Number(values(SURFACE_IDS.digestDay) ?? hidden.dayOfMonth ?? 1);
  return {
    channelId: values(SURFACE_IDS.digestChannel),
    frequency: toFrequency(values(SURFACE_IDS.digestFrequency)),
    weekday: toWeekdayOr(values(SURFACE_IDS.digestWeekday), hidden.weekday),
    dayOfMonth: day >= 1 && day <= 31 ? day : 1,
    time: values(SURFACE_IDS.digestTime) ?? '',
    timeZone: values(SURFACE_IDS.digestZone) ?? '',
    cluster: values(SURFACE_IDS.digestCluster) ?? '',
    tag: values(SURFACE_IDS.digestTag) ?? '',
    owner: values(SURFACE_IDS.digestOwner) ?? '',
    minimumSavingUsd: values(SURFACE_IDS.digestMinimum) ?? '',
  };
}

/** A sentence at the input of every field that has a problem. */
export function formErrors(problems: DraftProblems, { digest }: Words): FormErrors {
  const fields = Object.keys(BLOCKS) as (keyof DraftProblems)[];
  return Object.fromEntries(
    fields.flatMap((field) => {
      const problem = problems[field];
      return problem === undefined ? [] : [[BLOCKS[field], digest.form.problems[problem]]];
    }),
  );
}

/** The days of the frequencies that are not chosen now. */
export type HiddenDays = Pick<DigestDraft, 'weekday' | 'dayOfMonth'>;

/** What the form is of: a subscription with this id, which is there already or is yet to be. */
export interface FormSubject {
  readonly id: string;
  readonly isChange: boolean;
}

/** What the modal remembers: the channel that it was opened in, what it is of, and the days that it does not show. */
export function writeSubject(asker: Asker, { id, isChange }: FormSubject, hidden: HiddenDays): string {
  const channel: unknown = JSON.parse(writeViewMetadata(asker) || '{}');
  return JSON.stringify({ ...(isRecord(channel) ? channel : {}), digest: { id, isChange, ...hidden } });
}

/** What the form in the delivery is of, or null when it is not one of this version. */
export function readSubject(body: DeliveryBody): (FormSubject & HiddenDays) | null {
  try {
    const metadata: unknown = JSON.parse(textAt(body, 'view', 'private_metadata') ?? '');
    const id = textAt(metadata, 'digest', 'id');
    if (id === undefined || !isRecord(metadata) || !isRecord(metadata.digest)) return null;
    const { isChange, dayOfMonth } = metadata.digest;
    return {
      id,
      isChange: isChange === true,
      weekday: toWeekdayOr(textAt(metadata, 'digest', 'weekday')),
      dayOfMonth: typeof dayOfMonth === 'number' ? dayOfMonth : 1,
    };
  } catch {
    return null;
  }
}
