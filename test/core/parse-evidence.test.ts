import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseEvidence, toEvidenceDocument } from '../../src/core/parse-evidence.ts';
import { type Document, evidenceDocument } from '../support/evidence.ts';

function problemOf(change: (document: Document) => void) {
  const document = JSON.parse(JSON.stringify(evidenceDocument()));
  change(document);
  const parsed = parseEvidence(document);
  if (parsed.ok) throw new Error('expected a problem');
  return parsed.problem;
}

describe('parseEvidence', () => {
  it('reads a document and writes it back unchanged', () => {
    const document = JSON.parse(JSON.stringify(evidenceDocument()));
    document.metrics.cpuUtilization.average[3] = null;

    const parsed = parseEvidence(document);

    expect(parsed.ok && Number.isNaN(parsed.evidence.metrics.cpuUtilization.average[3])).toBe(true);
    expect(parsed.ok && JSON.parse(JSON.stringify(toEvidenceDocument(parsed.evidence)))).toEqual(document);
  });

  it('ignores keys that it does not know', () => {
    expect(parseEvidence({ ...evidenceDocument(), future: { anything: 1 } }).ok).toBe(true);
  });

  it.each<[string, (document: Document) => void]>([
    ['schema', (d) => (d.schema = 'fargate-advisor/evidence/9')],
    ['id', (d) => (d.id = 7)],
    ['collectedAt', (d) => (d.collectedAt = 'yesterday')],
    ['service', (d) => (d.service = undefined)],
    ['service.region', (d) => (d.service.region = undefined)],
    ['service.accountId', (d) => (d.service.accountId = '12')],
    ['service.launchType', (d) => (d.service.launchType = 'LAMBDA')],
    ['service.desiredCount', (d) => (d.service.desiredCount = -1)],
    ['taskSizes', (d) => (d.taskSizes = {})],
    ['taskSizes[0].cpuUnits', (d) => (d.taskSizes[0].cpuUnits = 0)],
    ['taskSizes[1].since', (d) => d.taskSizes.push({ ...d.taskSizes[0], since: '2020-01-01T00:00:00Z' })],
    ['containers[0].name', (d) => (d.containers[0].name = null)],
    ['autoscaling', (d) => (d.autoscaling = 'yes')],
    ['autoscaling.minCapacity', (d) => (d.autoscaling = { maxCapacity: 3, policies: [] })],
    ['stoppedTasks[0].stoppedAt', (d) => (d.stoppedTasks = [{ containers: [] }])],
    ['metrics.startAt', (d) => (d.metrics.startAt = 12)],
    ['metrics.periodSeconds', (d) => (d.metrics.periodSeconds = 0)],
    ['metrics.cpuUtilization.average', (d) => (d.metrics.cpuUtilization.average = 'flat')],
    ['metrics.cpuUtilization.average[2]', (d) => (d.metrics.cpuUtilization.average[2] = '17')],
    ['metrics.memoryUtilization.maximum[0]', (d) => (d.metrics.memoryUtilization.maximum[0] = {})],
  ])('names %s when it breaks its rule', (path, change) => {
    const problem = problemOf(change);

    expect(problem.path).toBe(path);
    expect(problem.message.startsWith(`${path}: `)).toBe(true);
  });

  it('keeps the id of a broken document', () => {
    expect(problemOf((d) => (d.metrics.periodSeconds = -5)).id).toBe('prod/plain');
  });

  it('never throws, whatever JSON holds', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseEvidence(value).ok).toBe(false);
      }),
    );
  });

  it('never throws when one field of a good document is replaced by anything', () => {
    const base = JSON.parse(JSON.stringify(evidenceDocument({ metrics: { cpuUtilization: { average: [1, 2, 3] } } })));
    const paths = [
      ['service'],
      ['service', 'region'],
      ['taskSizes'],
      ['taskSizes', '0'],
      ['containers'],
      ['metrics'],
      ['metrics', 'cpuUtilization'],
      ['autoscaling'],
      ['stoppedTasks'],
      ['deployments'],
      ['tasks'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        const document = structuredClone(base);
        const last = path.at(-1) ?? '';
        const parent = path.slice(0, -1).reduce((node, key) => node[key], document);
        parent[last] = value;
        parseEvidence(document);
      }),
      { numRuns: 500 },
    );
  });
});
