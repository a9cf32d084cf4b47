/** A policy of IAM: its document, under its name or its ARN. */
export type SamplePolicies = Readonly<Record<string, unknown>>;

/** An IAM role of the account. */
export interface SampleIamRole {
  readonly name: string;
  /** Embedded in the role, by name. */
  readonly inline: SamplePolicies;
  /** Attached to it, by ARN. */
  readonly attached: SamplePolicies;
}

const VERSION = '2012-10-17';

/** What tasks run as: one role that names what it may do, one that may do everything. */
export const SAMPLE_ROLES: readonly SampleIamRole[] = [
  {
    name: 'task',
    inline: {
      'read-assets': {
        Version: VERSION,
        Statement: [
          { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: 'arn:aws:s3:::sample-assets/*' },
          { Effect: 'Allow', Action: 'ssmmessages:*', Resource: '*' },
        ],
      },
    },
    attached: {
      'arn:aws:iam::123456789012:policy/orders-table': {
        Version: VERSION,
        Statement: {
          Effect: 'Allow',
          Action: 'dynamodb:*',
          Resource: 'arn:aws:dynamodb:ap-northeast-2:123456789012:table/orders',
        },
      },
    },
  },
  {
    name: 'everything',
    inline: { queues: { Version: VERSION, Statement: [{ Effect: 'Allow', Action: ['sqs:*'], Resource: ['*'] }] } },
    attached: {
      'arn:aws:iam::aws:policy/AdministratorAccess': {
        Version: VERSION,
        Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
      },
    },
  },
];
