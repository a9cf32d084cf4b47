import type { FleetWords } from '../fleet.ts';
import type { Formats } from '../formats.ts';

/** A sweep of a fleet. */
export function englishFleet(f: Formats): FleetWords {
  const counted = (count: number, one: string, many = `${one}s`) => `${f.number(count, 0)} ${count === 1 ? one : many}`;

  return {
    headline: ({ usd, percent, total }) => `${usd} a month could be saved, ${percent} of ${total}`,
    nothingToSave: ({ total }) => `Nothing worth saving; the services cost ${total} a month`,
    noServices: 'No Fargate service was read',
    scope: ({ services, days, regions }) => `${counted(services, 'service')} in ${regions}, ${f.days(days)} of data`,
    findings: {
      Overprovisioned: 'too large',
      Underprovisioned: 'too small',
      Optimized: 'fits',
      Undetermined: 'not known',
    },
    headings: { atRisk: 'At risk: too small', services: 'Services', leftOut: 'Left out' },
    columns: {
      service: 'Service',
      region: 'Region',
      now: 'Now',
      recommended: 'Recommended',
      saving: 'Saves',
      confidence: 'Confidence',
      finding: 'Finding',
    },
    confidence: { high: 'high', medium: 'medium', low: 'low' },
    stays: 'stays',
    moreServices: (count) => `and ${counted(count, 'more service')}; --top shows more, --format json all of them`,
    leftOutCount: ({ count, examples }) => `${f.number(count, 0)} (${examples})`,
    leftOut: {
      NotFargate: ({ launchType }) => `Its tasks do not run on Fargate (${launchType}).`,
      IgnoredByTag: ({ tag }) => `It carries the tag ${tag}.`,
      SnoozedByTag: ({ tag, until }) => `It carries the tag ${tag}: quiet until ${until}.`,
      OutsideServices: ({ tasks }) =>
        `${counted(tasks, 'running task')} of no service (RunTask, schedules): there is no service to size.`,
      Gone: () => 'It was deleted while the sweep ran.',
      Denied: ({ iamAction }) =>
        iamAction === 'sts:AssumeRole'
          ? 'Its role may not be assumed: check the role ARN, the external id and the trust policy (docs/accounts.md).'
          : `AWS denied it: allow ${iamAction}.`,
      Throttled: ({ operation }) => `AWS throttled ${operation} again and again.`,
      Unavailable: ({ operation }) => `${operation} failed.`,
      ClusterNotFound: () => 'There is no such cluster.',
      NotSized: () => 'What AWS answered about it could not be made sense of.',
      OverBudget: ({ maxApiUsd }) => `Its metrics would cost more than the $${maxApiUsd} that were allowed.`,
      Interrupted: ({ services }) => `Stopped before the end: ${counted(services, 'service')} found and not sized.`,
      NotSwept: ({ tries }) => `No worker came to its end in ${counted(tries, 'try', 'tries')}: the log says why.`,
    },
    api: ({ calls, minimumCalls, metrics, usd }) =>
      `This sweep made ${counted(calls, 'call')} to AWS (the fewest possible: ${f.number(minimumCalls, 0)}) and asked CloudWatch for ${counted(metrics, 'metric')}, which it bills at ${usd}.`,
    prices: ({ discountPercent }) =>
      `Fargate list prices, 730 hours a month, before Savings Plans${discountPercent > 0 ? `, less your discount of ${f.percent(discountPercent)}` : ''}.`,
    lessThan: ({ usd }) => `less than ${usd}`,
    interrupted: 'Stopped before the end; this is what was done so far.',
    progress: ({ done, found, left }) =>
      `${f.number(done, 0)} of ${counted(found, 'service')}${left === null ? '' : `, about ${left} left`}`,
    listing: 'Looking for services…',
    resumed: ({ shards, of, at }) =>
      `resumed: ${f.number(shards, 0)} of ${counted(of, 'cluster')} from ${f.dateTime(at)}; --fresh begins anew`,
    slack: {
      started: (where) => `Sizing every Fargate service in ${where}…`,
      startedNote: 'A hundred services take about half a minute. The answer comes here.',
      halfway: ({ done, found }) => `Still at it: ${f.number(done, 0)} of ${counted(found, 'service')} are done.`,
      handedOver: ({ done, found }) =>
        `This takes longer: ${f.number(done, 0)} of ${counted(found, 'service')} are done. The answer will come as a direct message.`,
      tooLong: ({ done, found, command }) =>
        `The sweep took longer than three hours and was stopped at ${f.number(done, 0)} of ${counted(found, 'service')}. For the rest run ${command} where there is time.`,
      rest: (command) => `All of it, also as CSV and HTML: ${command}`,
    },
    madeAt: (at) => `Made on ${f.dateTime(at)}.`,
  };
}
