import type { ExitKind, PullKind, SetupKind } from '../../core/oncall/cause.ts';
import type { Formats } from '../formats.ts';
import type { OncallWords } from '../oncall.ts';

const EXITS: Readonly<Record<ExitKind, string>> = {
  killed: 'killed from outside (SIGKILL), though not for memory as far as AWS says',
  segfault: 'a segmentation fault (SIGSEGV)',
  abort: 'aborted by itself (SIGABRT)',
  terminated: 'told to stop (SIGTERM) by something inside the task',
  error: 'an error of the application',
  missingProgram: 'the program in the command is not there or cannot be run',
  finished: 'it came to its end, and a service must not',
  other: 'ended by a signal or without a code',
};

const PULLS: Readonly<Record<PullKind, string>> = {
  auth: 'access to it is denied',
  missing: 'there is no such image or tag',
  network: 'the registry cannot be reached',
  rateLimit: 'the registry limits how often it may be pulled',
  platform: 'it is not built for the CPU architecture of the task',
  disk: 'it does not fit the storage of the task',
  unknown: 'AWS does not say why',
};

const PULL_ACTIONS: Readonly<Record<PullKind, string>> = {
  auth: 'Let the execution role pull it: ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer, and for another account the repository policy.',
  missing: 'Push the tag, or roll back to the revision whose image exists.',
  network:
    'Give the subnets a way to the registry: a NAT gateway or a public IP, or the VPC endpoints ecr.api, ecr.dkr and s3; check the security groups.',
  rateLimit: 'Pull through an ECR pull-through cache, or sign in to the registry.',
  platform: 'Build the image for the architecture of the task definition, or change runtimePlatform.',
  disk: 'Raise ephemeralStorage of the task definition, or make the image smaller.',
  unknown: 'Pull the image by hand with the same role from the same subnet.',
};

const SETUPS: Readonly<Record<SetupKind, string>> = {
  secrets: 'their secrets',
  logs: 'their logs',
  network: 'their network interface',
  storage: 'their volumes',
  role: 'their role',
  other: 'what they need',
};

const SETUP_REASONS = {
  denied: 'access denied',
  missing: 'not there',
  unreachable: 'not reachable',
  unknown: 'see the reason',
};

