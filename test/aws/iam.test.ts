import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { IAM_ACTIONS, READ_ACTIONS } from '../../src/aws/iam-actions.ts';

const ROOT = resolve(import.meta.dirname, '../..');

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
}

const policy: { readonly Statement: readonly Statement[] } = JSON.parse(
  readFileSync(join(ROOT, 'docs/iam/read.json'), 'utf8'),
);
const allowed = policy.Statement.flatMap(({ Action }) => Action);

const PREFIXES: Readonly<Record<string, string>> = {
  'client-application-auto-scaling': 'application-autoscaling',
  'client-cloudwatch': 'cloudwatch',
  'client-cloudwatch-logs': 'logs',
  'client-ecs': 'ecs',
  'client-iam': 'iam',
  'client-sqs': 'sqs',
  'client-elastic-load-balancing-v2': 'elasticloadbalancing',
};

/** `ecs:ListTasks` for each `ListTasksCommand` that a file of src/aws imports. */
function importedActions(): string[] {
  const folder = join(ROOT, 'src/aws');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const actions = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8');
    return [...text.matchAll(/import\s+\{([^}]*)\}\s+from\s+'@aws-sdk\/([^']+)'/g)].flatMap(
      ([, names = '', client = '']) =>
        [...names.matchAll(/(\w+)Command\b/g)].map(([, operation]) => `${PREFIXES[client]}:${operation}`),
    );
  });
  return [...new Set(actions)].sort();
}

describe('docs/iam/read.json', () => {
  it('allows each command that the adapters send, and nothing else', () => {
    expect(importedActions().length).toBeGreaterThan(10);
    expect(allowed.toSorted()).toEqual(importedActions().filter((action) => !action.startsWith('sqs:')));
  });

  it('allows the actions that errors and warnings name', () => {
    expect(Object.values(READ_ACTIONS).toSorted()).toEqual(allowed.toSorted());
    for (const [operation, action] of Object.entries(IAM_ACTIONS)) expect(action.split(':')[1]).toBe(operation);
  });

  it('leaves the queue of stopped tasks to a policy of its own, for that queue alone', () => {
    const queue: typeof policy = JSON.parse(readFileSync(join(ROOT, 'docs/iam/queue.json'), 'utf8'));

    expect(queue.Statement.flatMap(({ Action }) => Action).toSorted()).toEqual(
      importedActions().filter((action) => action.startsWith('sqs:')),
    );
    expect(queue.Statement[0]?.Resource).toMatch(/^arn:aws:sqs:/);
  });

  it('leaves the way to other accounts to a policy of its own', () => {
    const assume: typeof policy = JSON.parse(readFileSync(join(ROOT, 'docs/iam/assume.json'), 'utf8'));

    expect(assume.Statement.flatMap(({ Action }) => Action)).toEqual([IAM_ACTIONS.AssumeRole]);
    expect(assume.Statement[0]?.Resource).not.toBe('*');
  });

  it('only reads, says what each statement is for, and names no action twice', () => {
    for (const action of allowed) expect(action).toMatch(/^[a-z-]+:(Describe|Get|List)[A-Za-z]+$/);
    for (const { Sid, Effect } of policy.Statement) {
      expect(Sid).toMatch(/^[A-Za-z0-9]+$/);
      expect(Effect).toBe('Allow');
    }
    expect(new Set(allowed).size).toBe(allowed.length);
  });

  it('is scoped to ARNs where the actions allow it', () => {
    const everywhere = policy.Statement.filter(({ Resource }) => Resource === '*').flatMap(({ Action }) => Action);

    expect(everywhere.filter((action) => action.startsWith('ecs:')).toSorted()).toEqual([
      'ecs:DescribeTaskDefinition',
      'ecs:ListClusters',
      'ecs:ListServices',
      'ecs:ListTasks',
    ]);
  });
});
