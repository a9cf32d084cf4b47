import type { AbstentionFigures, WarningFigures } from '../../core/recommendation.ts';
import type { Formats } from '../formats.ts';
import { termIn } from '../term.ts';
import type { NoticeWords } from '../words.ts';

const LEVERS: Readonly<Record<WarningFigures['TargetTracking']['lever'], string>> = {
  cpu: 'The money is in the CPU of a task',
  memory: 'The money is in the memory of a task',
  ratio: 'The money is in the CPU and memory of a task together',
  schedule: 'The money is in the hours in which there is nothing to do',
  minimum: 'The money is in the minimum number of tasks',
  target: 'The money is in the target',
  none: 'No setting would save much',
  unknown: 'Which setting holds the money cannot be told',
};

/** What a replay of the fleet lacks, by the fact that is missing. */
const MISSING: Readonly<Record<AbstentionFigures['StepScaling']['missing'], string>> = {
  taskCount: 'how many tasks ran is not known (Container Insights counts them)',
  otherMetric: 'how that metric follows the size of a task is not known',
  alarm: 'the alarm of a policy could not be read',
  steps: 'the steps of a policy are not known',
  oneWay: 'the policies only add tasks or only take them away, so something else does the rest',
  unlike: 'replaying the policy at the size of today does not give the tasks that ran',
  steadyLoad:
    'the policy held the load of each task so steady that what a task holds without load cannot be told from what the load adds',
  noRelation: 'memory did not follow the load, so what a task holds without load is not known',
  mixed: 'other policies act beside it',
};

const SETTINGS = {
  sameShareAtTwoSizes: 'seen as the same share at two sizes',
};

const BASES = { requests: 'requests come', cpu: 'CPU is used' } as const;