/** What is wrong and what to do first, in English. */
export function englishOncall(f: Formats): OncallWords {
  const count = (value: number) => f.number(value, 0);
  const times = (value: number) => (value === 1 ? 'once' : `${count(value)} times`);
  const tasks = (value: number) => (value === 1 ? '1 task' : `${count(value)} tasks`);
  const usual = (percent: number | null) => (percent === null ? '' : `, against ${f.percent(percent)} a week ago`);
  const named = (container: string) => container || 'A container';

  return {
    titles: {
      ZeroDesired: ({ byScaling }) =>
        `No task is wanted: the desired count is 0${byScaling ? ', set by autoscaling' : ''}`,
      OutOfMemory: ({ container, times: n, memoryMiB }) =>
        `${named(container)} was killed for memory ${times(n)}${memoryMiB === null ? '' : ` at ${f.memory(memoryMiB)}`}`,
      ImagePullFailed: ({ kind, image }) =>
        `The image ${image ?? ''} cannot be pulled: ${PULLS[kind]}`.replace('  ', ' '),
      StartSetupFailed: ({ what, why }) =>
        `Tasks do not start: ${SETUPS[what]} could not be set up (${SETUP_REASONS[why]})`,
      ContainerCannotStart: ({ wrongArchitecture }) =>
        wrongArchitecture
          ? 'The container cannot start: its program is built for another CPU architecture'
          : 'The container cannot start',
      VcpuQuotaReached: ({ spot }) =>
        `No more tasks may start: the ${spot ? 'Fargate Spot' : 'Fargate'} vCPU quota of the account is used up`,
      CapacityUnavailable: ({ spot }) => `AWS has no ${spot ? 'Fargate Spot' : 'Fargate'} capacity to give right now`,
      SpotInterrupted: ({ times: n, hasOnDemandBase }) =>
        `AWS took Fargate Spot tasks back ${times(n)}${hasOnDemandBase ? '' : ', and no on-demand base carries the service'}`,
      PlatformStopped: ({ times: n }) =>
        `AWS itself stopped tasks ${times(n)}, for maintenance or a failure of its own`,
      CrashLoop: ({ container, exitCode, kind, times: n }) =>
        `${named(container)} ${n === 1 ? 'crashed once' : 'crashes again and again'}${exitCode === null ? '' : `, exit code ${exitCode}`}: ${EXITS[kind]}`,
      ScalingAtMaximum: ({ maxCapacity, cpuPercent }) =>
        `Autoscaling is at its maximum of ${tasks(maxCapacity)}${cpuPercent === null ? '' : ` with CPU at ${f.percent(cpuPercent)}`}`,
      CpuPinned: ({ percent, usualPercent }) => `CPU is pinned at ${f.percent(percent)}${usual(usualPercent)}`,
      SlowStart: ({ graceSeconds }) =>
        `Tasks start slower than the grace period of ${f.seconds(graceSeconds)} allows, and are stopped before they can answer`,
      HealthChecksFailing: ({ by, phase, times: n }) => {
        const who = by === 'loadBalancer' ? 'Load balancer health checks' : 'Container health checks';
        if (phase === 'now') return `${who} fail`;
        return phase === 'start'
          ? `${who} fail as soon as tasks have started: ${tasks(n)} stopped`
          : `${who} fail on tasks that had served before: ${tasks(n)} stopped`;
      },
      TargetsDrained: ({ kind }) =>
        ({
          draining: 'The load balancer sends nothing: every target is draining',
          unused: 'The load balancer sends nothing: no target is in use',
          empty: 'The load balancer sends nothing: no target is registered',
        })[kind],
      ScalingFlapping: ({ turns, minutes }) =>
        `Autoscaling flaps: ${count(turns)} turns up and down in ${f.duration(minutes)}`,
      DeploymentRolledBack: ({ state }) =>
        ({
          done: 'The last deployment was rolled back: the old revision runs',
          underWay: 'The deployment is being rolled back',
          failed: 'The deployment failed and was not rolled back',
        })[state],
      DeploymentStuck: ({ desired }) => `The deployment is stuck: 0 of ${count(desired)} new tasks run`,
      DeploymentHalfway: ({ running, desired, oldRunning }) =>
        `The deployment stands half way: ${count(running)} of ${count(desired)} new tasks run${oldRunning > 0 ? `, beside ${count(oldRunning)} of the old revision` : ''}`,
      TasksMissing: ({ running, desired }) =>
        `Only ${count(running)} of ${count(desired)} tasks run, and nothing that could be read says why`,
    },
    firstActions: {
      ZeroDesired: ({ byScaling }) =>
        byScaling
          ? 'Check the scheduled actions and the bounds of autoscaling, and raise them.'
          : 'Set the desired count, if the service should run.',
      OutOfMemory: ({ container, memoryMiB }) =>
        `Raise the memory of the task${memoryMiB === null ? '' : ` above ${f.memory(memoryMiB)}`}; then look for what ${container || 'the container'} holds.`,
      ImagePullFailed: ({ kind }) => PULL_ACTIONS[kind],
      StartSetupFailed: ({ what, why }) => {
        if (what === 'role') return 'Check that the execution role exists and trusts ecs-tasks.amazonaws.com.';
        if (what === 'network') return 'Check free addresses in the subnets and the security group of the service.';
        if (what === 'storage')
          return 'Check the file system, its mount targets and the security group that lets the task in.';
        if (why === 'unreachable') {
          return what === 'logs'
            ? 'Give the subnets a way to CloudWatch Logs: NAT, a public IP, or the VPC endpoint logs.'
            : 'Give the subnets a way to Secrets Manager or SSM: NAT, a public IP, or the VPC endpoints secretsmanager, ssm and kms.';
        }
        if (what === 'logs') {
          return why === 'missing'
            ? 'Create the log group that the task definition names, or set awslogs-create-group.'
            : 'Let the execution role write logs: logs:CreateLogStream and logs:PutLogEvents.';
        }
        if (what === 'secrets') {
          return why === 'missing'
            ? 'Create the secret, or correct its ARN in the task definition.'
            : 'Let the execution role read it: secretsmanager:GetSecretValue or ssm:GetParameters, and kms:Decrypt for its key.';
        }
        return 'Read the reason below, and check the execution role and the network of the task.';
      },
      ContainerCannotStart: ({ wrongArchitecture }) =>
        wrongArchitecture
          ? 'Build the image for the architecture of the task definition, or change runtimePlatform.'
          : 'Check entryPoint, command, ulimits and user of the container against the image.',
      VcpuQuotaReached: ({ spot }) =>
        `Ask for more in Service Quotas (AWS Fargate, ${spot ? 'Fargate Spot vCPU resource count' : 'Fargate On-Demand vCPU resource count'}); until then scale something else down.`,
      CapacityUnavailable: ({ spot }) =>
        spot
          ? 'Give the service an on-demand base: FARGATE with base 1 or more beside FARGATE_SPOT.'
          : 'Add subnets in other Availability Zones, or try a smaller task size; ECS goes on trying.',
      SpotInterrupted: ({ hasOnDemandBase }) =>
        hasOnDemandBase
          ? 'Wait for the replacements; raise the on-demand base if too few tasks are left.'
          : 'Give the service an on-demand base: FARGATE with base 1 or more beside FARGATE_SPOT.',
      PlatformStopped: () => 'Wait for the replacements, and check the AWS Health dashboard; run at least two tasks.',
      CrashLoop: ({ kind }) =>
        ({
          killed: 'Read the last log lines; if it did not stop within stopTimeout, handle SIGTERM.',
          segfault: 'Look at native code, and at the architecture of the image.',
          abort: 'Read the last log lines: the runtime says why it gave up.',
          terminated: 'Find what sends SIGTERM inside the task, such as a supervisor or a sidecar.',
          error: 'Read the last log lines.',
          missingProgram: 'Check command and entryPoint against the image.',
          finished: 'Give it a program that keeps running, or run it as a scheduled task.',
          other: 'Read the last log lines and the reason.',
        })[kind],
      ScalingAtMaximum: ({ maxCapacity }) =>
        `Raise the maximum above ${count(maxCapacity)}, then find out whether the load is real.`,
      CpuPinned: () => 'Add tasks or CPU now, then find out what takes it.',
      SlowStart: ({ livedSeconds }) =>
        `Raise healthCheckGracePeriodSeconds to at least ${f.seconds(Math.ceil((livedSeconds * 2) / 30) * 30)}; then make the start shorter or give it more CPU.`,
      HealthChecksFailing: ({ by, phase }) => {
        if (by === 'container')
          return 'Run the health check command in the container by hand (ECS Exec) and read its output.';
        return phase === 'start'
          ? 'Check path, port and status code of the health check, and the security group between load balancer and task.'
          : 'Look at CPU and at what the health check path depends on: the tasks were healthy before.';
      },
      TargetsDrained: ({ kind }) =>
        ({
          draining: 'Check who deregistered the targets, and force a new deployment to register them again.',
          unused: 'Check that a listener rule points to the target group, and that its Availability Zones are on.',
          empty: 'Force a new deployment, so that ECS registers the tasks again.',
        })[kind],
      ScalingFlapping: () => 'Lengthen the scale-in cooldown, and set targets of several policies further apart.',
      DeploymentRolledBack: ({ state }) =>
        state === 'failed'
          ? 'Deploy the last good revision again by hand.'
          : 'Do not deploy again before you know why its tasks failed: see the evidence.',
      DeploymentStuck: () => 'Deploy the last good revision again, or mend what keeps the new tasks from running.',
      DeploymentHalfway: () => 'Decide: mend the new revision, or deploy the old one again; until then both serve.',
      TasksMissing: () => 'Open the events and the stopped tasks of the service in the console.',
    },
    proofs: {
      Reason: ({ text, at }) => `ECS, ${f.dateTime(at)}: "${text}"`,
      Event: ({ text, at }) => `Event, ${f.dateTime(at)}: "${text}"`,
      Stops: ({ count: n, firstAt, lastAt }) =>
        n === 1
          ? `1 task stopped so, on ${f.dateTime(lastAt)}`
          : `${tasks(n)} stopped so, from ${f.dateTime(firstAt)} to ${f.dateTime(lastAt)}`,
      Memory: ({ percent, lastWeekPercent }) =>
        `Memory reached ${f.percent(percent)} of the task just before${lastWeekPercent === null ? '' : `; a week ago it was at ${f.percent(lastWeekPercent)}`}`,
      Cpu: ({ percent, minutes, lastWeekPercent }) =>
        `CPU at ${f.percent(percent)} for ${f.duration(minutes)}${usual(lastWeekPercent)}`,
      Size: ({ size }) => `Task size: ${f.size(size)}`,
      Tasks: ({ running, desired, pending }) =>
        `${count(running)} of ${count(desired)} tasks run${pending > 0 ? `, ${count(pending)} more ${pending === 1 ? 'is' : 'are'} starting` : ''}`,
      Lived: ({ seconds, graceSeconds }) =>
        `The stopped tasks lived about ${f.duration(seconds / 60)}; the grace period is ${graceSeconds === null ? 'not set' : f.seconds(graceSeconds)}`,
      Targets: ({ healthy, total, reason }) =>
        `${count(healthy)} of ${count(total)} targets are healthy${reason === null ? '' : ` (${reason})`}`,
      FailedTasks: ({ count: n }) => `${tasks(n)} of the deployment failed`,
      OldTasksServe: ({ running }) => `${tasks(running)} of the old revision still ${running === 1 ? 'runs' : 'run'}`,
      Bounds: ({ minCapacity, maxCapacity, cpuTarget }) =>
        `Autoscaling from ${count(minCapacity)} to ${tasks(maxCapacity)}${cpuTarget === null ? '' : `, CPU target ${f.percent(cpuTarget)}`}`,
      Scaled: ({ toCount, cause, at }) => `Set to ${tasks(toCount)} on ${f.dateTime(at)}: "${cause}"`,
      Providers: ({ names }) => `Capacity providers: ${names}`,
      BeganAfterDeployment: ({ minutes, revision }) =>
        `It began ${minutes < 1 ? 'with' : `${f.duration(minutes)} after`} the deployment${revision === null ? '' : ` of revision ${revision}`}`,
      ImageChanged: ({ container, from, to }) => `That deployment changed the image of ${container}: ${from} → ${to}`,
      SizeChanged: ({ from, to }) => `That deployment changed the task size: ${f.size(from)} → ${f.size(to)}`,
      CommandChanged: ({ container }) => `That deployment changed the command of ${container}`,
      EnvironmentChanged: ({ container, names }) => `That deployment changed variables of ${container}: ${names}`,
      SecretsChanged: ({ container, names }) => `That deployment changed secrets of ${container}: ${names}`,
    },
    lookedAt: {
      Tasks: ({ running, desired }) => `${count(running)} of ${count(desired)} tasks run`,
      Stops: ({ count: n, normal }) =>
        n === 0
          ? 'No task has stopped'
          : `${tasks(n)} stopped, ${normal === n ? '' : `${count(normal)} of them `}in good order`,
      Events: ({ count: n }) => `${n === 1 ? '1 service event' : `${count(n)} service events`} read`,
      Rollout: ({ minutes }) => `A deployment has been under way for ${f.duration(minutes)}`,
      Cpu: ({ percent, highestPercent, lastWeekPercent }) =>
        `CPU ${f.percent(percent)} on average over three hours, ${f.percent(highestPercent)} at most${usual(lastWeekPercent)}`,
      Memory: ({ percent, highestPercent, lastWeekPercent }) =>
        `Memory ${f.percent(percent)} on average, ${f.percent(highestPercent)} at most${usual(lastWeekPercent)}`,
      Targets: ({ healthy, total }) => `${count(healthy)} of ${count(total)} targets are healthy`,
      Scaling: ({ minCapacity, maxCapacity, activities }) =>
        `Autoscaling from ${count(minCapacity)} to ${tasks(maxCapacity)}, ${activities === 1 ? '1 change' : `${count(activities)} changes`} in a day`,
    },
    headline: ({ title, since }) => `${title}, ${since}`,
    since: ({ at, ago, atLeast }) => `since ${at}${atLeast ? ' or before' : ''} (for ${ago})`,
    sinceUnknown: 'since when is not known',
    rollBack: (revision) =>
      `Roll back the deployment${revision === null ? '' : ` of revision ${revision}`} if you can.`,
    over: ({ from, to }) => (from === to ? `on ${to}, not since` : `from ${from} to ${to}, not since`),
    preventAgain: (action) => `Nothing right now, it is over. So that it does not come back: ${action}`,
    healthy: (service) => `Nothing is wrong with ${service} as far as AWS shows`,
    nothingFound: (service) => `Nothing wrong was found with ${service}, but not everything could be read`,
    confidence: { high: 'High confidence', medium: 'Medium confidence', low: 'Low confidence' },
    headings: {
      first: 'Do first',
      evidence: 'Evidence',
      also: 'Also',
      links: 'In the console',
      notRead: 'Not read',
      lookedAt: 'Looked at',
      logs: 'Last log lines',
    },
    links: {
      service: 'Service',
      tasks: 'Tasks',
      events: 'Events',
      deployments: 'Deployments',
      logs: 'Logs',
      targetGroup: 'Target group',
      metrics: 'Metrics',
      quotas: 'Service Quotas',
      image: 'Image registry',
      secrets: 'Secrets',
    },
    logsOf: ({ container, group }) => `${container}, from ${group}`,
    noLogs: 'There are no log lines: no container with the awslogs driver has stopped, or its stream is empty.',
    notRemembered:
      'The store of stopped tasks could not be read or written: tasks that stopped more than about an hour ago are missing here.',
    loading: (service) => `Looking into ${service}…`,
    slack: {
      refresh: 'Refresh',
      sizeIt: 'Size it',
      logs: 'Logs',
      ask: 'Ask why',
      alertNone: 'No Fargate service of this region is named in that message. Which one is it?',
      alertAmbiguous: (n) => `That message names ${count(n)} services. Which one is it?`,
      pick: 'Choose',
      choose: 'Choose a service',
      notInChannel: 'Only you see this: invite the bot to the channel, and the answer stands in the thread.',
    },
  };
}
