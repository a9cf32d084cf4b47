import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/core/redaction/redact.ts';

/** Each holds MARKER-free secrets; what must be gone stands second. */
const SECRETS: readonly (readonly [string, string])[] = [
  ['key AKIAIOSFODNN7EXAMPLE in use', 'AKIAIOSFODNN7EXAMPLE'],
  ['session ASIAY34FZKBOKMUTVV7A expired', 'ASIAY34FZKBOKMUTVV7A'],
  ['wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'wJalrXUtnFEMI'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'bPxRfiCY'],
  ['Authorization: Bearer abc.def-ghi', 'abc.def-ghi'],
  ['{"authorization":"Bearer abcdef123456"}', 'abcdef123456'],
  ['header Basic dXNlcjpwYXNz', 'dXNlcjpwYXNz'],
  ['got eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P', 'dozjgNryP4J3jVmNHl0w5N'],
  ['postgres://app:hunter2@db.internal:5432/shop', 'hunter2'],
  ['redis://:p@ss/w0rd@cache:6379', 'w0rd'],
  ['https://x-token-auth1234567890@bitbucket.org/a', 'x-token-auth1234567890'],
  ['DB_PASSWORD=hunter', 'hunter'],
  ['password: hunter', 'hunter'],
  ['"dbPassword": "two words"', 'two words'],
  ["password='it\\'s'", "it\\'s"],
  ['client_secret=abc&grant_type=x', 'abc'],
  ['API_KEY:k-12345', 'k-12345'],
  ['{\\"token\\":\\"tok12345\\"}', 'tok12345'],
  ['mysql --password hunter2 -h db', 'hunter2'],
  ['app --api-key=zzz9', 'zzz9'],
  ['SESSION_TOKEN: plainword', 'plainword'],
  ['-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY----- after', 'MIIEow'],
  ['-----BEGIN PRIVATE KEY-----\nMIIEvcut', 'MIIEvcut'],
  ['xoxb-123-456-abcdef', '123-456-abcdef'],
  ['xapp-1-A0-9-ff', 'A0-9-ff'],
  ['https://hooks.slack.com/services/T0/B0/xyz', 'xyz'],
  ['ghp_abcdefghijklmnopqrstuvwxyz0123456789', 'abcdefghijklm'],
  ['sk_live_abcdefghijklmnop1234', 'abcdefghijklmnop'],
  ['GET /a?X-Amz-Signature=abc123&x=1', 'abc123'],
  ['value 9fceb02d0ae598e95dc970b74767f19372d61af8c2ffffffffffffffffffffff done', '9fceb02d0ae598e95dc9'],
  ['cookie: sid=abc; other=def', 'def'],
  ['k3j5h2l9q8w7e6r5t4y3u2i1o0', 'k3j5h2l9q8w7'],
];

/** What AWS writes and a reader needs. */
const KEPT = [
  'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 123456789012.dkr.ecr.ap-northeast-2.amazonaws.com/promo-banner:12: not found',
  'ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/db-AbCdEf from secrets manager: AccessDeniedException',
  'Task failed ELB health checks in (target-group arn:aws:elasticloadbalancing:ap-northeast-2:123456789012:targetgroup/coupon-api/6d0ecf831eec9f09)',
  'OutOfMemoryError: Container killed due to memory usage',
  'monitor alarm TargetTracking-service/prod/checkout-AlarmHigh-4a2c1d5e-7f1b-4c3d-9e8f-0a1b2c3d4e5f in state ALARM triggered policy cpu-60',
  '(service checkout) (task 3f2a1b4c5d6e7f8091a2b3c4d5e6f708) failed container health checks.',
  'arn:aws:ecs:us-east-1:123456789012:task/prod/3f2a1b4c5d6e7f8091a2b3c4d5e6f708',
  'app@sha256:9fceb02d0ae598e95dc970b74767f19372d61af8c2ffffffffffffffffffffff',
  'repo/app:9fceb02d0ae598e95dc970b74767f19372d61af8',
  'ECS deployment ecs-svc/4444449223370526 in progress.',
  'subnet-0a1b2c3d4e5f60718 has insufficient free addresses',
  'User: arn:aws:sts::123456789012:assumed-role/task-execution/ab12 is not authorized to perform: ecr:GetAuthorizationToken',
  'Invalid credentials: please renew',
  'is not authorized to perform: secretsmanager:GetSecretValue on resource',
  'java.lang.IllegalStateException: Failed to load ApplicationContextInitializerFactory2',
  'password is required',
];

describe('redaction', () => {
  it.each(SECRETS)('takes the secret out of %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret);
    expect(redact(text)).toContain('[redacted]');
  });

  it.each(KEPT)('keeps %s', (text) => {
    expect(redact(text)).toBe(text);
  });

  it.each([...SECRETS.map(([text]) => text), ...KEPT])('says the same when it is applied twice: %s', (text) => {
    expect(redact(redact(text))).toBe(redact(text));
  });

  it('keeps what stands around a secret', () => {
    expect(redact('connect postgres://app:hunter2@db.internal:5432/shop failed')).toBe(
      'connect postgres://[redacted]@db.internal:5432/shop failed',
    );
  });

  it('stays fast on long lines', () => {
    expect(redact(`${'a='.repeat(20_000)}${'password '.repeat(5_000)}`).length).toBeGreaterThan(0);
  });
});
