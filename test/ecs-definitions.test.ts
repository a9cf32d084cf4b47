import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig, readArguments, SETTINGS } from '../src/config.ts';
import { isValidTaskSize } from '../src/core/task-size.ts';
import { createCliDependencies } from '../src/wire/cli-dependencies.ts';
import { run } from './cli/captured-run.ts';

const FOLDER = join(import.meta.dirname, '../docs/ecs');
const read = (file: string) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
const policies = files.filter((file) => 'Statement' in read(file));
const definitions = files.filter((file) => !policies.includes(file));

/** Values of the right form for what a definition takes from elsewhere. */
const SECRETS: Readonly<Record<string, string>> = {
  SLACK_BOT_TOKEN: 'xoxb-1',
  SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
  DATABASE_URL: 'postgres://advisor@db/advisor',
};

describe.each(definitions)('docs/ecs/%s', (file) => {
  const definition = read(file);
  const [container] = definition.containerDefinitions;
  const environment: Record<string, string> = Object.fromEntries(
    container.environment.map(({ name, value }: { name: string; value: string }) => [name, value]),
  );
  const secrets: string[] = container.secrets.map(({ name }: { name: string }) => name);

  it('is the smallest size of the grid that has half a gigabyte', () => {
    const { cpu, memory, runtimePlatform, requiresCompatibilities, networkMode } = definition;

    expect({ cpu, memory }).toEqual({ cpu: '256', memory: '512' });
    const size = { cpuUnits: Number(cpu), memoryMiB: Number(memory) };
    expect(isValidTaskSize(size, runtimePlatform.operatingSystemFamily)).toBe(true);
    expect({ requiresCompatibilities, networkMode }).toEqual({
      requiresCompatibilities: ['FARGATE'],
      networkMode: 'awsvpc',
    });
  });

  it('starts a bot whose settings are right', () => {
    const [node, script, ...argv] = container.command;
    const given = Object.fromEntries(secrets.map((name) => [name, SECRETS[name]]));

    expect([node, script]).toEqual(['node', 'dist/main.js']);
    expect(loadConfig({ ...environment, ...given, ...readArguments(argv) })).toMatchObject({
      ok: true,
      value: { role: argv[1], http: { port: 3000 }, store: {} },
    });
  });

  it('takes secrets from the secrets manager, and names no setting that there is not', () => {
    const known: readonly string[] = [...SETTINGS, 'NODE_OPTIONS'];

    expect([...Object.keys(environment), ...secrets].filter((name) => !known.includes(name))).toEqual([]);
    expect(Object.keys(environment).filter((name) => /TOKEN|SECRET|DATABASE/.test(name))).toEqual([]);
    for (const { valueFrom } of container.secrets) expect(valueFrom).toMatch(/^arn:aws:secretsmanager:/);
  });

  it('runs as nobody in particular, on a file system that it cannot write', () => {
    expect(container).toMatchObject({
      readonlyRootFilesystem: true,
      user: '1000:1000',
      linuxParameters: { capabilities: { drop: ['ALL'] } },
    });
    expect(definition.taskRoleArn).not.toBe(definition.executionRoleArn);
  });

  it('has logs, a health check, and longer to stop than the bot takes', () => {
    expect(container.logConfiguration).toMatchObject({ logDriver: 'awslogs', options: { mode: 'non-blocking' } });
    expect(container.healthCheck.command.join(' ')).toContain('http://127.0.0.1:3000/livez');
    // 25 s for what is under way.
    expect(container.stopTimeout).toBeGreaterThan(30);
  });

  it('holds against the rules of the product itself', async () => {
    const { status, stdout } = await run(['check', '--from', join(FOLDER, file), '--format', 'json'], {
      deps: createCliDependencies({}),
    });
    const { findings, passed } = JSON.parse(stdout) as { findings: unknown[]; passed: string[] };

    expect(status).toBe(0);
    expect(findings).toEqual([]);
    expect(passed).toEqual(expect.arrayContaining(['writable-root', 'root-user', 'no-health-check', 'plain-secrets']));
  });

  it('leaves a heap room for the rest of the process', () => {
    const [, heapMiB] = /--max-old-space-size=(\d+)/.exec(environment.NODE_OPTIONS ?? '') ?? [];

    expect(Number(heapMiB)).toBeLessThanOrEqual(Number(definition.memory) * 0.7);
  });

  it('mounts what it stores to', () => {
    const path = environment.ADVISOR_STORE;
    const mounts = (container.mountPoints ?? []) as { sourceVolume: string; containerPath: string }[];

    expect(mounts.some(({ containerPath }) => path?.startsWith(`${containerPath}/`))).toBe(path !== undefined);
    expect(secrets.includes('DATABASE_URL')).toBe(path === undefined);
    for (const { sourceVolume } of mounts) {
      const volume = definition.volumes.find(({ name }: { name: string }) => name === sourceVolume);
      expect(volume.efsVolumeConfiguration).toMatchObject({ transitEncryption: 'ENABLED' });
    }
  });
});

describe.each(policies)('docs/ecs/%s', (file) => {
  it('says what each statement is for, and takes no wildcard where there need be none', () => {
    for (const { Sid, Effect, Action, Resource } of read(file).Statement) {
      expect(Sid).toMatch(/^[A-Za-z]+$/);
      expect(Effect).toBe('Allow');
      for (const action of Action) expect(action).not.toContain('*');
      if (Resource === '*') expect(Action).toEqual(['ecr:GetAuthorizationToken']);
    }
  });
});
