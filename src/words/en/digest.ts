import type { DigestWords } from '../digest.ts';
import type { Formats } from '../formats.ts';
import { ENGLISH_DIGEST_FORM } from './digest-form.ts';

/** The digest and its subscriptions. */
export function englishDigest(f: Formats): DigestWords {
  const counted = (count: number, one: string, many = `${one}s`) => `${f.number(count, 0)} ${count === 1 ? one : many}`;
  const utilization: (figures: Parameters<DigestWords['utilization']['cpu']>[0]) => string = (figures) => {
    const { typical, peak, predicted } = figures;
    const told = predicted === null ? '' : ` (predicted ${predicted.typical}, peak ${predicted.peak})`;
    return `${typical}, peak ${peak}${told}`;
  };
  const digests = (count: number) => counted(count, 'digest');

  return {
    title: 'Fargate digest',
    headline: ({ usd, percent, total }) => `${usd} a month could be saved, ${percent} of ${total}`,
    nothingToSave: ({ total }) => `Nothing to save; the services cost ${total} a month`,
    quiet: ({ services, total }) =>
      `Nothing to do: ${counted(services, 'service')} for ${total} a month, none worth changing.`,
    worse: (count) => `${counted(count, 'change')} made things worse`,
    atRisk: (count) => `${counted(count, 'service is', 'services are')} too small`,
    more: (usd) => `${usd} more than last time`,
    less: (usd) => `${usd} less than last time`,
    same: 'as much as last time',
    first: 'no digest before this one',
    isNew: 'new',
    headings: {
      worse: 'Made worse by a change',
      atRisk: 'At risk: too small',
      top: 'Most to save',
      applied: 'What was changed, and what it truly saves',
      rest: 'The rest',
      leftOut: 'Left out',
    },
    applied: ({ service, from, to, promised, realised }) =>
      `${service}: ${from} → ${to}; promised ${promised} a month, got ${realised}`,
    byHand: ({ service, from, to, effect }) =>
      `${service}: ${from} → ${to}; not the size recommended${effect === '' ? '' : `, ${effect}`}`,
    measuring: ({ days, needed }) => `measuring, ${f.number(days, 0)} of ${f.number(needed, 0)} days`,
    measured: ({ days }) => `measured over ${f.days(days)}`,
    notMeasured: 'not measured, since nobody could say when the size changed',
    utilization: {
      cpu: (figures) => `CPU ${utilization(figures)}`,
      memory: (figures) => `memory ${utilization(figures)}`,
    },
    worsening: {
      cpuAtCap: (duration) => `CPU at its cap for ${duration} since`,
      outOfMemory: (stops) => `${counted(stops, 'task was', 'tasks were')} killed for memory since`,
      tooSmall: 'too small now',
    },
    quieted: (count) => `${counted(count, 'service')} snoozed, dismissed or tagged to be ignored.`,
    leftOut: (count) => `${f.number(count, 0)} left out.`,
    csv: {
      attached: 'Every service that should change, as CSV.',
      failed: 'The list could not be attached as CSV; fargate-advisor fleet --format csv prints it.',
      missingScope: (scope) =>
        `The list is not attached as CSV: the app lacks the scope ${scope}. Ask whoever installed it to add the scope.`,
    },
    notShown: (count) => `${f.number(count, 0)} more stand in the thread of a digest.`,
    inThread: (count) => `${f.number(count, 0)} more in the thread.`,
    prices: ({ discountPercent }) =>
      discountPercent > 0
        ? `Fargate list prices less the ${f.percent(discountPercent)} that the advisor is set to; 730 hours a month.`
        : 'Fargate list prices, 730 hours a month, before Savings Plans; whoever runs the advisor can set a discount.',
    sweeping: 'Sizing every Fargate service for the digest…',
    previewNote:
      'Only you see this. To have it in a channel press "Subscribe", or type /fargate digest weekly mon 09:00',
    frequencies: {
      daily: ({ time, zone }) => `every day at ${time} (${zone})`,
      weekly: ({ day, time, zone }) => `every ${day} at ${time} (${zone})`,
      monthly: ({ day, time, zone }) => `every month on ${day} at ${time} (${zone})`,
    },
    weekdays: {
      mon: 'Monday',
      tue: 'Tuesday',
      wed: 'Wednesday',
      thu: 'Thursday',
      fri: 'Friday',
      sat: 'Saturday',
      sun: 'Sunday',
    },
    dayOfMonth: (day) => (day === 31 ? 'the last day' : `day ${day}`),
    filter: {
      cluster: (cluster) => `cluster ${cluster}`,
      tag: (tag) => `tag ${tag}`,
      owner: (owner) => `owner ${owner}`,
      minimum: (usd) => `savings from ${usd}`,
    },
    confirm: ({ schedule, channel }) => `A digest in ${channel}, ${schedule}. Save it?`,
    nextRuns: (runs) => `The next three: ${runs}`,
    saved: ({ schedule, next }) => `Saved: ${schedule}. The next one comes ${next}.`,
    posted: ({ who, schedule, next }) =>
      `${who} subscribed this channel to the Fargate digest, ${schedule}. Next: ${next}`,
    changedTo: ({ schedule, next }) => `Changed: ${schedule}. The next one comes ${next}.`,
    postedChange: ({ who, schedule, next }) =>
      `${who} changed the Fargate digest of this channel: ${schedule}. Next: ${next}`,
    already: (schedule) => `This channel already has that digest, ${schedule}.`,
    cannotPost: {
      channel_not_found: 'I cannot see this channel. Nothing was saved.',
      not_in_channel: 'I am not in this channel. Nothing was saved.',
      is_archived: 'This channel is archived. Nothing was saved.',
      token_revoked: 'Slack no longer accepts the token of this app. Nothing was saved.',
      other: 'Slack did not let me write here. Nothing was saved.',
    },
    tryPosting: 'Invite me with /invite @fargate-advisor, then save again.',
    noStore: 'Digests are off: whoever runs the advisor has to set ADVISOR_STORE or DATABASE_URL first.',
    noChannel: 'A digest needs a channel: type the command in one.',
    none: 'This channel has no digest. For one type /fargate digest weekly mon 09:00',
    listHeading: (count) => `${digests(count)} in this channel`,
    homeHeading: 'Your digests',
    homeNone: 'You have subscribed no channel to the digest.',
    homeRow: ({ schedule, channel, status }) => `${channel}, ${schedule}: ${status}`,
    row: ({ schedule, owner, status }) => `${schedule}, by ${owner}: ${status}`,
    active: (next) => `next ${next}`,
    paused: {
      asked: 'paused',
      channel_not_found: 'paused: the channel cannot be found',
      not_in_channel: 'paused: I am not in the channel',
      is_archived: 'paused: the channel is archived',
      token_revoked: 'paused: Slack did not accept the token',
    },
    lastRun: ({ at, state }) => `last ${at}: ${state}`,
    states: {
      pending: 'waiting',
      preparing: 'being made',
      sending: 'being sent',
      sent: 'sent',
      refused: 'refused by Slack',
      unknown: 'not known whether it arrived',
      failed: 'failed',
      skipped_late: 'skipped, too late',
      cancelled: 'cancelled',
    },
    changed: {
      pause: (count) => `Paused: ${digests(count)}.`,
      resume: (count) => `Resumed: ${digests(count)}.`,
      stop: (count) => `Stopped: ${digests(count)}.`,
    },
    buttons: {
      save: 'Save',
      subscribe: 'Subscribe',
      change: 'Change',
      pause: 'Pause',
      resume: 'Resume',
      stop: 'Stop',
      sendAgain: 'Send again',
    },
    notices: {
      unknown: ({ channel, at }) =>
        `Whether the digest of ${at} arrived in ${channel} is not known: Slack did not answer. If it is not there, send it again.`,
      refused: ({ channel, at }) => `Slack refused the digest of ${at} for ${channel}.`,
      failed: ({ channel, at }) =>
        `The digest of ${at} for ${channel} could not be made or sent, though it was tried often.`,
    },
    noticeReasons: {
      channel_not_found: 'The channel cannot be found, so its digest is paused.',
      not_in_channel:
        'I am not in the channel, so its digest is paused. Invite me, then type /fargate digest resume there.',
      is_archived: 'The channel is archived, so its digest is paused.',
      token_revoked: 'Slack did not accept the token of this app, so the digest is paused.',
      other: 'The next one comes at its time.',
    },
    sendAgain: {
      accepted: 'It is sent within a minute.',
      notFound: 'That digest is no longer known.',
      notNow: 'That digest is on its way already, or was skipped.',
      stopped: 'That digest was stopped.',
    },
    form: ENGLISH_DIGEST_FORM,
    problems: {
      NoFrequency: () => 'Say how often: daily, weekly or monthly.',
      UnknownWord: ({ typed, didYouMean }) =>
        `"${typed}" is not understood.${didYouMean === undefined ? '' : ` Did you mean "${didYouMean}"?`}`,
      BadTime: ({ typed }) => `"${typed}" is no time of day, such as 09:00.`,
      BadDayOfMonth: ({ typed }) => `"${typed}" is no day of a month, 1 to 31.`,
      BadTimeZone: ({ typed }) => `"${typed}" is no time zone, such as Asia/Seoul.`,
      DoesNotFit: ({ typed, frequency }) => `"${typed}" does not fit "${frequency}", or is there twice.`,
    },
    examples: 'For example: digest weekly mon 09:00, digest daily 9, digest monthly 1 09:00 Asia/Seoul, digest list.',
  };
}
