import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTaskDefinition } from '../../src/app/check-service.ts';
import { migrateDefinition } from '../../src/app/migrate-task-definition.ts';
import { readTaskDefinitionDocument } from '../../src/aws/whole-task-definition.ts';
import { NO_SKIPS } from '../../src/core/checks/skips.ts';
import { convertTaskDefinition, type JsonObject } from '../../src/core/migration/convert.ts';
import { createPriceBook } from '../../src/core/pricing/price-book.ts';
import type { TaskDefinition } from '../../src/core/task-definition.ts';
import { toCheckDocument } from '../../src/render/check/check-document.ts';
import { renderCheckMarkdown } from '../../src/render/check/check-markdown.ts';
import { renderCheckText } from '../../src/render/check/check-text.ts';
import { createCheckView } from '../../src/render/check/check-view.ts';
import { toMigrationDocument } from '../../src/render/migration/migration-document.ts';
import { renderMigrationMarkdown, renderMigrationText } from '../../src/render/migration/migration-text.ts';
import { createMigrationView } from '../../src/render/migration/migration-view.ts';
import { renderCheckMessage } from '../../src/render/slack/check-answer.ts';
import { renderMigrationMessage } from '../../src/render/slack/migration-answer.ts';
import { createWords } from '../../src/words/create-words.ts';
import { LOCALES } from '../../src/words/locale.ts';

const SECRET = 'pl4nted-value';
const prices = createPriceBook();

/** Every way in which a check is told, in both languages. */
function checked(definition: TaskDefinition): string {
  const answer = checkTaskDefinition(definition, 'us-east-1', NO_SKIPS);
  return LOCALES.map(createWords)
    .flatMap((words) => {
      const view = createCheckView(answer, words);
      const documents = [toCheckDocument(answer, words), renderCheckMessage(view, words)];
      return [renderCheckText(view, words, {}), renderCheckMarkdown(view, words), ...documents.map(toJson)];
    })
    .join('\n');
}

/** Every way in which a migration is told, with what it converts to. */
function migrated(definition: TaskDefinition, written: JsonObject) {
  const answer = migrateDefinition(definition, { region: 'us-east-1', prices });
  const { taskSize } = answer.migration;
  const converted = taskSize === null ? undefined : convertTaskDefinition(written, taskSize, 'us-east-1');
  const told = LOCALES.map(createWords).map((words) => {
    const view = createMigrationView(answer, words);
    return {
      slack: toJson(renderMigrationMessage(view, words)),
      others: [
        renderMigrationText(view, words, {}, converted),
        renderMigrationMarkdown(view, words, converted),
        toJson(toMigrationDocument(answer, words, converted)),
      ].join('\n'),
    };
  });
  return { converted, told };
}

function toJson(value: unknown): string {
  return JSON.stringify(value);
}

/** What a key of the kind may hold: a value of its type, or anything at all. */
function oddly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 80, arbitrary: value },
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  );
}

const text = fc.oneof(fc.string(), fc.constantFrom('app', '\u001b[2J', '<!channel>', '__proto__', '`*_~|'));
const amount = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(0, -1, 1e308));
const secret = fc.constant(SECRET);
const pair = fc.record({ name: oddly(fc.constantFrom('DB_PASSWORD', 'LEVEL', '')), value: oddly(secret) });
const container = fc.record(
  {
    name: oddly(fc.constantFrom('app', 'front', '\u001b[2J<!channel>')),
    image: oddly(fc.constantFrom('shop/app', 'shop/app:1', '@', ':', '')),
    cpu: oddly(amount),
    memory: oddly(amount),
    memoryReservation: oddly(amount),
    essential: oddly(fc.boolean()),
    privileged: oddly(fc.boolean()),
    user: oddly(text),
    stopTimeout: oddly(amount),
    environment: oddly(fc.array(oddly(pair), { maxLength: 3 })),
    secrets: oddly(fc.array(oddly(fc.record({ name: text, valueFrom: secret })), { maxLength: 2 })),
    command: oddly(fc.array(secret, { maxLength: 2 })),
    dockerLabels: oddly(fc.dictionary(text, secret, { maxKeys: 2 })),
    repositoryCredentials: oddly(fc.record({ credentialsParameter: secret })),
    logConfiguration: oddly(
      fc.record({
        logDriver: oddly(fc.constantFrom('splunk', 'json-file')),
        options: fc.record({ 'splunk-token': secret }),
      }),
    ),
    portMappings: oddly(
      fc.array(oddly(fc.record({ containerPort: oddly(amount), hostPort: oddly(amount) })), { maxLength: 3 }),
    ),
    linuxParameters: oddly(fc.record({ devices: oddly(fc.array(fc.object())), maxSwap: oddly(amount) })),
    firelensConfiguration: oddly(fc.record({ options: oddly(fc.dictionary(text, secret)) })),
    ulimits: oddly(fc.array(oddly(fc.record({ name: oddly(text) })), { maxLength: 2 })),
    resourceRequirements: oddly(fc.array(fc.record({ type: oddly(fc.constant('GPU')), value: oddly(text) }))),
    Name: fc.constant('in the spelling of CloudFormation'),
  },
  { requiredKeys: ['name'] },
);
const definition = fc.record(
  {
    family: oddly(text),
    cpu: oddly(fc.oneof(fc.constantFrom('256', '1 vCPU', '.5vcpu', 'many'), amount)),
    memory: oddly(fc.oneof(fc.constantFrom('512', '2 GB', '-1'), amount)),
    networkMode: oddly(fc.constantFrom('bridge', 'host', 'awsvpc')),
    requiresCompatibilities: oddly(fc.array(fc.constantFrom('EC2', 'FARGATE'))),
    volumes: oddly(fc.array(oddly(fc.record({ name: text, host: oddly(fc.record({ sourcePath: text })) })))),
    runtimePlatform: oddly(fc.record({ operatingSystemFamily: text, cpuArchitecture: text })),
    ephemeralStorage: oddly(fc.record({ sizeInGiB: oddly(amount) })),
    taskRoleArn: oddly(text),
    containerDefinitions: oddly(fc.array(oddly(container), { maxLength: 3 })),
    tomorrow: fc.jsonValue(),
  },
  { requiredKeys: ['containerDefinitions'] },
);
const document = fc
  .oneof(
    { weight: 8, arbitrary: definition },
    { weight: 3, arbitrary: fc.record({ taskDefinition: definition, tags: fc.jsonValue() }) },
    { weight: 1, arbitrary: fc.jsonValue() },
  )
  // What comes out of a file is what JSON can hold.
  .map((value): unknown => JSON.parse(JSON.stringify(value) ?? 'null'));

