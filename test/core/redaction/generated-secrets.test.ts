import { describe, expect, it } from 'vitest';
import { redact } from '../../../src/core/redaction/redact.ts';

const UPPER = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const LOWER = 'abcdefghijklmnopqrstuvwxyz';
const DIGITS = '0123456789';
const ALL = UPPER + LOWER + DIGITS;

let seed = 20_261_121;
function random(): number {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
}
const pick = (signs: string, length: number) =>
  Array.from({ length }, () => signs.charAt(Math.floor(random() * signs.length))).join('');
const base64 = (length: number) => pick(`${ALL}+/`, length);
const base64url = (length: number) => pick(`${ALL}-_`, length);
const hex = (length: number) => pick('0123456789abcdef', length);
const uuid = () => [8, 4, 4, 4, 12].map(hex).join('-');
/** What a person could choose: letters and digits. */
const word = () => `${pick(LOWER, 6)}${pick(DIGITS, 2)}`;

/** A text, and what must be gone from it. */
type Generate = () => readonly [text: string, secret: string];
const bare =
  (make: () => string): Generate =>
  () => {
    const secret = make();
    return [secret, secret];
  };
const around =
  (make: () => string, wrap: (secret: string) => string): Generate =>
  () => {
    const secret = make();
    return [wrap(secret), secret];
  };

