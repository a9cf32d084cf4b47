import { defineIncident, minutesAgo, stopsEvery } from './incident.ts';
import type { SampleService, SampleStop } from './sample-service.ts';
import { appContainer, plantedSecretMarker, type StoryTime } from './story.ts';

type StopFields = Omit<SampleStop, 'at' | 'slot'>;

const account = '123456789012';
const registry = `${account}.dkr.ecr.eu-west-1.amazonaws.com`;

function exited(exitCode: number, fields: Partial<StopFields> = {}): StopFields {
  return {
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    exitCode,
    ...fields,
  };
}

function neverStarted(stoppedReason: string): StopFields {
  return { stopCode: 'TaskFailedToStart', stoppedReason, neverStarted: true };
}

const outOfMemory = 'OutOfMemoryError: Container killed due to memory usage';

/** Services whose tasks end, or do not begin: memory, crashes, images, secrets, logs. */
export function oncallTaskStories(time: StoryTime): readonly SampleService[] {
  const crash = (name: string, story: string, exitCode: number, logs: readonly string[]): SampleService =>
    defineIncident(time, { name, story, stops: stopsEvery(time, 6, 6, exited(exitCode)), incident: { logs } });
  const unstarted = (name: string, story: string, reason: string): SampleService =>
    defineIncident(time, {
      name,
      story,
      deploying: { minutesAgo: 35 },
      stops: stopsEvery(time, 5, 6, neverStarted(reason)),
    });

  return [
    defineIncident(time, {
      name: 'cart-api',
      story: 'A deployment forty minutes ago needs more memory than it has: its tasks are killed, and it hangs.',
      deploying: { minutesAgo: 40 },
      stops: stopsEvery(time, 6, 6, exited(137, { containerReason: outOfMemory, newestLivedMinutes: 3 })),
      incident: { logs: ['Loading the catalogue into memory', 'Killed'] },
    }),
    defineIncident(time, {
      name: 'order-intake',
      story: 'Two causes at once: tasks are killed for memory, and the vCPU quota lets no replacement start.',
      stops: stopsEvery(time, 8, 4, exited(137, { containerReason: outOfMemory, memoryRampMinutes: 6 })),
      incident: {
        missing: { tasks: 1, since: minutesAgo(time, 12) },
        events: [
          {
            at: minutesAgo(time, 4),
            message:
              '(service order-intake) was unable to place a task. Reason: You’ve reached the limit on the number of vCPUs you can run concurrently.',
          },
        ],
      },
    }),
    crash('invoice-worker', 'Crashes every six minutes with exit code 1.', 1, [
      'Connecting to the ledger',
      'Error: relation "invoice" does not exist',
    ]),
    crash('mailer', 'Is killed (137), and not for memory.', 137, ['Shutting down', 'Still 12 messages to send']),
    crash('pdf-renderer', 'A segmentation fault (139) every six minutes.', 139, ['rendering page 3']),
    crash('feed-builder', 'Aborts by itself (134) every six minutes.', 134, ['FATAL ERROR: heap out of range']),
    crash('queue-proxy', 'Something in the task sends it SIGTERM (143).', 143, ['received SIGTERM']),
    crash('nightly-import', 'Comes to its end (0) and is started again.', 0, ['Imported 0 rows', 'Done']),
    unstarted(
      'partner-sync',
      'The execution role may not pull the image.',
      `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${registry}/partner-sync:14: pulling from host ${registry} failed with status code [manifests 14]: 403 Forbidden`,
    ),
    unstarted(
      'geo-lookup',
      'The subnets have no way to the registry.',
      'CannotPullContainerError: The task cannot pull registry.example.com/geo/lookup:9 from the registry. There is a connection issue between the task and the registry: dial tcp 10.1.2.3:443: i/o timeout',
    ),
    unstarted(
      'report-generator',
      'Docker Hub limits how often the image may be pulled.',
      'CannotPullContainerError: inspect image has been retried 5 time(s): httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/reporter/manifests/3: 429 Too Many Requests - toomanyrequests: You have reached your pull rate limit',
    ),
    unstarted(
      'session-store',
      'The execution role may not read a secret.',
      `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:${account}:secret:session/key-AbCdEf from secrets manager: AccessDeniedException: not authorized to perform: secretsmanager:GetSecretValue`,
    ),
    unstarted(
      'audit-log',
      'The log group that the task definition names is not there.',
      'ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.',
    ),
    unstarted(
      'arm-mover',
      'The image is built for another architecture.',
      'CannotStartContainerError: failed to create shim task: OCI runtime create failed: exec /usr/bin/app: exec format error',
    ),
    spiller(time),
  ];
}

/** Secrets wherever a service can spill them; none of them may be read in any answer. */
function spiller(time: StoryTime): SampleService {
  const secret = (what: string) => `${plantedSecretMarker}-${what}`;
  return defineIncident(time, {
    name: 'secret-spiller',
    story: 'Spills passwords, tokens and keys in reasons, events, variables and logs.',
    tags: { 'registry-password': secret('tag'), note: `the password is ${secret('note-1')}`, team: 'platform' },
    containers: [
      appContainer('secret-spiller', {
        command: ['node', 'server.js', '--api-key', secret('command')],
        environment: { AWS_SECRET_ACCESS_KEY: secret('environment') },
      }),
    ],
    stops: stopsEvery(time, 6, 6, {
      stopCode: 'EssentialContainerExited',
      stoppedReason: `Essential container in task exited: DATABASE_PASSWORD=${secret('reason')} is wrong`,
      containerReason: `CannotConnect: postgres://app:${secret('container')}@db.internal:5432/shop`,
      exitCode: 1,
    }),
    incident: {
      events: [
        {
          at: minutesAgo(time, 3),
          message: `(service secret-spiller) is unhealthy: GET /health?token=${secret('event')} answered 500`,
        },
      ],
      logs: [
        `login with password: ${secret('log-password')}`,
        `{"authorization":"Bearer ${secret('log-bearer')}","level":"error"}`,
        `AWS_SECRET_ACCESS_KEY=${secret('log-key')} AKIAIOSFODNN7EXAMPLE`,
        '-----BEGIN RSA PRIVATE KEY-----',
        `MIIE${secret('log-pem')}`,
        '-----END RSA PRIVATE KEY-----',
        `the password for app is ${secret('sentence-1')}`,
        `비밀번호는 ${secret('korean-1')}입니다`,
        `{"name":"DB_PASSWORD","value":"${secret('pair')}"}`,
        'Error: could not connect',
      ],
    },
  });
}