/** What could not be answered, and what to know beside the size. */
export function englishNotices(f: Formats): NoticeWords {
  const tasks = (count: number) => (count === 1 ? '1 task' : `${f.number(count)} tasks`);
  const hour = (value: number) => `${String(value % 24).padStart(2, '0')}:00`;
  const money = (lever: WarningFigures['TargetTracking']['lever'], usd: number) =>
    `${LEVERS[lever]}${usd > 0 ? `, about ${f.usd(usd)} a month` : ''}`;
  const times = (count: number) => (count === 1 ? 'once' : `${f.number(count, 0)} times`);

  return {
    abstentions: {
      NotFargate: ({ launchType }) =>
        `Its tasks do not run on Fargate (${launchType}), so there is no Fargate task size to set.`,
      NotEnoughHistory: ({ hours, neededHours }) =>
        `There ${hours > 0 ? `are only ${f.hours(hours)} of data` : 'is no data'}; at least ${f.hours(neededHours)} are needed.`,
      CpuCensored: ({ pinnedMinutes, cpuUnits }) =>
        `CPU was pinned at its limit of ${f.cpuUnits(cpuUnits)} for ${f.duration(pinnedMinutes)}, so the demand above that is unknown: read the new size as at least.`,
      NoMemoryMetric: () => 'There is no memory metric, so memory stays as it is.',
      NoTaskCount: ({ metric }) =>
        `The service scales on ${metric}, but how many tasks ran is not known. Turn on Container Insights for the cluster to get the count.`,
      MixedSizes: ({ sizes }) =>
        `Tasks of different sizes ran side by side (${sizes}), so percentages cannot be turned into amounts.`,
      StepScaling: ({ metric, missing }) =>
        `The service scales in steps on ${metric}; what a new size does to the number of tasks cannot be foreseen, since ${MISSING[missing]}.`,
      PredictiveScaling: () => 'The service scales by prediction; its plan for another task size cannot be foreseen.',
      CustomMetricTracking: ({ metric }) =>
        `The service scales on its own metric ${metric}; how that follows the task size is not known.`,
      MemoryTracking: ({ target, missing }) =>
        `The service scales on memory at a target of ${f.percent(target)}, so the memory of a task follows the target and not demand. Memory stays as it is: ${MISSING[missing]}.`,
      MixedPolicies: ({ policies }) =>
        `The service has ${f.number(policies, 0)} scaling policies that act together; what a new size does to the number of tasks cannot be foreseen.`,
    },
    warnings: {
      NotRead: ({ what, why, iamAction }) => {
        if (why === 'denied') return `${what} was denied. To include it, allow ${iamAction || what}.`;
        return `${what} could not be read, so the answer does not rest on it.`;
      },
      OutOfMemoryStops: ({ count, lastAt, container, ownLimitMiB }) =>
        `${container} was killed for memory ${times(count)}, last on ${f.dateTime(lastAt)}${ownLimitMiB > 0 ? `, at its own limit of ${f.mib(ownLimitMiB)}: raise that by a fifth at least` : ''}. Memory is not cut.`,
      MemoryLeakSuspected: ({ mibPerDay, hoursToLimit, isLeak }) =>
        `Memory grows by ${f.mib(mibPerDay)} a day and reaches the limit in about ${f.duration(hoursToLimit * 60)}. ${isLeak ? 'It follows the age of the tasks, which looks like a leak: more memory only delays it' : 'Whether that is a leak or more traffic cannot be told from the metrics'}.`,
      MemoryRestartsMaskGrowth: ({ restarts, mibPerDay }) =>
        `Memory grows by ${f.mib(mibPerDay)} a day and fell back only because tasks were replaced ${times(restarts)}.`,
      HeapFollowsLimit: ({ plateauPercent, setting }) =>
        `Memory stays flat at ${f.percent(plateauPercent)} of the limit: the heap takes what it is given (${termIn(SETTINGS, setting)}). A change of memory changes the heap with it.`,
      StartupSpike: ({ peakVcpu, steadyVcpu, minutes, graceSeconds }) =>
        `Start-up takes up to ${f.vcpu(peakVcpu)} within ${f.duration(minutes)}, against ${f.vcpu(steadyVcpu)} afterwards. With less CPU a start takes longer, up to twice as long: ${graceSeconds > 0 ? `the health check grace period of ${f.number(graceSeconds, 0)} seconds must cover it` : 'set a health check grace period that covers it'}.`,
      WeeklyPeak: ({ weekday, hourUtc, weeks, peakVcpu, covered }) =>
        `Every ${f.weekday(weekday)} around ${String(hourUtc).padStart(2, '0')}:00 UTC it needs ${f.vcpu(peakVcpu)} (seen in ${weeks === 1 ? '1 week' : `${f.number(weeks, 0)} weeks`}); ${covered ? 'the size allows for it' : 'above the size it is capped'}.`,
      MonthEndNotSeen: ({ days }) => `The ${f.days(days)} hold no end of a month, so a month-end peak would not show.`,
      FewDays: ({ days }) => `Only ${f.days(days)} of data: a weekly peak may be missing.`,
      Gaps: ({ percent }) => `${f.percent(percent)} of the window has no datapoints.`,
      SizeChanged: ({ changes, currentDays, comparableDays }) =>
        `The task size changed ${times(changes)} in the window. ${f.days(comparableDays)} are comparable, read in absolute amounts; ${f.days(currentDays)} of them ran at today's size.`,
      RolloutMinutesLeftOut: ({ minutes }) =>
        `${f.duration(minutes)} inside deployments were left out, since old and new tasks ran together.`,
      SingleTask: () => 'It runs a single task, so any restart is an outage.',
      SpotOnly: () => 'It runs on Fargate Spot only, so all tasks can be interrupted at once.',
      NoPrice: ({ region, what, nearest }) =>
        `No list price is known for ${what} in ${region}, so no saving is given${nearest ? ` (the nearest region with a price is ${nearest})` : ''}.`,
      IgnoredByTag: ({ tag }) => `The service carries the tag ${tag}, which asks for no recommendation.`,
      TargetTracking: ({ metric, target, lever, leverMonthlyUsd }) =>
        `It tracks ${metric} at ${f.percent(target)}, so the number of tasks follows demand. ${money(lever, leverMonthlyUsd)}.`,
      RequestTracking: ({ target, lever, leverMonthlyUsd }) =>
        `The number of tasks follows requests (${f.number(target, 0)} a task), not the size of a task. ${money(lever, leverMonthlyUsd)}.`,
      StepsReplayed: ({ metric, lever, leverMonthlyUsd }) =>
        `It scales in steps on ${metric}; the steps were replayed for each size. ${money(lever, leverMonthlyUsd)}.`,
      MemoryBase: ({ baseMiB, by }) =>
        `A task holds about ${f.mib(baseMiB)} without load and more as ${BASES[by]}, so the fleet was replayed for each memory size.`,
      PolicyAtRest: ({ metric, target, highestPercent }) =>
        `Its policy on ${metric} (target ${f.percent(target)}) never acted: ${f.percent(highestPercent)} was the highest. The size keeps it so.`,
      IdleHours: ({ fromHour, untilHour, weekdays, idleHoursAWeek, monthlyUsd, scheduledActions }) =>
        `In ${f.hours(idleHoursAWeek)} of the 168 of every week seen there was next to nothing to do; it works ${hour(fromHour)}–${hour(untilHour)} UTC on ${f.list(weekdays.map(f.weekday))}. ${scheduledActions > 0 ? 'Tasks still run in them beside the scheduled actions there are: with fewer' : 'With its tasks stopped, or their minimum lowered,'} on a schedule it costs up to ${monthlyUsd === null ? 'that share of its bill' : `${f.usd(monthlyUsd)} a month`} less.`,
      AtMaxCapacity: ({ maxCapacity, percent }) =>
        `It ran at its maximum of ${tasks(maxCapacity)}, above its target, for ${f.percent(percent)} of the time: the maximum holds it back, and the number of tasks given here is at least.`,
      ContainerFloor: ({ cpuUnits, memoryMiB, containers }) =>
        `Sidecars (${containers}) hold ${f.cpuUnits(cpuUnits)} and ${f.mib(memoryMiB)} of the task; the size leaves room for them.`,
      LargestSize: ({ vcpu, memoryMiB }) =>
        `Demand reaches the largest task there is (${f.vcpu(vcpu)}, ${f.memory(memoryMiB)}): add tasks instead.`,
      SmallSaving: ({ usd, percent }) =>
        usd === null
          ? `A smaller size is about ${f.percent(percent)} cheaper by the usual ratio of prices, too little to act on; without a price the amount is not known.`
          : `A smaller size would save ${f.usd(usd)} a month (${f.percent(percent)}), too little to act on.`,
      ZeroTasks: () => 'It runs no tasks, so it costs nothing now.',
      BadDatapoints: ({ count }) =>
        count === 1
          ? '1 datapoint was impossible (negative or far over 100%) and was left out.'
          : `${f.number(count, 0)} datapoints were impossible (negative or far over 100%) and were left out.`,
      GoalFromTag: ({ goal }) => `The goal ${goal} comes from the service's tag fargate-advisor:goal.`,
      CpuImbalance: ({ hottestOverAverage }) =>
        `The busiest task takes ${f.number(hottestOverAverage)} times the average: look at how requests are spread.`,
      FewerBiggerTasks: ({ tasks: count, cpuUnits, memoryMiB, extraMonthlyUsd, baseMiB }) =>
        `${tasks(count)} of ${f.size({ cpuUnits, memoryMiB })} would do the same work for ${extraMonthlyUsd !== null && extraMonthlyUsd <= -1 ? `${f.usd(-extraMonthlyUsd)} less a month` : 'about the same money'}: the up to ${f.mib(baseMiB)} that a task holds whatever its load is held by fewer.`,
      TwoSmallerTasks: ({ cpuUnits, memoryMiB, extraMonthlyUsd, baseMiB }) =>
        `Two tasks of ${f.size({ cpuUnits, memoryMiB })} would survive the loss of one${extraMonthlyUsd === null ? '' : extraMonthlyUsd > 0 ? ` for ${f.usd(extraMonthlyUsd)} more a month` : ' for the same money'}. Each has room for the up to ${f.mib(baseMiB)} that a task holds whatever its load, and for half of the rest.`,
      BelowOneVcpu: ({ cpuUnits }) =>
        `At ${f.cpuUnits(cpuUnits)} a single busy thread fills the task: runtimes see one core, and garbage collection competes with requests.`,
    },
  };
}