const SECRETS: Readonly<Record<string, Generate>> = {
  'an AWS access key id': bare(() => `AKIA${pick(`${UPPER}234567`, 16)}`),
  'a temporary access key id': bare(() => `ASIA${pick(`${UPPER}234567`, 16)}`),
  'an AWS secret key': bare(() => base64(40)),
  'a session token': around(
    () => base64(80),
    (it) => `IQoJb3JpZ2luX2Vj${base64(90)}${it}==`,
  ),
  'a JWT': around(
    () => base64url(43),
    (it) => `eyJ${base64url(30)}.eyJ${base64url(60)}.${it}`,
  ),
  'a Slack token': around(
    () => pick(ALL, 24),
    (it) => `xoxb-${pick(DIGITS, 12)}-${pick(DIGITS, 13)}-${it}`,
  ),
  'a GitHub token': bare(() => `ghp_${pick(ALL, 36)}`),
  'a fine-grained GitHub token': around(
    () => pick(ALL, 59),
    (it) => `github_pat_${pick(ALL, 22)}_${it}`,
  ),
  'a GitLab token': bare(() => `glpat-${base64url(20)}`),
  'a Stripe key': bare(() => `sk_live_${pick(ALL, 24)}`),
  'a Stripe signing secret': bare(() => `whsec_${pick(ALL, 32)}`),
  'a project key': around(
    () => base64url(48),
    (it) => `sk-proj-${it}`,
  ),
  'a Google API key': bare(() => `AIza${base64url(35)}`),
  'a Google access token': around(
    () => base64url(80),
    (it) => `ya29.${it}`,
  ),
  'a Google client secret': bare(() => `GOCSPX-${base64url(28)}`),
  'a SendGrid key': around(
    () => base64url(43),
    (it) => `SG.${base64url(22)}.${it}`,
  ),
  'a Twilio key': bare(() => `SK${hex(32)}`),
  'a Mailgun key': bare(() => `key-${hex(32)}`),
  'a New Relic key': bare(() => `NRAK-${pick(UPPER + DIGITS, 27)}`),
  'a Vault token': around(
    () => base64url(90),
    (it) => `hvs.${it}`,
  ),
  'an npm token': bare(() => `npm_${pick(ALL, 36)}`),
  'a Datadog key': around(
    () => hex(32),
    (it) => `DD_API_KEY=${it}`,
  ),
  'an Azure account key': around(
    () => base64(60),
    (it) => `AccountName=x;AccountKey=${it}${base64(26)}==;Endpoint=y`,
  ),
  'a shared access signature': around(
    () => pick(ALL, 43),
    (it) => `https://x.example/c/f?sv=2022&sig=${it}&se=1`,
  ),
  'a private key': around(
    () => base64(64),
    (it) => `-----BEGIN RSA PRIVATE KEY-----\n${base64(64)}\n${it}\n-----END RSA PRIVATE KEY-----`,
  ),
  'a private key in JSON': around(
    () => base64(64),
    (it) => `"-----BEGIN PRIVATE KEY-----\\n${it}\\n-----END PRIVATE KEY-----\\n"`,
  ),
  'a private key that is cut': around(
    () => base64(70),
    (it) => `-----BEGIN OPENSSH PRIVATE KEY-----\n${it}\n`,
  ),
  'the rest of a private key': around(
    () => base64(64),
    (it) => `${it}\n-----END RSA PRIVATE KEY-----`,
  ),
  'an address with a password': around(word, (it) => `postgresql://app:${it}@db.internal:5432/shop?sslmode=require`),
  'an address with an odd password': around(
    () => `${word()}/${word()}#x`,
    (it) => `amqps://svc:${it}@mq:5671/%2f`,
  ),
  'an address of MongoDB': around(word, (it) => `mongodb+srv://root:${it}@cluster0.abc.mongodb.net/?w=1`),
  'a JDBC address': around(word, (it) => `jdbc:mysql://db:3306/x?user=app&password=${it}&useSSL=false`),
  'a JDBC address of Oracle': around(word, (it) => `jdbc:oracle:thin:scott/${it}@//db:1521/x`),
  'a connection string': around(word, (it) => `Server=tcp:x,1433;User ID=sa;Password=${it};Encrypt=True`),
  'a libpq string': around(word, (it) => `host=db user=app password=${it} dbname=x`),
  'a password in a sentence': around(word, (it) => `password is ${it}`),
  'a password quoted in a sentence': around(word, (it) => `the password was "${it}"`),
  'a password for somebody': around(word, (it) => `password for user app is ${it}`),
  'a password tried': around(word, (it) => `login failed with password ${it} for user app`),
  'a token in a sentence': around(word, (it) => `token is ${it}`),
  'a password in JSON': around(word, (it) => `{"user":"a","password":"${it}","x":1}`),
  'a password in JSON in a string': around(word, (it) => `"{\\"dbPassword\\":\\"${it}\\"}"`),
  'a key in JSON in a string in a string': around(word, (it) => `\\\\\\"secretKey\\\\\\": \\\\\\"${it}\\\\\\"`),
  'a variable of a task definition': around(word, (it) => `{"name":"DB_PASSWORD","value":"${it}"}`),
  'a variable with its value first': around(word, (it) => `{"value":"${it}","name":"DB_PASSWORD"}`),
  'a variable in YAML': around(word, (it) => `- name: DB_PASSWORD\n  value: ${it}`),
  'a password in YAML': around(word, (it) => `db:\n  password: ${it}\n  host: x`),
  'a block in YAML': around(word, (it) => `password: |\n  ${it}\n`),
  'a token in a query': around(word, (it) => `GET /cb?code=1&access_token=${it}&state=2`),
  'a password in an encoded query': around(word, (it) => `GET /cb?next=%3Fpassword%3D${it}%26x`),
  'a key in a query': around(
    () => pick(LOWER + DIGITS, 20),
    (it) => `https://maps.example/js?key=${it}`,
  ),
  'a password in Korean': around(word, (it) => `비밀번호는 ${it}입니다`),
  'letters as a password in Korean': around(
    () => pick(LOWER, 8),
    (it) => `비밀번호는 ${it}입니다`,
  ),
  'a password after a Korean colon': around(word, (it) => `암호: ${it}`),
  'an assignment before a particle': around(word, (it) => `DB_PASSWORD=${it}로 접속하지 못했습니다`),
  'a key within Korean': around(
    () => `AKIA${pick(`${UPPER}234567`, 16)}`,
    (it) => `키${it}가 거부되었습니다`,
  ),
  'an address within Korean': around(word, (it) => `주소postgres://app:${it}@db/x`),
  'a header': around(word, (it) => `X-Api-Key: ${it}`),
  'curl with a user': around(word, (it) => `curl -u admin:${it} https://x`),
  'mysql with a password': around(word, (it) => `mysql -uroot -p${it} -h db`),
  'a variable of PostgreSQL': around(word, (it) => `PGPASSWORD=${it} psql`),
  'a setting of Redis': around(word, (it) => `requirepass ${it}`),
  'a name in camel case': around(word, (it) => `awsSecretAccessKey=${it}`),
  'a dictionary of Python': around(word, (it) => `{'password': '${it}', 'x': 1}`),
  'a record of Java': around(word, (it) => `Config(user=app, password=${it}, host=x)`),
  'an element of XML': around(word, (it) => `<password>${it}</password>`),
  'a key in hexadecimal digits': around(
    () => hex(64),
    (it) => `signing with ${it}`,
  ),
  'a key in lower case': around(
    () => pick(LOWER + DIGITS, 40),
    (it) => `value ${it}`,
  ),
  'a registry login': around(
    () => base64(24),
    (it) => `{"auths":{"x":{"auth":"${it}"}}}`,
  ),
  'a webhook of Teams': around(
    () => hex(32),
    (it) => `https://x.webhook.office.com/webhookb2/${uuid()}/IncomingWebhook/${it}/y`,
  ),
  'a webhook of Discord': around(
    () => base64url(68),
    (it) => `https://discord.com/api/webhooks/123456789012345678/${it}`,
  ),
  'a bot of Telegram': around(
    () => base64url(35),
    (it) => `https://api.telegram.org/bot123456789:${it}/sendMessage`,
  ),
  'a cookie': around(word, (it) => `Set-Cookie: sid=${it}; Path=/`),
};

const SURROUNDINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => `오류: ${text} 때문에 실패했습니다`,
  (text) => `Error: could not connect (${text})`,
  (text) => `"${text}"`,
  (text) => `[2026-11-21T03:00:00Z] ERROR app=web ${text}`,
];

const ACCOUNT = '123456789012';

/** What an engineer needs at night. */
const KEPT: Readonly<Record<string, () => string>> = {
  'a task id': () => `(service checkout) (task ${hex(32)}) failed container health checks.`,
  'a tag of a commit': () => `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com/team/web-api:${hex(40)}`,
  'a tag of a build': () => `image web:main-${hex(7)}-20261121.1`,
  'a tag of a release': () => `web:v1.2.3-rc.1+build.${hex(8)}`,
  'a digest': () => `app@sha256:${hex(64)}`,
  'a request id': () => `request ${uuid()} failed`,
  'a commit': () => `https://github.com/org/repo/commit/${hex(40)}`,
  'a target group': () => `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:targetgroup/ecs-Checkout-V2/${hex(16)}`,
  'a load balancer': () => `app/prodA-LoadB-${pick(UPPER + DIGITS, 12)}/${hex(16)}`,
  'a role of CDK': () =>
    `arn:aws:iam::${ACCOUNT}:role/ProdStack-CheckoutTaskRoleB2C1F2A3-${pick(ALL, 12)} is not authorized`,
  'a secret by its name': () => `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret:prod/db-${pick(ALL, 6)}`,
  'a deployment of a service': () => `arn:aws:ecs:eu-west-1:${ACCOUNT}:service-deployment/prod/web/${base64url(21)}`,
  'an alarm of autoscaling': () => `monitor alarm TargetTracking-service/prod/web-AlarmHigh-${uuid()} in state ALARM`,
  'a deployment': () => `Scaling activity initiated by (deployment ecs-svc/${pick(DIGITS, 19)})`,
  'a network interface': () => `eni-${hex(17)} in subnet-${hex(17)} of vpc-${hex(17)}`,
};

/** Sentences that speak of secrets and tell none. */
const PLAIN = [
  'https://console.aws.amazon.com/ecs/v2/clusters/prod/services/checkout/health?region=eu-west-1',
  'connect ECONNREFUSED redis://cache.internal:6379/0',
  'FATAL: password authentication failed for user "postgres"',
  "Access denied for user 'app'@'10.0.1.5' (using password: YES)",
  'The security token included in the request is expired',
  'SyntaxError: Unexpected token } in JSON',
  'password is incorrect',
  'token is invalid',
  'secret is scheduled for deletion',
  'AUTH failed: WRONGPASS invalid username-password pair',
  '비밀번호가 틀렸습니다',
  '토큰이 expired 상태입니다',
  'environment variable DB_PASSWORD is missing',
  'UsernamePasswordAuthenticationFilter.doFilter(UsernamePasswordAuthenticationFilter.java:96)',
  'service token-refresher: unhealthy',
  'docker run -u 1000:1000 web',
  'trace id 1-67a3f2b1-0123456789abcdef01234567',
];

describe('redaction of what is generated', () => {
  it.each(Object.entries(SECRETS))('takes out %s, whatever stands around it', (_what, generate) => {
    for (let round = 0; round < 40; round += 1) {
      for (const surround of SURROUNDINGS) {
        const [text, secret] = generate();
        const clean = redact(surround(text));
        expect(clean).not.toContain(secret);
        expect(redact(clean)).toBe(clean);
      }
    }
  });

  it.each(Object.entries(KEPT))('keeps %s', (_what, generate) => {
    for (let round = 0; round < 40; round += 1) {
      for (const surround of SURROUNDINGS) {
        const text = surround(generate());
        expect(redact(text)).toBe(text);
      }
    }
  });

  it.each(PLAIN)('keeps the sentence: %s', (text) => {
    expect(redact(text)).toBe(text);
  });
});
