import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeServicesCommand, ListClustersCommand, ListServicesCommand, RunTaskCommand } from '@aws-sdk/client-ecs';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../src/sandbox/aws/local-aws.ts';
import { createClients, rejectionOf, testNow } from './clients.ts';

let aws: LocalAws;
let clients: ReturnType<typeof createClients>;

beforeEach(async () => {
  aws = await startLocalAws({ now: () => testNow });
  clients = createClients(aws.url);
});
afterEach(() => aws.close());

const signature = `AWS4-HMAC-SHA256 Credential=AKID/20261120/ap-northeast-2/ecs/aws4_request, SignedHeaders=host, Signature=${'0'.repeat(64)}`;
const headers = {
  'content-type': 'application/x-amz-json-1.1',
  'x-amz-target': 'AmazonEC2ContainerServiceV20141113.ListServices',
  'x-amz-date': '20261120T030700Z',
  authorization: signature,
};

async function post(changed: Record<string, string>, body: string): Promise<{ status: number; text: string }> {
  const sent = Object.entries({ ...headers, ...changed }).filter(([, value]) => value !== '');
  const response = await fetch(aws.url, { method: 'POST', headers: Object.fromEntries(sent), body });
  return { status: response.status, text: await response.text() };
}

describe('faults', () => {
  it('deny an operation in the words of IAM until the rule is taken away', async () => {
    const remove = aws.faults.add({ kind: 'deny', operation: 'ecs:ListServices' });
    const error = await rejectionOf(clients.ecs.send(new ListServicesCommand({ cluster: 'prod' })));
    await clients.ecs.send(new ListClustersCommand({}));
    remove();
    const after = await clients.ecs.send(new ListServicesCommand({ cluster: 'prod' }));

    expect(error.name).toBe('AccessDeniedException');
    expect(error.message).toContain(
      'is not authorized to perform: ecs:ListServices on resource: * because no identity-based policy',
    );
    expect(after.serviceArns).toHaveLength(10);
  });

  it('deny CloudWatch under the name that its old protocol had', async () => {
    aws.faults.add({ kind: 'deny', operation: 'cloudwatch:*' });
    const error = await rejectionOf(clients.cloudWatch.send(new DescribeAlarmsCommand({})));

    expect(error.name).toMatch(/^AccessDenied/);
    expect(error.message).toContain('cloudwatch:DescribeAlarms');
  });

  it('throttle the same calls for the same seed', async () => {
    const outcomes = async () => {
      const remove = aws.faults.add({ kind: 'throttle', share: 0.5 });
      const names: string[] = [];
      for (let call = 0; call < 30; call += 1) {
        names.push(
          await clients.ecs.send(new ListClustersCommand({})).then(
            () => 'ok',
            (error: Error) => error.name,
          ),
        );
      }
      remove();
      return names;
    };
    const first = await outcomes();

    expect(new Set(first)).toEqual(new Set(['ok', 'ThrottlingException']));
    expect(await outcomes()).toEqual(first);
  });

  it.each([
    [{ kind: 'fail' } as const, 500],
    [{ kind: 'fail', statusCode: 503 } as const, 503],
    [{ kind: 'unimplemented' } as const, 400],
    [{ kind: 'unimplemented', answer: 'html-404' } as const, 404],
    [{ kind: 'unimplemented', answer: 'empty-501' } as const, 501],
    [{ kind: 'unimplemented', answer: 'xml-400' } as const, 400],
    [
      {
        kind: 'error',
        code: 'ExpiredTokenException',
        message: 'The security token included in the request is expired',
      } as const,
      400,
    ],
  ])('answer %o with status %d', async (rule, status) => {
    aws.faults.add(rule);
    const error = await rejectionOf(clients.ecs.send(new ListClustersCommand({})));

    expect(error.$metadata?.httpStatusCode).toBe(status);
  });

  it('drop a service once another call was answered, and several rules hold at once', async () => {
    aws.faults.add({ kind: 'drop', clusterName: 'prod', serviceName: 'my-service', afterOperation: 'ListServices' });
    aws.faults.add({ kind: 'delay', delayMs: 1, operation: 'DescribeServices' });
    const before = await clients.ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['my-service'] }));
    await clients.ecs.send(new ListServicesCommand({ cluster: 'prod' }));
    const after = await clients.ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['my-service'] }));
    aws.faults.clear();
    const healed = await clients.ecs.send(new DescribeServicesCommand({ cluster: 'prod', services: ['my-service'] }));

    expect([before, after, healed].map((answer) => answer.services?.length)).toEqual([1, 0, 1]);
    expect(after.failures?.[0]?.reason).toBe('MISSING');
  });

  it('hang until the client gives up or the server closes', async () => {
    aws.faults.add({ kind: 'hang', operation: 'ListClusters' });
    const aborter = new AbortController();
    const pending = rejectionOf(clients.ecs.send(new ListClustersCommand({}), { abortSignal: aborter.signal }));
    const closed = rejectionOf(clients.ecs.send(new ListClustersCommand({})));
    while (aws.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    aborter.abort();
    const aborted = await pending;
    await aws.close();

    expect(aborted.name).toBe('AbortError');
    expect((await closed).message).not.toBe('was not rejected');
    expect(aws.requests.every((request) => request.answeredMs === null)).toBe(true);
  });

  it('cut the connection', async () => {
    aws.faults.add({ kind: 'reset' });

    expect((await rejectionOf(clients.ecs.send(new ListClustersCommand({})))).message).toMatch(
      /ECONNRESET|socket hang up/,
    );
  });
});

