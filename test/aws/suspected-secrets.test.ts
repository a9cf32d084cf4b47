import { describe, expect, it } from 'vitest';
import { suspectedSecrets } from '../../src/aws/suspected-secrets.ts';

const suspects = (environment: Record<string, string>) =>
  suspectedSecrets(Object.entries(environment).map(([name, value]) => ({ name, value })));

describe('variables that look as if they held a secret', () => {
  it.each([
    'DB_PASSWORD',
    'PASSWORD',
    'PGPASSWORD_2',
    'MYSQL_PWD',
    'API_KEY',
    'STRIPE_SECRET_KEY',
    'AWS_SECRET_ACCESS_KEY',
    'GITHUB_TOKEN',
    'dbPassword',
    'apiKey',
    'client_secret',
    'SECRET_KEY_BASE',
    'spring.datasource.password',
  ])('by the name %s', (name) => {
    expect(suspects({ [name]: 'anything' })).toEqual([name]);
  });

  it.each([
    ['an access key', 'AKIAIOSFODNN7EXAMPLE'],
    ['a Slack token', 'xoxb-1111111111-2222222222-abcdef'],
    ['a GitHub token', `ghp_${'a'.repeat(36)}`],
    ['a Stripe key', 'sk_live_abcdefghijklmnop1234'],
    ['a JSON Web Token', `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(20)}.${'c'.repeat(20)}`],
    ['a private key', '-----BEGIN RSA PRIVATE KEY-----\nMIIE'],
    ['a password inside an address', 'postgres://app:hunter2@db.internal:5432/app'],
    ['a password without a user', 'redis://:hunter2@cache:6379'],
    ['a connection string', 'Server=db;User Id=app;Password=hunter2;'],
  ])('by a value that is %s', (_kind, value) => {
    expect(suspects({ SETTING: value })).toEqual(['SETTING']);
  });

  it.each([
    ['DB_PASSWORD_FILE', '/run/secrets/db'],
    ['SECRET_ARN', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db'],
    ['DB_PASSWORD', 'arn:aws:ssm:us-east-1:123456789012:parameter/db'],
    ['TOKEN_TTL', '3600'],
    ['TOKEN_ENDPOINT', 'https://login.example/oauth/token'],
    ['API_KEY_HEADER', 'X-Api-Key'],
    ['PASSWORD_POLICY', 'strict'],
    ['DB_PASSWORD', ''],
    ['DB_PASSWORD', '$DB_PASSWORD'],
    ['DB_PASSWORD', '<your password>'],
    ['KEYBOARD', 'qwerty'],
    ['TOKENIZER', 'bert'],
    ['MONKEY', 'yes'],
    ['COMPASS', 'north'],
    ['DATABASE_URL', 'postgres://db.internal:5432/app'],
    ['HOMEPAGE', 'https://example.com/a:b@c'],
    ['LOG_LEVEL', 'info'],
  ])('are not %s=%s', (name, value) => {
    expect(suspects({ [name]: value })).toEqual([]);
  });
});