describe('a task definition that nobody checked', () => {
  it('is told in every way, or refused at its field; no value of it gets out of check, or into Slack', () => {
    let read = 0;
    fc.assert(
      fc.property(document, (written) => {
        const outcome = readTaskDefinitionDocument(written);
        if (!outcome.ok) {
          expect(outcome.problem.message).toMatch(/^expected /);
          expect(toJson(outcome.problem)).not.toContain(SECRET);
          return;
        }
        read += 1;
        const { told } = migrated(outcome.definition, written as JsonObject);
        const safe = [checked(outcome.definition), ...told.map(({ slack }) => slack)].join('\n');

        expect(safe).not.toContain(SECRET);
        const all = [safe, ...told.map(({ others }) => others)].join('\n');
        expect(all).not.toMatch(/undefined|NaN|Infinity|\[object/);
        expect(all).not.toContain('\u001b');
      }),
      { seed: 5, numRuns: 500 },
    );
    expect(read).toBeGreaterThan(50);
  });

  it('converts to something that reads again and converts to itself', () => {
    fc.assert(
      fc.property(document, (written) => {
        const outcome = readTaskDefinitionDocument(written);
        if (!outcome.ok) return;
        const { converted } = migrated(outcome.definition, written as JsonObject);
        if (converted === undefined) return;
        const again = readTaskDefinitionDocument(converted);
        if (!again.ok) throw new Error(toJson(again.problem));
        const { cpuUnits = 0, memoryMiB = 0 } = again.definition;

        expect(convertTaskDefinition(converted, { cpuUnits, memoryMiB }, 'us-east-1')).toEqual(converted);
        expect(toJson(converted)).not.toMatch(/:null|\[null/);
      }),
      { seed: 6, numRuns: 500 },
    );
  });

  it.each([
    ['an array', [], '', 'expected an object, got an array'],
    ['a text', SECRET, '', 'expected an object, got a string'],
    [
      'the spelling of CloudFormation',
      { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: [] } },
      'containerDefinitions',
      'expected an array of containers, in the spelling of the ECS API',
    ],
    ['no containers', { containerDefinitions: [] }, 'containerDefinitions', 'expected at least one container'],
    [
      'capitals within',
      { containerDefinitions: [{ Name: 'app' }] },
      'containerDefinitions[0].name',
      'expected a string, got nothing',
    ],
    [
      'variables as Docker Compose writes them',
      { containerDefinitions: [{ name: 'app', environment: [`DB_PASSWORD=${SECRET}`] }] },
      'containerDefinitions[0].environment[0]',
      'expected an object, got a string',
    ],
    [
      'a number for a password',
      { containerDefinitions: [{ name: 'app', environment: [{ name: 'PIN', value: 48151623 }] }] },
      'containerDefinitions[0].environment[0].value',
      'expected a string, got a number',
    ],
    [
      'a thousand levels',
      JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      '',
      'expected at most 64 levels of lists and objects',
    ],
  ])('says what is wrong with %s, and where', (_what, written: unknown, path, message) => {
    expect(readTaskDefinitionDocument(written)).toEqual({ ok: false, problem: { path, message } });
  });
});
