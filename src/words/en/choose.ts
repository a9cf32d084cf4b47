import type { Gate } from '../../core/choice/gates.ts';
import type { ChooseWords } from '../choose.ts';
import type { Formats } from '../formats.ts';

const OPTIONS: ChooseWords['options'] = {
  lambda: 'AWS Lambda',
  fargate: 'ECS on Fargate',
  'fargate-arm64': 'ECS on Fargate, Graviton',
  'fargate-spot': 'ECS on Fargate Spot',
  'ecs-managed-instances': 'ECS Managed Instances',
  'ecs-ec2': 'ECS on EC2',
  'eks-fargate': 'EKS on Fargate',
  'eks-ec2': 'EKS with a node group',
};

/** What a choice of compute says. */
export function englishChoose(f: Formats): ChooseWords {
  const tasks = (count: number) => (count === 1 ? 'one task' : `${f.number(count, 0)} tasks`);
  const pods = (count: number) => (count === 1 ? 'one pod' : `${f.number(count, 0)} pods`);
  const millions = (count: number) =>
    count >= 1e6 ? `${f.number(count / 1e6, 1)} M` : f.number(Number(count.toPrecision(2)), 0);
  const lambda = (arm: boolean) => (arm ? 'Lambda on ARM' : 'Lambda');
  const onSpot = (share: number) => (share === 0 ? '' : `, ${share === 100 ? 'all' : percent(share)} of them on Spot`);
  const percent = (value: number) => f.percent(value);
  const named = (options: readonly (keyof typeof OPTIONS)[]) => f.list(options.map((option) => OPTIONS[option]));
  const gates: ChooseWords['gates'] = {
    RuntimeTooLong: ({ limitMinutes }) =>
      `A function ends after ${f.minutes(limitMinutes)}; on Lambda Managed Instances an asynchronous one ends after 90, and a durable function has to be cut into steps.`,
    RunsAroundTheClock: () => 'It runs around the clock; a function runs only while it answers.',
    MemoryTooLarge: ({ limitMiB }) => `It needs more than the ${f.memory(limitMiB)} that there are.`,
    VcpuTooMany: ({ limitVcpu }) => `It needs more than the ${f.vcpu(limitVcpu)} that there are.`,
    NoGpu: () => 'There are no GPUs.',
    NoWindows: () => 'Windows does not run there.',
    NoArmImages: () => 'Its images do not exist for ARM64.',
    NoX86Images: () => 'Its images do not exist for x86.',
    NotInterruptible: () => 'Spot may stop a task with two minutes of notice.',
    KubernetesNeeded: () => 'It needs the Kubernetes API.',
    NoHostAccess: ({ kind }) =>
      ({
        network: 'The network of the host cannot be used.',
        privileged: 'Privileged containers are not allowed.',
        image: 'A machine image of your own cannot be used.',
      })[kind],
    NoDisk: () => 'A disk of its own cannot be attached.',
    NoLongConnections: () => 'A function cannot hold a connection open.',
    ImageTooLarge: ({ limitGiB }) => `Its image is larger than the ${f.memory(limitGiB * 1024)} that are allowed.`,
    StartTooSlow: ({ atLeastSeconds }) => `A task takes about ${f.seconds(atLeastSeconds)} to start, or longer.`,
    DrainedAfterDays: ({ days }) => `Its machines are replaced after ${f.days(days)}, with whatever runs on them.`,
    NoServersWanted: () => 'Its machines are yours to patch and to replace.',
  };
  const gateSentence = (gate: Gate) => (gates[gate.code] as (figures: Gate['figures']) => string)(gate.figures);
  return {
    headline: ({ option, usd }) => `${option}, at about ${usd} a month`,
    headlineUnpriced: ({ option }) => `${option}; its price is not known here`,
    headlineNone: 'Nothing that is compared here can run this',
    options: OPTIONS,
    gates,
    reasonsFor: {
      Cheapest: (d) => `The cheapest, ${percent(d.percentBelowNext)} below the next.`,
      PaysOnlyRequests: (d) =>
        `It costs nothing between requests: tasks would be at work ${d.busyPercent < 1 ? 'less than 1%' : percent(d.busyPercent)} of the time.`,
      NothingToOperate: () => 'Nothing below the code is yours to run.',
      NoServers: () => 'No machines to patch, to pack or to scale.',
      StartsInASecond: () => 'It starts within about a second.',
      StopsByTheHour: (d) => `It is paid by the second, so that ${f.hours(d.hoursPerDay)} a day cost what they are.`,
      ArmIsCheaper: (d) => `${percent(d.percent)} below the same on x86.`,
      SpotIsCheaper: (d) => `${percent(d.percent)} below the same on demand.`,
      HasGpus: () => 'It has GPUs.',
      HasWindows: () => 'It runs Windows.',
      AwsPatches: () => 'EC2 without its upkeep: AWS chooses, patches and replaces the machines.',
      AnyInstanceType: () => 'Any instance type: more memory to a vCPU, local disks, newer processors.',
      MachinesAreFull: (d) => `The machines would be ${percent(d.percent)} full.`,
      KubernetesApi: () => 'It has the Kubernetes API.',
      HostAccess: () => 'The host is yours: privileged containers, its network, your own image.',
      CommitmentsApply: () => 'EC2 Savings Plans, Reserved Instances and Spot lower the price of the machines.',
      OwnIsolation: () => 'Each task is isolated as if it had a machine of its own.',
    },
    reasonsAgainst: {
      DearerThanCheapest: (d) =>
        d.percent < 100
          ? `${percent(d.percent)} dearer than the cheapest.`
          : `${f.number(1 + d.percent / 100, 1)} times the price of the cheapest.`,
      ColdStarts: () => 'A cold start adds 0.1 s to over a second to a few requests.',
      RunsEndAfter: (d) => `No run may take longer than ${f.minutes(d.minutes)}.`,
      PaysWhileIdle: (d) => `${percent(d.idlePercent)} of the time is paid for and idle.`,
      StartsSlowly: (d) => `Another task takes ${f.number(d.fromSeconds, 0)} to ${f.seconds(d.toSeconds)} to start.`,
      NeedsArmImages: () => 'Its images must be built for ARM64.',
      TwoMinutesNotice: () => 'AWS may stop a task with two minutes of notice.',
      NoFallback: () => 'When Spot runs out, nothing takes its place by itself.',
      NothingOnSpot: () =>
        'With one task nothing is on Spot: the mix keeps one on demand, so that this is Fargate at its full price.',
      ServersToPatch: () => 'Machines to patch, to scale and to replace are work that no price shows.',
      MachinesAreEmpty: (d) => `The machines would be ${percent(d.percent)} full: the rest is paid for.`,
      FeePercent: (d) => `AWS charges about ${percent(d.percent)} of the on-demand price for managing the machines.`,
      DrainedEveryTwoWeeks: () => 'Every machine is drained and replaced within 14 days.',
      ClusterFee: (d) => `The cluster alone costs ${f.cents(d.monthlyUsd)} a month.`,
      KubernetesToLearn: () => 'Kubernetes has to be run and upgraded, and nothing here asks for it.',
      X86OnDemandOnly: () => 'On EKS, Fargate is x86 on demand only: no Spot, no ARM, no DaemonSets.',
      NoPriceKnown: () => 'Its price is not known here, so that it cannot be compared.',
      SizesInSteps: (d) => `Sizes come in steps: ${percent(d.unusedPercent)} of the task is more than was asked for.`,
    },
    leavesOut: {
      LoadBalancer: 'load balancer',
      ApiGateway: 'API Gateway or load balancer',
      Logs: 'logs',
      FreeTier: 'free tier',
      SavingsPlans: 'Savings Plans',
      ImagePull: 'the time of pulling the image',
      PublicIpv4: 'public IPv4 or NAT gateway',
      NatGateway: 'NAT gateway',
      Disk: 'disks',
      People: 'the work of running machines',
      SpotMoves: 'moves of the Spot price',
      SpotEstimated: 'a Spot price that was read (an estimate stands for it)',
    },
    operations: { least: 'next to none', low: 'little', medium: 'some', high: 'much' },
    startUp: ({ fromSeconds, toSeconds }) => `${f.number(fromSeconds, 1)} to ${f.seconds(toSeconds)}`,
    shapes: {
      function: (memory) => `a function of ${memory}`,
      tasks: (d) => `${d.pods ? pods(d.tasks) : tasks(d.tasks)} of ${d.size}${onSpot(d.spotPercent)}`,
      instances: (d) => `${f.number(d.instances, 0)} × ${d.type}, ${percent(d.packedPercent)} full`,
    },
    unpriced: {
      NoPrice: ({ what, region, nearest }) =>
        `no price is known for ${what} in ${region}${nearest === '' ? '' : ` (the nearest region with one is ${nearest})`}`,
      RuntimeUnknown: 'not priced: how many requests there are, or how long one takes, is not known',
      WindowsLicence: 'not priced: the price of Windows on EC2 is not in the book',
      NothingFits: 'not priced: no instance type whose price is known here has room for it',
    },
    breakEven: {
      requests: ({ arm, server, requests, perSecond }) =>
        `${lambda(arm)} is cheaper than ${server} below ${millions(requests)} requests a month${perSecond === '' ? '' : ` (${perSecond} a second)`}.`,
      always: ({ arm, server }) =>
        `${lambda(arm)} is cheaper than ${server} at any number of requests: a task that is at work all the time costs more than what it serves.`,
      packed: (d) =>
        `${d.option} wins over ${d.fargate} only if you keep it over ${f.number(d.percent, 1)}% packed (${d.type}, on demand).`,
      neverPacked: (d) =>
        `${d.option} never wins over ${d.fargate} at list price: a full ${d.type} costs ${f.number(d.percent, 1)}% of the same on Fargate.`,
    },
    otherClouds: {
      'cloud-run':
        'Google Cloud Run runs containers by the request, scales to zero and serves several requests in one instance; its requests end after 60 minutes.',
      'gke-autopilot':
        'GKE Autopilot is Kubernetes billed by the pod, nearest to EKS on Fargate, and it has Spot, ARM and GPUs.',
      'azure-container-instances':
        'Azure Container Instances starts single container groups by the second, nearest to a Fargate task without a service around it.',
    },
    problems: {
      NothingTold: () =>
        'Say what is to run: "choose runtime=800ms requests=3M memory=512MB", "choose tasks=10 vcpu=1 memory=2GB", or a service that runs today.',
      MemoryMissing: () => 'How much memory one task needs is missing: add memory=512MB, or what it is.',
      RuntimeMissing: ({ requests }) =>
        `How long one of the ${f.number(requests, 0)} requests takes is missing: add runtime=800ms, or what it is.`,
      RequestsMissing: ({ runtimeMs }) =>
        `How many runs of ${f.duration(runtimeMs / 60_000)} there are a month is missing: add requests=3M, or tasks= where they run around the clock.`,
      TasksTooFew: ({ tasks: asked, needed }) =>
        `${asked === 1 ? 'One task does' : `${f.number(asked, 0)} tasks do`} not serve these requests: ${f.number(needed, 0)} are needed, or concurrency= with the requests that one task serves at once.`,
      WindowsOnArm: () => 'Windows runs on x86 only: use arch=x86, or os=linux.',
      OnlyImpossible: ({ only, gates: shut, possible }) =>
        `${named(only)} cannot run this. ${shut.map(gateSentence).join(' ')} ${
          possible.length === 0
            ? 'Nothing else that is compared here can.'
            : `${named(possible)} can: add one to only=, or leave only= out.`
        }`,
    },
    notes: {
      SizeRoundedUp: ({ asked, size }) =>
        `Fargate has no task of ${f.size(asked)}: the smallest that holds it is ${f.size(size)}, which is what is priced.`,
      InterruptionNotSaid: ({ option, usd }) =>
        `Spot comes first only if a task may be stopped with two minutes of notice, which nobody said. If not (interruptible=no), it is ${OPTIONS[option]}, at ${f.cents(usd)} a month.`,
      ArmImagesNotSaid: ({ option, usd }) =>
        `Graviton comes first only if the images are built for ARM64, which nobody said. If not (arch=x86), it is ${OPTIONS[option]}, at ${f.cents(usd)} a month.`,
      SingleTask: ({ option, usd }) =>
        `A single task is down while it is replaced and when its zone fails. Two of them are ${f.cents(usd)} a month on ${OPTIONS[option]}; EC2 machines are priced for two zones already. Compare with tasks=2.`,
      SavingsPlans: ({ option, oneYearUsd, threeYearsUsd }) =>
        `Under a Compute Savings Plan, paid around the clock, ${OPTIONS[option]} is ${f.cents(oneYearUsd)} a month for one year and ${f.cents(threeYearsUsd)} for three. The plan covers Lambda and EC2 too; it does not cover Spot.`,
    },
    facts: {
      kind: { service: 'a server', worker: 'a worker', batch: 'runs that begin and end' },
      requests: ({ requests, runtime }) => `${requests} requests a month of ${runtime}`,
      requestsOnly: (requests) => `${requests} requests a month`,
      runtimeOnly: (runtime) => `runs of ${runtime}`,
      tasks: (count) => tasks(count),
      need: ({ vcpu, memory }) => (vcpu === null ? `${memory} each` : `${vcpu} and ${memory} each`),
      hoursADay: (hours) => (hours >= 24 ? 'around the clock' : `${f.hours(hours)} a day`),
      gpus: (count) => (count === 1 ? 'one GPU each' : `${f.number(count, 0)} GPUs each`),
      kubernetes: 'Kubernetes needed',
      state: { shared: 'shared files', disk: 'a disk of its own' },
      hostAccess: {
        network: 'the network of the host',
        privileged: 'privileged containers',
        image: 'a machine image of its own',
      },
      longConnections: 'long connections',
      image: (gib) => `an image of ${f.memory(gib * 1024)}`,
      start: (seconds) => `starts within ${f.seconds(seconds)}`,
      interruptible: 'may be interrupted',
      notInterruptible: 'may not be interrupted',
      noServers: 'no machines to run',
      fromMetrics: ({ service, days }) => `from what ${service} did in ${f.days(days)}`,
    },
    headings: {
      possible: 'What can run it, the cheapest first',
      impossible: 'What cannot',
      breakEven: 'Where the balance tips',
      otherClouds: 'On other clouds, for orientation and not priced',
      notes: 'To know',
    },
    labels: {
      monthly: (usd) => `${usd} a month`,
      without: (what) => `without ${what}`,
      operations: 'Work to run it',
      startUp: 'Start-up',
      speaksFor: 'For',
      speaksAgainst: 'Against',
    },
    columns: { option: 'Where', monthly: 'A month', runs: 'What would run' },
    prices: ({ region, asOf }) =>
      `List prices of ${region} before Savings Plans and tax, the oldest as of ${f.date(asOf)}.`,
    form: {
      title: 'Where to run it',
      submit: 'Compare',
      again: 'Change',
      service: 'A service that runs today',
      kind: 'What it is',
      runtimeMs: 'How long one request or run takes',
      runtimeHint: 'Such as 800ms, 40s or 20m; nothing where it runs around the clock',
      requests: 'Requests or runs a month',
      requestsHint: 'Such as 3M or 50k',
      concurrency: 'Requests that a task serves at once',
      tasks: 'Tasks at once',
      memoryMiB: 'Memory of a task',
      memoryHint: 'Such as 512MB or 2GB',
      vcpu: 'vCPU of a task',
      hoursADay: 'Hours a day',
      gpus: 'GPUs of a task',
      operatingSystem: 'Operating system',
      kubernetes: 'Kubernetes needed',
      state: 'What it keeps',
      stateKinds: { none: 'Nothing', shared: 'Files that tasks share', disk: 'A disk of its own' },
      longConnections: 'Keeps connections open (WebSockets)',
      hostAccess: 'Needs of the host',
      hostAccessKinds: {
        none: 'Nothing',
        network: 'Its network',
        privileged: 'Privileged containers',
        image: 'A machine image of its own',
      },
      imageGiB: 'Size of the image, unpacked',
      imageHint: 'Such as 500MB or 12GB',
      only: 'Compare only',
      onlyHint: 'Such as lambda, fargate, ecs-ec2',
      days: 'Days of metrics, where a service is named',
      startSeconds: 'How long a start may take',
      startHint: 'Such as 5s or 2m',
      interruptible: 'May be interrupted',
      servers: 'Willing to run machines',
      architecture: 'Images exist for',
      anyArchitecture: 'x86 and ARM64',
      region: 'Region',
      unknown: 'Not known',
      yes: 'Yes',
      no: 'No',
    },
  };
}
