import { definitionChange } from '../change.ts';
import { type CheckRule, finding, isUnread, notKnown, onService, PASSED, unread } from '../rule.ts';

interface Figures {
  readonly usedGiB: number;
  readonly reservedGiB: number;
}

/** From here on a larger image or a day of temporary files is enough. */
const NEAR_FULL = 0.8;
/** What Fargate takes for `sizeInGiB`. Source: ECS API, EphemeralStorage. */
const LEAST_GIB = 21;
const MOST_GIB = 200;

/** A task whose disk is full fails at its next write; the unpacked image counts too. */
export const STORAGE_NEAR_FULL: CheckRule<'storage-near-full', Figures> = {
  id: 'storage-near-full',
  severity: 'high',
  applies: () => true,
  evaluate: onService((_service, subject) => {
    const { storage } = subject;
    if (storage === null) {
      return isUnread(subject, 'GetMetricData')
        ? unread(subject, 'GetMetricData')
        : notKnown('NoContainerInsights', {});
    }
    const isFull = storage.reservedGiB > 0 && storage.usedGiB / storage.reservedGiB >= NEAR_FULL;
    return isFull ? finding({ usedGiB: storage.usedGiB, reservedGiB: storage.reservedGiB }) : PASSED;
  }),
  change: ({ usedGiB }) => {
    const sizeInGiB = Math.min(MOST_GIB, Math.max(LEAST_GIB, Math.ceil(usedGiB * 1.5)));
    return [definitionChange({ ephemeralStorage: { sizeInGiB } })];
  },
};
