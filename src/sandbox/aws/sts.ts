import { randomUUID } from 'node:crypto';
import type { SampleAccount } from '../account/sample-account.ts';
import { awsError, isAwsError } from './aws-error.ts';

/** A role of another account that this one's credentials may assume, and what its trust policy demands. */
export interface SampleRole {
  readonly account: SampleAccount;
  readonly roleArn: string;
  /** Null when the trust policy asks for none. */
  readonly externalId: string | null;
}

/** AssumeRole of STS, which still speaks the Query protocol: a form in, XML out. */
export interface Sts {
  /** The XML of an answer. Throws an AWS error. */
  readonly answer: (form: URLSearchParams, now: number) => string;
  /** The account that an access key id is of; undefined for one that no role gave. */
  readonly accountOf: (accessKeyId: string) => SampleAccount | undefined;
}

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const VERSION = '2011-06-15';

/** STS in front of the roles; `caller` is the account of every other access key. */
export function createSts(roles: readonly SampleRole[], caller: string): Sts {
  const sessions = new Map<string, SampleAccount>();

  function assumeRole(form: URLSearchParams, now: number): string {
    const roleArn = required(form, 'RoleArn');
    const session = required(form, 'RoleSessionName');
    const seconds = Number(form.get('DurationSeconds') ?? 3600);
    if (!/^[\w+=,.@-]{2,64}$/.test(session)) throw awsError('ValidationError', 'RoleSessionName is not valid.');
    if (!(seconds >= 900 && seconds <= 43_200)) throw awsError('ValidationError', 'DurationSeconds is not valid.');
    const role = roles.find((each) => each.roleArn === roleArn);
    // AWS does not tell a role that is not there from one that does not trust the caller.
    if (role === undefined || (role.externalId !== null && role.externalId !== form.get('ExternalId'))) {
      const user = `arn:aws:sts::${caller}:assumed-role/fargate-advisor/sandbox`;
      throw awsError(
        'AccessDenied',
        `User: ${user} is not authorized to perform: sts:AssumeRole on resource: ${roleArn}`,
        403,
      );
    }
    const accessKeyId = `ASIA${randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase()}`;
    sessions.set(accessKeyId, role.account);
    const name = roleArn.slice(roleArn.lastIndexOf('/') + 1);
    return document('AssumeRoleResponse', [
      '<AssumeRoleResult>',
      `<AssumedRoleUser><AssumedRoleId>AROASANDBOX:${session}</AssumedRoleId>`,
      `<Arn>arn:aws:sts::${role.account.accountId}:assumed-role/${name}/${session}</Arn></AssumedRoleUser>`,
      `<Credentials><AccessKeyId>${accessKeyId}</AccessKeyId>`,
      '<SecretAccessKey>sample-secret-of-a-session</SecretAccessKey><SessionToken>sample-token-of-a-session</SessionToken>',
      `<Expiration>${new Date(now + seconds * 1000).toISOString()}</Expiration></Credentials>`,
      '</AssumeRoleResult>',
    ]);
  }

  return {
    answer: (form, now) => {
      if (form.get('Version') !== VERSION || form.get('Action') !== 'AssumeRole') {
        throw awsError(
          'InvalidAction',
          `Could not find operation ${form.get('Action')} for version ${form.get('Version')}`,
        );
      }
      return assumeRole(form, now);
    },
    accountOf: (accessKeyId) => sessions.get(accessKeyId),
  };
}

/** An error as STS writes it. */
export function stsError(error: unknown): { readonly statusCode: number; readonly body: string } {
  const known = isAwsError(error) ? error : awsError('InternalFailure', 'Internal failure', 500);
  const type = known.statusCode < 500 ? 'Sender' : 'Receiver';
  // What the JSON services call by a longer name.
  const code = known.awsCode.replace(/^(AccessDenied|Throttling)Exception$/, '$1');
  return {
    statusCode: code === 'AccessDenied' ? 403 : known.statusCode,
    body: document('ErrorResponse', [
      `<Error><Type>${type}</Type><Code>${code}</Code><Message>${escapeXml(known.message)}</Message></Error>`,
      `<RequestId>${randomUUID()}</RequestId>`,
    ]),
  };
}

function required(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (value === null || value === '') throw awsError('ValidationError', `Value null at '${name}' must not be null`);
  return value;
}

function document(root: string, parts: readonly string[]): string {
  const metadata =
    root === 'ErrorResponse' ? '' : `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata>`;
  return `<${root} xmlns="${NAMESPACE}">${parts.join('')}${metadata}</${root}>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
