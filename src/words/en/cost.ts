import type { CostWords } from '../cost.ts';
import type { Formats } from '../formats.ts';

/** What a bill says. */
export function englishCost(f: Formats): CostWords {
  const tasks = (count: number) => (count === 1 ? 'one task' : `${f.number(count, 0)} tasks`);
  const runs = (count: number) => (count === 1 ? 'one run' : `${f.number(count, 0)} runs`);
  const where = (nearest: string) => (nearest === '' ? '' : ` The nearest region with one is ${nearest}.`);
  return {
    headline: (d) => `${d.usd} a month for ${tasks(d.tasks)} of ${d.size} in ${d.region}`,
    headlineOfRuns: (d) =>
      `${d.usd} a month for ${runs(d.runs)}${d.tasks === 1 ? '' : ` of ${tasks(d.tasks)}`} at ${d.size} in ${d.region}`,
    totals: ({ hourly, daily, monthly }) => `${hourly} an hour, ${daily} a day, ${monthly} a month`,
    facts: {
      hoursADay: (hours) => (hours === 24 ? 'around the clock' : `${f.hours(hours)} a day`),
      runsOf: (d) => `${runs(d.runs)} a month of ${d.duration} each`,
      spot: (percent) => `${percent} on Spot`,
      storage: (gib) => `${f.number(gib, 0)} GB of storage`,
      commit: { '1y': 'Compute Savings Plan for 1 year', '3y': 'Compute Savings Plan for 3 years' },
      publicIp: 'a public IPv4 address each',
    },
    items: {
      vcpu: 'vCPU',
      memory: 'Memory',
      'windows-licence': 'Windows licence',
      'vcpu-spot': 'vCPU on Spot',
      'memory-spot': 'Memory on Spot',
      storage: 'Storage above 20 GB',
      'public-ipv4': 'Public IPv4',
    },
    units: { 'vCPU-hours': 'vCPU-hours', 'GB-hours': 'GB-hours', 'address-hours': 'address-hours' },
    alternatives: {
      x86: 'On x86',
      arm64: 'On Graviton (ARM)',
      'on-demand': 'All on demand',
      spot: 'All on Spot',
      'savings-plan-1y': 'Savings Plan, 1 year',
      'savings-plan-3y': 'Savings Plan, 3 years',
      ec2: 'EC2 on demand',
      'around-the-clock': 'Around the clock (730 h a month)',
      '8-hours-a-day': '8 hours a day (243.33 h a month)',
      '100-hours-a-month': '100 hours a month',
    },
    instances: ({ count, type }) => `EC2 on demand, ${f.number(count, 0)} × ${type}`,
    estimate: 'estimate',
    headings: { bill: 'The bill of a month', alternatives: 'Beside it', notes: 'To know' },
    columns: { what: 'What', quantity: 'Quantity', unitPrice: 'Price', monthly: 'A month', difference: 'Difference' },
    total: 'Total',
    prices: ({ region, asOf, sources }) => `List prices of ${region} before tax, as of ${f.date(asOf)}: ${sources}.`,
    notes: {
      MonthLength: ({ hoursAMonth }) =>
        hoursAMonth === 730
          ? 'A month is 730 hours.'
          : `A month is 730 hours, of which ${f.number(hoursAMonth, 2)} are billed.`,
      RunMinimum: ({ durationSeconds, billedSeconds, windows }) =>
        `A run of ${f.seconds(durationSeconds)} is billed as ${f.seconds(billedSeconds)}, the minimum of ${windows ? 'a Windows task (known from one source; check it)' : 'a task'}.`,
      SpotEstimate: ({ region }) =>
        `No Spot price was read for this architecture in ${region}: Spot is an estimate, 0.32 of the on-demand price.`,
      CommitPaidAlways: () =>
        'A Savings Plan is paid around the clock, also while nothing runs: over a part of the day it can cost more than on demand.',
      InstancesLeaveOut: ({ count, type }) =>
        `EC2 is the price of ${f.number(count, 0)} × ${type} that just holds the tasks, without spare for deployments, disks, and the work of running it. Types that do not hold their CPU (t3, t4g) are left out.`,
      NoAlternativePrice: ({ what, region, nearest }) =>
        `Not compared: no price is known for ${what} in ${region}.${where(nearest)}`,
      LeavesOut: () => 'Not in the bill: load balancer, NAT gateway, logs, data transfer, tax.',
      SpotInterrupted: () => 'A task on Spot can be stopped at any time, with two minutes of warning.',
    },
    problems: {
      SizeMissing: () => 'A cost needs a size: vCPU and GB, such as "cost 0.5 1".',
      SizeUnreadable: ({ typed }) =>
        `"${typed}" is not a task size: give vCPU and GB, such as 0.5 1, or CPU units and MiB, such as 512 1024.`,
      NoSuchSize: ({ asked, nearest, holding, windows }) => {
        const reason = windows ? 'Fargate has no Windows task of' : 'Fargate has no task of';
        const bigger =
          holding === null || f.size(holding) === f.size(nearest)
            ? ''
            : `, and the smallest that holds it is ${f.size(holding)}`;
        return `${reason} ${f.size(asked)}: the nearest size is ${f.size(nearest)}${bigger}.`;
      },
      WindowsOnArm: () => 'Windows tasks run on x86 only: use arch=x86, or os=linux.',
      WindowsOnSpot: () => 'Windows tasks do not run on Fargate Spot: use spot=0, or os=linux.',
      CommitOnSpot: ({ commit }) =>
        `Savings Plans do not apply to Spot: use spot=0 with commit=${commit}, or leave commit out.`,
      CommitOnWindows: ({ commit }) =>
        `The price book has no Savings Plan prices for Windows tasks: leave commit=${commit} out, or use os=linux.`,
      CommitOnRuns: ({ commit }) =>
        `A Savings Plan is paid around the clock, and runs come and go: leave commit=${commit} out, or give tasks and hours in place of runs.`,
    },
    noPrice: ({ what, region, nearest }) =>
      `No price is known for ${what} in ${region}.${nearest === '' ? '' : ` The nearest region with one is ${nearest}: ask with region=${nearest}.`}`,
    form: {
      title: 'Cost of Fargate',
      submit: 'Estimate',
      size: 'vCPU and GB of a task',
      sizeHint: 'Such as 0.5 1, or 512 1024 in CPU units and MiB',
      tasks: 'Tasks',
      hoursADay: 'Hours a day',
      region: 'Region',
      architecture: 'Architecture',
      operatingSystem: 'Operating system',
      spotPercent: 'Percent on Spot',
      storageGiB: 'Storage of a task, GB',
      commit: 'Savings Plan',
      noCommit: 'None',
      runs: 'Runs a month, for short tasks',
      durationSeconds: 'How long a run takes, such as 40s',
      publicIp: 'Public IPv4',
      yes: 'Yes',
      no: 'No',
      again: 'Change',
    },
  };
}
