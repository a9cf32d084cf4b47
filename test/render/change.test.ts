import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UNKNOWN_CLUSTER } from '../../src/core/ecs-service.ts';
import { createChange, shellQuote } from '../../src/render/change.ts';
import { createWords } from '../../src/words/create-words.ts';
import { SAMPLE_CONTAINERS, sampleEvidence, sampleOption } from './sample-answer.ts';

const words = createWords('en');
const CURRENT = { cpuUnits: 4096, memoryMiB: 8192 };
const NASTY = `it's"; touch pwned; $(touch pwned) \`touch pwned\` \\ & | <x>`;
const hasJq = spawnSync('jq', ['--version']).status === 0;

describe('createChange', () => {
  it('is a change, never a whole task definition', () => {
    const change = createChange(sampleEvidence(), CURRENT, sampleOption(), words);

    expect(change.terraform).toContain('memory = 1792 # was 7936');
    expect(change.cloudFormation).toContain('      Memory: 1792 # was 7936');
    expect(change.cdk).toContain('memoryLimitMiB: 1792, // was 7936');
    for (const text of Object.values(change)) expect(`${text}`).not.toMatch(/image|log_router|environment/);
  });

  it('names the runtime flag to change with the size', () => {
    const { notes } = createChange(sampleEvidence(), CURRENT, sampleOption(), words);

    expect(notes).toContain('Container app: change -Xmx from 6144m to 1433m in the same deployment.');
  });

  it('names the autoscaling that goes with the size', () => {
    const scaling = { minCapacity: 2, maxCapacity: 8, target: 60, averageTasks: 3 };

    const { notes } = createChange(sampleEvidence(), CURRENT, sampleOption({ scaling }), words);

    expect(notes.at(-1)).toBe('Set the autoscaling to 2 to 8 tasks at a target of 60% as well.');
  });

  it('keeps templates of HCL from being read in a container name', () => {
    const containers = [{ name: `a\${path.root}%{if}"`, essential: true, memoryMiB: 8192 }];

    const { terraform } = createChange(sampleEvidence({}, containers), CURRENT, sampleOption(), words);

    expect(terraform).toContain(`name = "a$\${path.root}%%{if}\\""`);
  });

  it('quotes any word for a shell', () => {
    const echoed = execFileSync('sh', ['-c', `printf %s ${shellQuote(NASTY)}`], { encoding: 'utf8' });

    expect(echoed).toBe(NASTY);
  });

  it('registers and deploys nothing where nobody said which service it is', () => {
    const taskDefinitionArn = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web:7';

    const named = createChange(
      sampleEvidence({ cluster: UNKNOWN_CLUSTER, taskDefinitionArn }),
      CURRENT,
      sampleOption(),
      words,
    );

    expect(named.shell).toContain(`--task-definition '${taskDefinitionArn}'`);
    expect(named.shell).not.toMatch(/update-service|describe-services|--cluster/);
    expect(spawnSync('sh', ['-n'], { input: named.shell ?? '', encoding: 'utf8' }).stderr).toBe('');
    expect(named.shellNote).toContain('deploys nothing');
    expect(createChange(sampleEvidence({ cluster: UNKNOWN_CLUSTER }), CURRENT, sampleOption(), words).shell).toBeNull();
  });

  it('says how to scale only where that differs from today', () => {
    const scaling = { minCapacity: 2, maxCapacity: 12, target: 70, averageTasks: 4 };
    const policies = [{ type: 'TargetTrackingScaling', target: 70 }];
    const notes = (minCapacity: number) =>
      createChange(
        { ...sampleEvidence({}, []), autoscaling: { minCapacity, maxCapacity: 12, policies } },
        CURRENT,
        sampleOption({ scaling }),
        words,
      ).notes;

    expect(notes(2)).toEqual([]);
    expect(notes(4)).toEqual(['Set the autoscaling to 2 to 12 tasks at a target of 70% as well.']);
  });

  it('is valid shell whatever the names are', () => {
    const containers = SAMPLE_CONTAINERS.map((container) => ({ ...container, name: container.name + NASTY }));
    const evidence = sampleEvidence({ cluster: NASTY, name: NASTY, region: NASTY }, containers);

    const { shell } = createChange(evidence, CURRENT, sampleOption(), words);

    expect(spawnSync('sh', ['-n'], { input: shell ?? '', encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe.skipIf(!hasJq)('the shell change, run', () => {
  let folder = '';
  /** Records its arguments, answers describe calls with a definition, and refuses nothing. */
  const STUB = `#!/bin/sh
printf '%s\\0' "$@" >> "$STUB_LOG"
printf '\\n' >> "$STUB_LOG"
case "$2" in
  describe-services) echo family:7 ;;
  describe-task-definition) if [ -n "$STUB_FAIL" ]; then exit 255; fi; cat "$STUB_DEFINITION" ;;
  register-task-definition) echo family:8 ;;
  update-service) echo family:8 ;;
esac
`;
  const DEFINITION = {
    taskDefinition: {
      taskDefinitionArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/family:7',
      family: 'family',
      revision: 7,
      status: 'ACTIVE',
      cpu: '4096',
      memory: '8192',
      registeredAt: 'yesterday',
      requiresAttributes: [],
      compatibilities: ['FARGATE'],
      containerDefinitions: [
        { name: NASTY, image: 'app:1', cpu: 3840, memory: 7936, environment: [{ name: 'A', value: 'kept' }] },
        { name: 'log_router', image: 'fluent-bit', cpu: 256, memory: 256 },
      ],
    },
    tags: [{ key: 'team', value: 'payments' }],
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'change-'));
    writeFileSync(join(folder, 'aws'), STUB);
    chmodSync(join(folder, 'aws'), 0o755);
    writeFileSync(join(folder, 'definition.json'), JSON.stringify(DEFINITION));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function run(log: string, fail = '') {
    const containers = [
      { name: NASTY, essential: true, cpuUnits: 3840, memoryMiB: 7936 },
      { name: 'log_router', essential: false, cpuUnits: 256, memoryMiB: 256 },
    ];
    const evidence = sampleEvidence({ cluster: NASTY, name: 'my-service' }, containers);
    const { shell } = createChange(evidence, CURRENT, sampleOption(), words);
    const env = {
      PATH: `${folder}:${process.env.PATH ?? ''}`,
      STUB_LOG: join(folder, log),
      STUB_DEFINITION: join(folder, 'definition.json'),
      STUB_FAIL: fail,
    };
    const { status, stdout } = spawnSync('sh', ['-c', shell ?? 'exit 9'], { cwd: folder, env, encoding: 'utf8' });
    const calls = readFileSync(join(folder, log), 'utf8').split('\0\n').filter(Boolean);
    return { status, stdout, calls: calls.map((call) => call.split('\0')) };
  }

  it('registers the revision in force with nothing but the size changed, then deploys it', () => {
    const { status, stdout, calls } = run('log');

    expect({ status, stdout }).toEqual({ status: 0, stdout: 'family:8\n' });
    expect(calls.map(([, call]) => call)).toEqual([
      'describe-services',
      'describe-task-definition',
      'register-task-definition',
      'update-service',
    ]);
    expect(calls[0]).toContain(NASTY);
    const registered = calls[2] ?? [];
    expect(JSON.parse(registered[registered.indexOf('--cli-input-json') + 1] ?? '')).toEqual({
      family: 'family',
      cpu: '1024',
      memory: '2048',
      containerDefinitions: [
        { name: NASTY, image: 'app:1', cpu: 768, memory: 1792, environment: [{ name: 'A', value: 'kept' }] },
        { name: 'log_router', image: 'fluent-bit', cpu: 256, memory: 256 },
      ],
      tags: [{ key: 'team', value: 'payments' }],
    });
    expect(() => readFileSync(join(folder, 'pwned'))).toThrow();
  });

  it('stops where a step fails', () => {
    const { status, calls } = run('failed-log', 'yes');

    expect(status).not.toBe(0);
    expect(calls.map(([, call]) => call)).toEqual(['describe-services', 'describe-task-definition']);
  });
});
