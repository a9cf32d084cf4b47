import type { CheckWords } from '../checks.ts';
import type { Formats } from '../formats.ts';

/** A service held against good practice. */
export function englishChecks(f: Formats): CheckWords {
  const counted = (count: number, one: string) => `${f.number(count, 0)} ${count === 1 ? one : `${one}s`}`;
  const containers = (names: readonly string[]) =>
    names.length === 1 ? `Container ${names[0]}` : `Containers ${f.list(names)}`;
  const hour = (value: number) => `${String(value % 24).padStart(2, '0')}:00`;

  return {
    rules: {
      oversized: {
        asks: 'The task is no larger than its own history asks for.',
        title: ({ fromCpuUnits, fromMemoryMiB, toCpuUnits, toMemoryMiB, savingsUsd }) =>
          `Oversized: ${f.size({ cpuUnits: fromCpuUnits, memoryMiB: fromMemoryMiB })}, where ${f.size({ cpuUnits: toCpuUnits, memoryMiB: toMemoryMiB })} is enough${savingsUsd === null ? '' : `; saves ${f.usd(savingsUsd)} a month`}`,
        why: 'Fargate bills the size of the task, not what it uses.',
        fix: 'Register a revision with the smaller size. The size command shows how sure that is, and the change in full.',
      },
      'no-graviton': {
        asks: 'The task runs on Graviton (ARM64), where its images have a build for it.',
        title: ({ savingsUsd, images }) =>
          `Runs on x86; Graviton costs a fifth less${savingsUsd === null ? '' : `, ${f.usd(savingsUsd)} a month here`} (${counted(images.length, 'image')} to look at)`,
        why: 'The same vCPU and memory cost 20% less on ARM64, on demand and on Spot.',
        fix: 'Whether the images have an ARM64 build is not known here: look at each manifest, then register a revision for ARM64 and try it on a copy of the service.',
      },
      'idle-hours': {
        asks: 'The service does not run through nights and weekends with nothing to do.',
        title: ({ fromHour, untilHour, weekdays, idleHoursAWeek, savingsUsd }) =>
          `Idle for ${f.hours(idleHoursAWeek)} of the 168 in a week; it works ${hour(fromHour)}–${hour(untilHour)} UTC on ${f.list(weekdays.map(f.weekday))}${savingsUsd === null ? '' : `. Scheduled, it saves up to ${f.usd(savingsUsd)} a month`}`,
        why: 'A task costs the same whether or not anybody is there.',
        fix: 'Set the number of tasks to zero when the work ends and back before it begins. Make sure that nothing calls the service in between. The hours are on UTC.',
      },
      'no-autoscaling': {
        asks: 'The number of tasks follows a load that varies.',
        title: ({ tasks, lowPercent, highPercent }) =>
          `Always ${counted(tasks, 'task')}, while CPU goes between ${f.percent(lowPercent)} and ${f.percent(highPercent)}`,
        why: 'A fixed number of tasks is too many at night or too few at the peak.',
        fix: 'Let Application Auto Scaling hold CPU at a target. Where requests tell more than CPU, track requests a task instead.',
      },
      'never-scales-in': {
        asks: 'What autoscaling adds, it takes away again.',
        title: ({ because, minCapacity, maxCapacity }) =>
          ({
            minimumIsMaximum: `Autoscaling cannot do anything: its minimum and maximum are both ${f.number(maxCapacity, 0)}`,
            disabled: `Autoscaling never scales in (${f.number(minCapacity, 0)} to ${f.number(maxCapacity, 0)} tasks): scale-in is disabled`,
            noStepDown: `Autoscaling never scales in (${f.number(minCapacity, 0)} to ${f.number(maxCapacity, 0)} tasks): no policy takes tasks away`,
          })[because],
        why: 'After the first peak the service stays at its largest, and is paid for.',
        fix: 'Leave room between minimum and maximum, and one policy that may scale in.',
      },
      'log-retention': {
        asks: 'Log groups forget lines after a while.',
        title: ({ groups }) =>
          `${counted(groups.length, 'log group')} without an end: ${f.list(groups.map(({ name }) => name))}`,
        why: 'CloudWatch Logs keeps lines for ever unless told otherwise, and charges for each month.',
        fix: 'Set the days to keep; what the law asks you to keep longer may go to S3.',
      },
      'nat-instead-of-endpoints': {
        asks: 'Images and logs do not go through a NAT gateway.',
        title: ({ natGateways, natGiB }) =>
          `${counted(natGateways, 'NAT gateway')} of this region carried ${f.number(natGiB, 0)} GiB in 30 days, and there is no endpoint for the registry or the logs`,
        why: 'A NAT gateway charges for every GB, also for images and logs that stay within AWS. Whose traffic it is, the metrics do not say.',
        fix: 'Compare the NAT bill with the price of endpoints (an hourly charge for each endpoint and zone; the S3 gateway is free), then create those that pay off.',
      },
      'spot-without-base': {
        asks: 'At least one task runs on demand beside Fargate Spot.',
        title: ({ tasks }) =>
          tasks > 1
            ? `No task is sure to run on demand: all ${f.number(tasks, 0)} may be on Spot`
            : 'Its only task may be on Spot',
        why: 'Spot can take every task at once with two minutes of notice, and ECS does not fall back to on demand.',
        fix: 'Give FARGATE a base of one task or more, and let the rest be on Spot.',
      },
      'single-task': {
        asks: 'Two tasks or more run at any time.',
        title: ({ isMinimum }) => (isMinimum ? 'Autoscaling may go down to one task' : 'It runs a single task'),
        why: 'With one task, every restart, failed deployment and zone in trouble is an outage.',
        fix: 'Run two. Two smaller tasks often cost the same; switch this rule off with a reason where only one may run.',
      },
      'unrelated-containers': {
        asks: 'A task holds one program and what serves it.',
        title: ({ groups }) =>
          `One task does everything: nothing ties together ${f.list(groups.map((names) => names.join(' + ')))}`,
        why: 'They are sized, scaled, deployed and restarted as one: one that fails takes the others with it.',
        fix: 'Give each a task definition and a service of its own. Sidecars (proxies, log routers, agents) stay with their program.',
      },
      'platform-version': {
        asks: 'The platform version is LATEST, or one that Fargate still runs.',
        title: ({ version, latest, endedOn }) =>
          `Platform version ${version} is retired${endedOn === null ? '' : ` (ended on ${f.date(endedOn)})`}; the newest is ${latest}`,
        why: 'Fargate starts no new tasks on a retired version, and its security updates have ended.',
        fix: 'Deploy with LATEST.',
      },
      'no-health-check': {
        asks: 'Something asks whether the program still works: a load balancer or a container health check.',
        title: ({ containers: names }) => `${containers(names)}: no health check, and no load balancer that asks`,
        why: 'A program that hangs keeps its place, and a deployment counts as done before it answers.',
        fix: 'Add a health check that the program answers; the command must exist in the image, and the path must be yours.',
      },
      'no-circuit-breaker': {
        asks: 'A deployment that cannot come up is stopped and rolled back.',
        title: ({ isOn }) =>
          isOn ? 'The deployment circuit breaker does not roll back' : 'No deployment circuit breaker',
        why: 'ECS tries a broken revision again and again, and the last good one does not come back by itself.',
        fix: 'Switch the circuit breaker on, with rollback.',
      },
      'short-stop-timeout': {
        asks: 'On Spot, containers may use the two minutes between SIGTERM and the end.',
        title: ({ containers: names, seconds }) =>
          `${containers(names)}: killed ${f.seconds(seconds)} after SIGTERM, although Spot gives two minutes`,
        why: 'What a container has not finished by then is lost, while time would be left.',
        fix: 'Set stopTimeout to 120, and make sure that the program ends on SIGTERM.',
      },
      'storage-near-full': {
        asks: 'Ephemeral storage has room left.',
        title: ({ usedGiB, reservedGiB }) =>
          `Ephemeral storage near full: ${f.number(usedGiB)} of ${f.number(reservedGiB)} GiB`,
        why: 'A task whose disk is full fails at its next write; the unpacked image counts too.',
        fix: 'Raise ephemeral storage (21 to 200 GiB; above 20 it is billed), or write less.',
      },
      'no-logs': {
        asks: 'Every container sends its output somewhere.',
        title: ({ containers: names }) => `${containers(names)}: no log configuration`,
        why: 'What it prints is gone with the task, and with it the reason why it ended.',
        fix: 'Send it to CloudWatch Logs. The execution role needs logs:CreateLogStream and logs:PutLogEvents, and the group must exist.',
      },
      'latest-image': {
        asks: 'Images are named by a version or a digest.',
        title: ({ containers: names }) => `${containers(names)}: image by "latest"`,
        why: 'Two tasks of one revision can run different programs, and there is nothing to roll back to.',
        fix: 'Name the version, or better the digest, that was tested.',
      },
      'plain-secrets': {
        asks: 'No secret stands in a plain environment variable.',
        title: ({ variables }) =>
          `Secrets in plain variables: ${f.list(variables.flatMap(({ container, names }) => names.map((name) => `${container}/${name}`)))}`,
        why: 'Whoever may describe the task definition reads them, and so does every log of a deployment.',
        fix: 'Put the values into Parameter Store or Secrets Manager, take the variables out, name them under secrets, and let the execution role read them. Then change the values: these have been seen.',
      },
      'wildcard-role': {
        asks: 'The task role allows named actions only.',
        title: ({ role, wildcardActions, allBut }) => {
          const everything = allBut === null ? [] : [`everything but ${f.list(allBut)}`];
          return `Task role ${role} allows on every resource: ${f.list([...wildcardActions, ...everything])}`;
        },
        why: 'Whoever takes over the program may do the same.',
        fix: 'See what the role has used, and allow that, on the resources that it is about. A permissions boundary may allow less: it is not read.',
      },
      'shared-role': {
        asks: 'The task role is not the execution role.',
        title: ({ role }) => `Task role and execution role are the same: ${role}`,
        why: 'The program may pull any image and read every secret that only a start needs.',
        fix: 'Give the program a role of its own, with what it needs.',
      },
      'root-user': {
        asks: 'Containers run as a user that is not root, and not privileged.',
        title: ({ root, unset, privileged }) =>
          [
            ...(privileged.length > 0 ? [`privileged: ${f.list(privileged)}`] : []),
            ...(root.length > 0 ? [`runs as root: ${f.list(root)}`] : []),
            ...(unset.length > 0 ? [`no user set, so the image decides: ${f.list(unset)}`] : []),
          ]
            .join('; ')
            .replace(/^./, (first) => first.toUpperCase()),
        why: 'What breaks out of the program owns the container. Most images run as root unless told otherwise.',
        fix: 'Set a user; the image’s files must belong to it or be readable.',
      },
      'writable-root': {
        asks: 'The root file system is read-only.',
        title: ({ containers: names }) => `${containers(names)}: writable root file system`,
        why: 'What breaks into the program can change its files and leave others.',
        fix: 'Make it read-only, with a volume for each folder that the program writes to, such as /tmp. ECS Exec needs it writable.',
      },
      'public-ip': {
        asks: 'Tasks have no public address.',
        title: ({ tasks, monthlyUsd }) =>
          `Every task gets a public IP${tasks > 0 ? ` (${f.usd(monthlyUsd)} a month for ${counted(tasks, 'task')})` : ''}`,
        why: 'The internet can reach each task as far as its security group allows, and each address costs.',
        fix: 'Run in private subnets behind a load balancer. They must reach the registry and the logs, by endpoints or a NAT gateway, before this is switched.',
      },
    },
    notKnown: {
      Denied: ({ iamAction }) => `AWS denied it: allow ${iamAction}.`,
      Unavailable: ({ operation }) => `${operation} gave no answer.`,
      OnlyTaskDefinition: () => 'A task definition does not say: check the service that runs it.',
      NotSized: () => 'The metrics do not allow a size; the size command says why.',
      FewDays: ({ days, neededDays }) => `There are only ${f.days(days)} of data; ${f.days(neededDays)} are needed.`,
      NoContainerInsights: () => 'Container Insights has no figures of it: turn it on for the cluster.',
      ImageDecides: ({ images }) =>
        `The tag names x86 (${images}); whether there is a build for ARM64, only the registry knows.`,
    },
    severity: { high: 'high', medium: 'medium', low: 'low' },
    headline: ({ findings, counts }) => `${counted(findings, 'finding')}: ${counts}`,
    nothingFound: ({ passed }) => `Nothing to change: ${counted(passed, 'rule')} held`,
    count: ({ count, severity }) => `${f.number(count, 0)} ${severity}`,
    scope: ({ what, region, rules }) =>
      `${what}${region === null ? '' : ` in ${region}`} against ${counted(rules, 'rule')} of good practice`,
    headings: {
      passed: 'Held',
      notRead: 'Not read',
      notApplicable: 'Does not apply',
      skipped: 'Switched off',
      change: 'Change',
    },
    skipped: ({ rule, reason, by }) => `${rule}: ${reason} (${by === 'tag' ? "by the service's tag" : 'by a setting'})`,
    unusableSkip: ({ rule, because }) =>
      because === 'unknownRule'
        ? `${rule}: there is no such rule, so nothing is switched off`
        : `${rule}: not switched off, since no reason is given`,
    inTaskDefinition: 'In the task definition:',
    changeTooLong: 'The change is too long for Slack: the command line prints it.',
    loading: (service) => `Checking ${service}…`,
    button: 'Check',
  };
}