describe('the record of requests', () => {
  it('has service, operation, region and input in order', async () => {
    await clients.ecs.send(new ListServicesCommand({ cluster: 'prod', maxResults: 5 }));
    await createClients(aws.url, 'us-east-1').cloudWatch.send(new DescribeAlarmsCommand({ AlarmNamePrefix: 'x' }));

    expect(aws.requests).toMatchObject([
      {
        service: 'ecs',
        operation: 'ListServices',
        region: 'ap-northeast-2',
        input: { cluster: 'prod', maxResults: 5 },
      },
      { service: 'cloudwatch', operation: 'DescribeAlarms', region: 'us-east-1', input: { AlarmNamePrefix: 'x' } },
    ]);
  });
});

describe('requests that AWS refuses', () => {
  it('an operation that is not implemented', async () => {
    const error = await rejectionOf(clients.ecs.send(new RunTaskCommand({ taskDefinition: 'x' })));

    expect(error.name).toBe('UnknownOperationException');
  });

  it.each([
    ['no signature', { authorization: '' }, '{}', 400, 'MissingAuthenticationTokenException'],
    ['half a signature', { authorization: 'AWS4-HMAC-SHA256 Credential=x' }, '{}', 400, 'IncompleteSignatureException'],
    ['no date', { 'x-amz-date': '' }, '{}', 400, 'IncompleteSignatureException'],
    [
      'the scope of another service',
      { authorization: signature.replace('/ecs/', '/monitoring/') },
      '{}',
      400,
      'InvalidSignatureException',
    ],
    ['broken JSON', {}, '{"cluster":', 400, 'SerializationException'],
    ['a list', {}, '[]', 400, 'SerializationException'],
    ['a number for a text', {}, '{"cluster":7}', 400, 'SerializationException'],
    ['a text for a number', {}, '{"cluster":"prod","maxResults":"7"}', 400, 'InvalidParameterException'],
    ['no target', { 'x-amz-target': '' }, '{}', 400, 'UnknownOperationException'],
    [
      'an inherited name as a target',
      { 'x-amz-target': '__proto__.constructor' },
      '{}',
      400,
      'UnknownOperationException',
    ],
    ['another content type', { 'content-type': 'text/plain' }, '{}', 404, 'UnknownOperationException'],
    ['two megabytes', {}, `{"cluster":"${'x'.repeat(2_097_152)}"}`, 413, 'RequestEntityTooLargeException'],
    ['a deep nest', {}, '['.repeat(200_000), 400, 'SerializationException'],
  ])('%s', async (_, changed, body, status, code) => {
    const answer = await post(changed, body);

    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(code)]);
  });

  it('anything at all without a crash or a 500', async () => {
    const operations = [
      'ListServices',
      'DescribeServices',
      'DescribeTasks',
      'ListServiceDeployments',
      'DescribeTaskDefinition',
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...operations), fc.json(), fc.object(), async (operation, json, object) => {
        const target = { 'x-amz-target': `AmazonEC2ContainerServiceV20141113.${operation}` };
        for (const body of [json, JSON.stringify({ cluster: 'prod', services: object, tasks: json, ...object })]) {
          expect((await post(target, body)).status).toBeLessThan(500);
        }
      }),
      { seed: 7, numRuns: 150 },
    );

    expect((await post({}, '{"cluster":"prod"}')).status).toBe(200);
  });
});
