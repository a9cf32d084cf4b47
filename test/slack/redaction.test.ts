import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBoltLogger, createLogger } from '../../src/slack/logger.ts';
import { createRedaction } from '../../src/slack/redaction.ts';

const SECRETS = [
  'xoxb-12-34-abcDEF',
  'xoxp-1-2-3-abc',
  'xoxe.xoxp-1-Mi0y',
  'xoxe-1-abc',
  'xapp-1-A0B1-23-abcdef',
  'https://hooks.slack.com/commands/T1/23/abc',
  'https://hooks.slack.com/actions/T1/23/abc?x=1',
  'http://127.0.0.1:4040/response/0a1b2c',
  '1763686000123.4567890123.0123456789abcdef0123456789abcdef',
  'Bearer abc.def-ghi_jkl',
  `v0=${'0a'.repeat(32)}`,
  'AKIAIOSFODNN7EXAMPLE',
  'quo"ted\\secret',
];
const redact = createRedaction(['quo"ted\\secret', 'the-secret', 'the-secret-longer']);

describe('redaction', () => {
  it.each(SECRETS)('takes %s out of a line at any depth, and leaves JSON', (secret) => {
    const line = redact(JSON.stringify({ msg: `a ${secret}, b`, deep: [{ er: { [secret]: `(${secret})` } }] }));

    const shown = JSON.stringify(JSON.parse(line));
    expect(shown).not.toContain(JSON.stringify(secret).slice(1, -1));
    expect(shown).toContain('redacted');
  });

  it('takes the longer of two secrets that begin alike', () => {
    expect(redact('the-secret-longer')).toBe('secret-redacted');
  });

  it('leaves ordinary lines alone', () => {
    const line = '{"level":"info","time":"2026-11-21T01:20:37.434Z","durationMs":292,"msg":"prod/my-service 10.0.0.1"}';

    expect(redact(line)).toBe(line);
  });

  it('leaves every line valid JSON', () => {
    const part = fc.oneof(fc.constantFrom(...SECRETS), fc.string({ unit: 'binary' }));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(() => JSON.parse(redact(JSON.stringify({ msg: parts.join(''), parts })))).not.toThrow();
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

describe('the log', () => {
  function logged(write: (log: ReturnType<typeof createLogger>) => void): Record<string, unknown>[] {
    const lines: string[] = [];
    write(createLogger({ level: 'debug', redact, write: (line) => lines.push(line) }));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('has of an error its name, code, message, stack and causes, and nothing that hangs on it', () => {
    const cause = Object.assign(new Error('inner'), { code: 'ECONNRESET', socket: { secret: 'payload' } });
    const error = Object.assign(new TypeError('outer', { cause }), { request: { body: 'payload' } });

    const [line] = logged((log) => log.error({ error }, 'Failed'));

    expect(line).toMatchObject({
      level: 'error',
      error: { name: 'TypeError', message: 'outer', cause: { message: 'inner', code: 'ECONNRESET' } },
    });
    expect(JSON.stringify(line)).not.toContain('payload');
  });

  it('survives an error that is its own cause', () => {
    const error = new Error('round');
    error.cause = error;

    expect(logged((log) => log.error({ error }, 'Failed'))).toHaveLength(1);
  });

  it('has the lines of Bolt without objects, and none of its debug lines', () => {
    const lines = logged((log) => {
      const bolt = createBoltLogger(log);
      bolt.debug('a payload');
      bolt.warn('careful', { body: 'payload' }, new Error('why'));
    });

    expect(lines).toMatchObject([{ level: 'warn', detail: 'careful', error: { message: 'why' } }]);
    expect(JSON.stringify(lines)).not.toContain('payload');
  });
});
