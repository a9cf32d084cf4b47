import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { grantsOf } from '../../../src/core/checks/role-grants.ts';

const allow = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Statement: [{ Effect: 'Allow', Action, Resource, ...more }],
});
const deny = (Action: unknown, Resource: unknown = '*', more: object = {}) => ({
  Statement: [{ Effect: 'Deny', Action, Resource, ...more }],
});
const wildcards = (...documents: unknown[]) => grantsOf(documents).wildcardActions;

describe('what a role allows without naming it', () => {
  it.each([
    ['everything', allow('*'), ['*']],
    ['everything, spelled out', allow(['*:*']), ['*:*']],
    ['a service', allow(['s3:*', 'sqs:SendMessage']), ['s3:*']],
    ['a service by the ARN of all of it', allow('s3:*', 'arn:aws:s3:::*'), ['s3:*']],
    ['a service in every region', allow('dynamodb:*', ['arn:aws:dynamodb:*:*:*']), ['dynamodb:*']],
    ['a statement that is no list', { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } }, ['sqs:*']],
  ])('finds %s', (_what, document, found) => {
    expect(wildcards(document)).toEqual(found);
  });

  it.each([
    ['named actions', allow(['s3:GetObject', 's3:Put*'])],
    ['a service on named resources', allow('s3:*', 'arn:aws:s3:::shop/*')],
    ['a service on one table', allow('dynamodb:*', 'arn:aws:dynamodb:us-east-1:123456789012:table/orders')],
    [
      'a condition that may leave little',
      allow('s3:*', '*', { Condition: { StringEquals: { 'aws:RequestTag/a': 'b' } } }),
    ],
    ['the channel of ECS Exec', allow('ssmmessages:*')],
    ['a denial alone', deny('s3:*')],
    ['no statement at all', {}],
  ])('passes %s', (_what, document) => {
    expect(grantsOf([document])).toEqual({ wildcardActions: [], allBut: null });
  });

  it('leaves out what another policy denies outright, and nothing else', () => {
    expect(wildcards(allow(['s3:*', 'sqs:*']), deny('S3:*'))).toEqual(['sqs:*']);
    expect(wildcards(allow('*'), deny('*'))).toEqual([]);
    expect(wildcards(allow('*'), deny('s3:*'))).toEqual(['*']);
    expect(wildcards(allow('s3:*'), deny('s3:*', '*', { Condition: {} }))).toEqual(['s3:*']);
    expect(wildcards(allow('s3:*'), deny('s3:*', 'arn:aws:s3:::one/*'))).toEqual(['s3:*']);
  });

  it('names what NotAction leaves out of everything', () => {
    const power = { Statement: [{ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*'], Resource: '*' }] };

    expect(grantsOf([power])).toEqual({ wildcardActions: [], allBut: ['iam:*', 'organizations:*'] });
    expect(grantsOf([power, deny('*')]).allBut).toBeNull();
  });

  it('never fails on a document, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.jsonValue(), fc.record({ Statement: fc.jsonValue() }))), (documents) => {
        expect(grantsOf(documents).wildcardActions.every((action) => action.includes('*'))).toBe(true);
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
