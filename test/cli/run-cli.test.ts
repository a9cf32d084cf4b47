import { describe, expect, it } from 'vitest';
import { AdvisorError } from '../../src/core/errors.ts';
import { access, offline, run } from './captured-run.ts';

describe('the command line', () => {
  it.each([[[]], [['help']], [['--help']], [['-h']]])('prints the help for %j', async (argv) => {
    const { status, stdout, stderr } = await run(argv);

    expect(status).toBe(0);
    expect(stdout).toContain('fargate-advisor size');
    expect(stderr).toBe('');
  });

  it.each(['size', 'collect', 'metrics-query', 'help', 'version'])('prints the help of %s', async (name) => {
    const { status, stdout } = await run([name, '--help']);

    expect(status).toBe(0);
    expect(stdout.length).toBeGreaterThan(20);
  });

  it('prints the version', async () => {
    expect(await run(['--version'])).toEqual({ status: 0, stdout: '1.2.3\n', stderr: '' });
  });

  it('ends with 2 and says on stderr what was not understood', async () => {
    const { status, stdout, stderr } = await run(['szie', 'my-service']);

    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('size my-service');
  });

  it.each([
    [{ LANG: 'ko_KR.UTF-8' }],
    [{ LC_ALL: 'ko_KR.UTF-8', LANG: 'en_US.UTF-8' }],
    [{ LC_ALL: '', LC_MESSAGES: 'ko_KR', LANG: 'C' }],
  ])('speaks the language of %j', async (env) => {
    expect((await run(['help'], { env })).stdout).toMatch(/[가-힣]/);
  });

  it.each<[string, Record<string, string>, number | undefined, boolean]>([
    ['on a terminal', {}, 80, true],
    ['not in a file', {}, undefined, false],
    ['not with NO_COLOR', { NO_COLOR: '1' }, 80, false],
    ['with an empty NO_COLOR', { NO_COLOR: '' }, 80, true],
    ['in a file with FORCE_COLOR', { FORCE_COLOR: '1' }, undefined, true],
    ['not with FORCE_COLOR=0', { FORCE_COLOR: '0' }, 80, false],
    ['not on a dumb terminal', { TERM: 'dumb' }, 80, false],
  ])('is in colour %s', async (_, env, columns, isColoured) => {
    const { stdout } = await run(['help'], { env, ...(columns !== undefined && { columns }) });

    expect(stdout.includes('\u001b[')).toBe(isColoured);
  });

  it('needs a region and says how to give one', async () => {
    const { status, stderr } = await run(['size', 'my-service']);

    expect(status).toBe(1);
    expect(stderr).toContain('--region');
  });

  it.each<[string, string[], Record<string, string>, string | undefined, string]>([
    ['the option', ['--region', 'eu-west-1'], { AWS_REGION: 'us-east-1' }, 'us-east-2', 'eu-west-1'],
    ['AWS_REGION', [], { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-west-2' }, 'us-east-2', 'us-east-1'],
    ['AWS_DEFAULT_REGION', [], { AWS_DEFAULT_REGION: 'us-west-2' }, 'us-east-2', 'us-west-2'],
    ['the profile', [], { AWS_REGION: '' }, 'us-east-2', 'us-east-2'],
  ])('takes the region from %s', async (_, options, env, profile, region) => {
    const asked: string[] = [];
    const deps = offline({
      profileRegion: async () => profile,
      connect: async () =>
        access({
          sizeService: async ({ scope }) => {
            asked.push(scope.region);
            return { kind: 'notFound', asked: 'x', closest: [] };
          },
        }),
    });

    await run(['size', 'my-service', ...options], { deps, env });

    expect(asked).toEqual([region]);
  });

  it('takes the region from the ARN of the service', async () => {
    const asked: string[] = [];
    const connect = async () =>
      access({
        sizeService: async ({ scope }) => {
          asked.push(scope.region);
          return { kind: 'notFound', asked: 'x', closest: [] };
        },
      });

    await run(['size', 'arn:aws:ecs:sa-east-1:123456789012:service/prod/web'], {
      deps: offline({ connect }),
      env: { AWS_REGION: 'us-east-1' },
    });

    expect(asked).toEqual(['sa-east-1']);
  });

  it('turns a failure into what happened and what to do', async () => {
    const connect = async () => {
      throw new AdvisorError('credentials_missing', 'none', { hint: 'Sign in first.' });
    };
    const { status, stdout, stderr } = await run(['size', 'a', '--region', 'us-east-1'], {
      deps: offline({ connect }),
    });

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('Sign in first.');
  });

  it('shows nothing of a failure that nobody understood, unless debugging', async () => {
    const connect = async () => {
      throw new TypeError('secret detail');
    };
    const deps = offline({ connect });
    const argv = ['size', 'a', '--region', 'us-east-1'];

    expect((await run(argv, { deps })).stderr).not.toContain('secret detail');
    expect((await run(argv, { deps, env: { ADVISOR_LOG_LEVEL: 'debug' } })).stderr).toContain('secret detail');
  });

  it('ends with 130 and a word when it is interrupted, and lets go of what it waited for', async () => {
    const interruption = new AbortController();
    const connect = async () => {
      interruption.abort();
      return new Promise<never>(() => undefined);
    };
    const { status, stdout, stderr } = await run(['size', 'a', '--region', 'us-east-1'], {
      deps: offline({ connect }),
      interrupted: interruption.signal,
    });

    expect({ status, stdout }).toEqual({ status: 130, stdout: '' });
    expect(stderr).toBe('Stopped before the end.\n');
  });
});
