import type { HelpWords } from '../words.ts';

/** Help, in Slack and on the command line. */
export function englishHelp(): HelpWords {
  return {
    intro: 'Finds the right task size for a service on AWS Fargate, what it saves a month, and how sure that is.',
    commands: {
      size: {
        summary: 'Recommend a task size for a service.',
        notes: [
          'A service is a name, part of a name, cluster/service, or an ARN.',
          'Nothing is changed: the answer holds a change to paste.',
        ],
      },
      why: {
        summary: 'Say what is wrong with a service, since when, and what to do first.',
        notes: [
          'Nothing is changed. Log lines are read only when asked for: why my-service logs.',
          'What may not be read is named with the IAM action to allow.',
        ],
      },
      ask: {
        summary: 'Answer a question about Fargate in plain words, with its sources.',
        notes: [
          'A question that names a service runs the command that answers it, and says which.',
          'What the articles do not know is not answered. Also: mention the bot, or write to it.',
        ],
      },
      fleet: {
        summary: 'Size every Fargate service of a region and say what they could save together.',
        notes: [
          'What is left out, and why, is listed at the end. Nothing is changed.',
          'The accounts are those of the file that ADVISOR_ACCOUNTS names, else that of the credentials.',
        ],
      },
      choose: {
        summary:
          'Where to run something: Lambda, Fargate, EC2, EKS or Managed Instances, by what it needs and what it costs.',
        notes: [
          'What cannot run it is shut out first; what can is ranked by its list price, with what the price leaves out.',
          'Of a service that is named, size, tasks and hours are read from its metrics; what is typed beside it counts before them.',
          'Without concurrency= a task serves one request at a time: tasks = requests × runtime ÷ (hours × 30.4 × 3600).',
        ],
      },
      cost: {
        summary: 'What tasks of a size cost, line by line, and what they would cost otherwise.',
        notes: [
          'A size is vCPU and GB, such as 0.5 1, or CPU units and MiB, such as 512 1024.',
          '8 hours a day are 243.33 of the 730 hours of a month. No AWS credentials are needed.',
        ],
      },
      check: {
        summary: 'Hold a service and its task definition against good practice, with the change for each finding.',
        notes: [
          'A rule is switched off with a reason: the tag fargate-advisor:skip:RULE on the service, or ADVISOR_CHECK_SKIP.',
          'Of environment variables only names are shown. Nothing is changed.',
        ],
      },
      prices: {
        summary: 'Show which prices are known and how old they are, or read the published ones anew.',
        notes: [
          'update reads AWS’s public price files of Fargate, Lambda and EKS and the feed of Fargate Spot. No credentials are needed.',
          'They are kept in the store, or in a file of your cache where there is none.',
        ],
      },
      migrate: {
        summary: 'Say what keeps a task definition for EC2 from running on Fargate, and what each thing takes.',
        notes: [
          'A task definition is a family, family:revision or an ARN. --service says more: its strategy, its target groups, its tasks.',
          'With --from the file is your own: the whole task definition for Fargate is printed, your values in it.',
        ],
      },
      digest: {
        summary: 'Say once a day, week or month what could be saved and what is at risk, in this channel.',
        notes: [
          'Without a time: the digest of now, for you alone. Times are on your own clock unless a time zone is named.',
          'list, pause, resume and stop are about the digests of the channel they are typed in.',
          'On the command line it prints the digest of now; nothing is sent.',
        ],
      },
      db: {
        summary: 'Export, import or compact what the bot remembers.',
        notes: [
          'The store is the one that DATABASE_URL or ADVISOR_STORE names. Without a file: standard output, standard input.',
        ],
      },
      doctor: {
        summary: 'Look whether everything is there that the advisor needs, and say what to do where it is not.',
        notes: ['Reads the same settings as the bot. Nothing is changed and nothing is posted.'],
      },
      collect: {
        summary: 'Write everything that a recommendation rests on as one JSON document.',
        notes: ['Size it later, without AWS, with "size --from FILE".'],
      },
      'metrics-query': {
        summary: 'Print the aws commands that read the metrics of a service.',
        notes: ['For people who may not give the advisor credentials: run them, then "size --metrics FILE".'],
      },
      help: { summary: 'Show this list, or how one command works.', notes: [] },
      version: { summary: 'Show the version.', notes: [] },
    },
    options: {
      cluster: 'Look in this cluster only.',
      region: 'The AWS region; otherwise the one that is configured.',
      regions: 'The AWS regions, separated by commas; otherwise the one that is configured.',
      account: 'A configured account, id or name; otherwise that of the credentials.',
      accounts: 'Configured accounts, ids or names, separated by commas; otherwise all of them.',
      fresh: 'Begin anew, also when an interrupted sweep could go on.',
      top: 'How many services to show; json and csv hold all of them.',
      sort: 'What comes first: the greatest saving, or what is too small.',
      tag: 'Only services with this tag, such as team=web or team.',
      owner: 'Only services of this owner: what their tag fargate-advisor:owner, owner or team says.',
      minimumSavingUsd: 'Leave out savings of fewer dollars a month.',
      maxApiUsd: 'Ask CloudWatch for no more than this many dollars; the rest is left out.',
      days: 'How many days to look back.',
      goal: 'What matters most; balanced unless told or tagged.',
      discountPercent: 'Percent off the list price, such as a Savings Plan.',
      format: 'How to print; text on a terminal.',
      lang: 'The language, en or ko; otherwise your own.',
      logs: 'Add the last lines of the container that stopped, without secrets.',
      explain: 'Show the steps and figures behind the size.',
      serviceName: 'The service that runs it.',
      severity: 'Exit with 3 when there is a finding of this severity or a higher one.',
      failOnFindings: 'Exit with 3 when the size should change.',
      from: 'Read documents from a file, or - for standard input, instead of AWS.',
      metrics: 'What "aws cloudwatch get-metric-data" printed.',
      taskDefinition: 'What "aws ecs describe-task-definition" printed.',
      count: 'How many tasks run.',
      kind: 'What it is: a server, a worker, or runs that begin and end.',
      runtimeMs: 'How long one request or run takes, such as 800ms or 20m.',
      requests: 'Requests or runs a month, such as 3M.',
      concurrency: 'Requests that one task serves at once; one unless told.',
      memoryMiB: 'Memory that one task needs, such as 512MB.',
      vcpu: 'vCPU that one task needs.',
      gpus: 'GPUs that one task needs.',
      kubernetes: 'It needs the Kubernetes API.',
      state: 'What it keeps: nothing, files that tasks share, or a disk of its own.',
      hostAccess: 'It needs privileged containers, the host network or a machine image of its own.',
      longConnections: 'It holds connections open, such as WebSockets.',
      imageGiB: 'How large its image is.',
      startSeconds: 'How long a start may take.',
      interruptible: 'Whether it may be stopped with two minutes of notice.',
      servers: 'Whether the team is willing to run machines.',
      only: 'Compare these options alone.',
      tasks: 'How many tasks run at once; of runs, in each of them.',
      hoursADay: 'How many hours a day they run. A month is 730 hours.',
      architecture: 'The processor: x86, or arm64 for Graviton.',
      operatingSystem: 'The operating system; Windows adds a licence.',
      spotPercent: 'The share of tasks on Fargate Spot.',
      storageGiB: 'Ephemeral storage of a task; 20 GB are free.',
      commit: 'A Compute Savings Plan for one or three years, nothing paid up front.',
      runs: 'Short tasks in place of ones that stay: how many runs a month.',
      durationSeconds: 'How long a run takes, such as 40s, 5m or 1h. A minute is billed at least.',
      publicIp: 'Each task has a public IPv4 address.',
      output: 'The file to write; otherwise standard output.',
    },
    accepts: (expected) => `Takes ${expected}.`,
    byDefault: (value) => `${value} unless told.`,
    because: { FiveMinuteRetention: 'CloudWatch keeps 5-minute datapoints for 63 days.' },
    headings: { usage: 'Usage', examples: 'Examples', options: 'Options' },
    more: (command) => `More about one command: ${command}`,
    onCommandLine: (commands) => `On the command line there is also ${commands}.`,
    exitHeading: 'Exit status',
    exitStatuses: [
      '0  done; a finding is not a failure',
      '1  failed',
      '2  the command was not understood',
      '3  --fail-on-findings was given and the size should change, or --severity and there is such a finding',
    ],
  };
}
