import { describe, expect, it } from 'vitest';
import { CAUSE_CODES, diagnose } from '../../../src/core/oncall/diagnose.ts';
import type { Symptoms, TaskStop } from '../../../src/core/oncall/symptoms.ts';
import { HEALTHY, minutesAgo, SERVICE, stop, usage } from '../../support/symptoms.ts';

const codes = (symptoms: Partial<Symptoms>) => diagnose({ ...HEALTHY, ...symptoms }).map(({ code }) => code);
const first = (stops: TaskStop[]) => diagnose({ ...HEALTHY, stops })[0];

describe('diagnose', () => {
  it('finds nothing where nothing is wrong, also where nothing beside the service could be read', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ service: null, stops: null, tasks: null })).toEqual([]);
  });

  it.each([
    [
      'a scale-in',
      { stopCode: 'ServiceSchedulerInitiated', reason: 'Scaling activity initiated by (deployment x)', exitCode: 143 },
    ],
    [
      'a deployment that ends with 0',
      { stopCode: 'ServiceSchedulerInitiated', reason: 'Scaling activity', exitCode: 0 },
    ],
    [
      'a deployment whose task had to be killed',
      { stopCode: 'ServiceSchedulerInitiated', reason: null, exitCode: 137 },
    ],
    ['a person who stops a task', { stopCode: 'UserInitiated', reason: 'Task stopped by user', exitCode: 143 }],
  ])('does not count %s', (_what, fields) => {
    expect(codes({ stops: [stop(fields)] })).toEqual([]);
  });

  it.each([
    [0, 'finished'],
    [1, 'error'],
    [2, 'error'],
    [127, 'missingProgram'],
    [134, 'abort'],
    [137, 'killed'],
    [139, 'segfault'],
    [143, 'terminated'],
    [255, 'error'],
  ])('reads exit code %i as %s', (exitCode, kind) => {
    expect(first([stop({ exitCode }), stop({ exitCode })])).toMatchObject({
      code: 'CrashLoop',
      figures: { exitCode, kind, container: 'app', times: 2 },
    });
  });

  it('tells a kill for memory from any other 137', () => {
    expect(
      first([stop({ exitCode: 137, containerReason: 'OutOfMemoryError: Container killed due to memory usage' })])?.code,
    ).toBe('OutOfMemory');
    expect(first([stop({ exitCode: 137 })])?.code).toBe('CrashLoop');
  });

  it.each([
    ['CannotPullContainerError: ref web:1: not found', 'missing'],
    ['CannotPullContainerError: pull access denied, repository does not exist or may require authorization', 'auth'],
    ['CannotPullContainerError: dial tcp: lookup api.ecr.eu-west-1.amazonaws.com: no such host', 'network'],
    ['CannotPullContainerError: 429 Too Many Requests - toomanyrequests', 'rateLimit'],
    [
      "CannotPullContainerError: image Manifest does not contain descriptor matching platform 'linux/amd64'",
      'platform',
    ],
    ['CannotPullContainerError: failed to extract layer: no space left on device', 'disk'],
    [
      'ResourceInitializationError: unable to pull secrets or registry auth: unable to retrieve ecr registry auth: RequestError: send request failed: dial tcp: i/o timeout',
      'network',
    ],
  ])('reads %s as %s', (reason, kind) => {
    const failed = stop({ stopCode: 'TaskFailedToStart', reason, startedAt: null });

    expect(first([failed])).toMatchObject({ code: 'ImagePullFailed', figures: { kind } });
  });

  it.each([
    [
      'unable to pull secrets or registry auth: unable to retrieve secret from asm: AccessDeniedException',
      'secrets',
      'denied',
    ],
    ['unable to retrieve secrets from ssm: invalid parameters: /app/key', 'secrets', 'missing'],
    [
      'unable to pull secrets or registry auth: There is a connection issue between the task and AWS Secrets Manager',
      'secrets',
      'unreachable',
    ],
    [
      'failed to validate logger args: create stream: ResourceNotFoundException: The specified log group does not exist',
      'logs',
      'missing',
    ],
    [
      'failed to invoke EFS utils commands to set up EFS volumes: mount.nfs4: Connection timed out',
      'storage',
      'unreachable',
    ],
    ['ECS was unable to assume the role that was provided for this task', 'role', 'unknown'],
  ])('reads %s as %s %s', (reason, what, why) => {
    const failed = stop({
      stopCode: 'TaskFailedToStart',
      reason: `ResourceInitializationError: ${reason}`,
      startedAt: null,
    });

    expect(first([failed])).toMatchObject({ code: 'StartSetupFailed', figures: { what, why } });
  });

  it('never calls a start that failed in unknown words healthy', () => {
    expect(
      codes({ stops: [stop({ stopCode: 'TaskFailedToStart', reason: 'Something new', startedAt: null })] }),
    ).toEqual(['ContainerCannotStart']);
  });

  it('puts what is over below what goes on, and what was so last week too below all', () => {
    const old = stop({
      stoppedAt: minutesAgo(300),
      exitCode: 137,
      containerReason: 'OutOfMemoryError: Container killed due to memory usage',
    });

    expect(codes({ stops: [old, stop({ exitCode: 1 })] })).toEqual(['CrashLoop', 'OutOfMemory']);
    expect(codes({ usage: usage(97, 30) })).toEqual(['CpuPinned']);
    expect(codes({ usage: usage(97, 96), stops: [stop({ exitCode: 1 })] })).toEqual(['CrashLoop', 'CpuPinned']);
    expect(codes({ usage: usage(60, 60) })).toEqual([]);
  });

  it('takes complaints before the last steady state for settled', () => {
    const complaint = {
      at: minutesAgo(30),
      text: 'was unable to place a task. Reason: Capacity is unavailable at this time.',
    };
    const steady = { at: minutesAgo(10), text: '(service api) has reached a steady state.' };

    expect(codes({ events: [complaint] })).toEqual(['CapacityUnavailable']);
    expect(codes({ events: [steady, complaint] })).toEqual([]);
  });

  it('leaves a young deployment that loses no task alone', () => {
    const [primary] = SERVICE.deployments;
    if (primary === undefined) expect.fail('the sample has a deployment');
    const young = { ...primary, rolloutState: 'IN_PROGRESS', runningCount: 0, createdAt: minutesAgo(4) };

    expect(codes({ service: { ...SERVICE, deployments: [young] } })).toEqual([]);
    const old = { ...young, createdAt: minutesAgo(40) };
    expect(codes({ service: { ...SERVICE, deployments: [old] } })).toEqual(['DeploymentStuck']);
  });

  it('knows each cause once', () => {
    expect(new Set(CAUSE_CODES).size).toBe(CAUSE_CODES.length);
  });
});
