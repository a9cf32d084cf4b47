import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/run-cli.ts';
import { type Document, daily, evidenceDocument, series } from '../support/evidence.ts';
import { capture, offline, run } from './captured-run.ts';

const PLAIN = evidenceDocument();
/** A quarter of a vCPU would do; it has four. */
const OVERSIZED = evidenceDocument({
  id: 'prod/big',
  taskSizes: [{ since: '2026-10-30T00:00:00.000Z', cpuUnits: 4096, memoryMiB: 8192 }],
  metrics: { cpuUtilization: { average: series(14, daily(1, 2)), maximum: series(14, daily(1, 3)) } },
});
const BROKEN = evidenceDocument({ id: 'prod/broken', metrics: { periodSeconds: -1 } });

const lines = (...documents: Document[]): string =>
  documents.map((document) => `${typeof document === 'string' ? document : JSON.stringify(document)}\n`).join('');
const parseLines = (text: string): Document[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('size --from -', () => {
  it('answers every document in its order and a broken one in its place', async () => {
    const { status, stdout, stderr } = await run(['size', '--from', '-'], {
      stdin: lines(PLAIN, BROKEN, '{"id": "cut', OVERSIZED, ''),
    });

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(parseLines(stdout)).toMatchObject([
      { schema: 'fargate-advisor/recommendation/1', id: 'prod/plain' },
      { id: 'prod/broken', error: { code: 'evidence_invalid', path: 'metrics.periodSeconds' } },
      { id: null, error: { code: 'evidence_invalid', message: 'line 3: not a JSON document', path: '' } },
      { id: 'prod/big', finding: 'Overprovisioned' },
    ]);
  });

  it('answers one pretty-printed document', async () => {
    const { status, stdout } = await run(['size', '--from', '-'], { stdin: JSON.stringify(PLAIN, null, 2) });

    expect(status).toBe(0);
    expect(parseLines(stdout)).toMatchObject([{ id: 'prod/plain' }]);
  });

  it('prints one pretty object for one document as json, and an array for several', async () => {
    const one = await run(['size', '--from', '-', '--format', 'json'], { stdin: lines(PLAIN) });
    const several = await run(['size', '--from', '-', '--format', 'json'], { stdin: lines(PLAIN, BROKEN, OVERSIZED) });

    expect(one.stdout).toBe(`${JSON.stringify(JSON.parse(one.stdout), null, 2)}\n`);
    expect(JSON.parse(one.stdout)).toMatchObject({ id: 'prod/plain' });
    expect(several.stdout).toBe(`${JSON.stringify(JSON.parse(several.stdout), null, 2)}\n`);
    expect(JSON.parse(several.stdout)).toMatchObject([{ id: 'prod/plain' }, { error: {} }, { id: 'prod/big' }]);
  });

  it('prints text on a terminal, with errors where they do not disturb it', async () => {
    const { status, stdout, stderr } = await run(['size', '--from', '-'], {
      stdin: lines(PLAIN, BROKEN, OVERSIZED),
      columns: 100,
    });

    expect(status).toBe(0);
    expect(stdout).toContain('prod/plain');
    expect(stdout).not.toContain('schema');
    expect(stderr).toMatch(/^prod\/broken: metrics\.periodSeconds: /);
  });

  it.each(['text', 'markdown'] as const)('explains every answer as %s', async (format) => {
    const { stdout } = await run(['size', '--from', '-', '--format', format, '--explain'], { stdin: lines(OVERSIZED) });
    const short = await run(['size', '--from', '-', '--format', format], { stdin: lines(OVERSIZED) });

    expect(stdout.startsWith(short.stdout)).toBe(true);
    expect(stdout.length).toBeGreaterThan(short.stdout.length + 50);
  });

  it('explains every answer as a document', async () => {
    const { stdout } = await run(['size', '--from', '-', '--explain'], { stdin: lines(OVERSIZED) });

    expect(parseLines(stdout)[0].explanation.length).toBeGreaterThan(0);
  });

  it('prints a Slack message a line', async () => {
    const { stdout } = await run(['size', '--from', '-', '--format', 'slack'], { stdin: lines(PLAIN, OVERSIZED) });

    const messages = parseLines(stdout);
    expect(messages.map(({ text }) => typeof text)).toEqual(['string', 'string']);
    expect(messages.every(({ blocks }) => blocks.length > 2)).toBe(true);
  });

  it('takes the goal and the discount', async () => {
    const stdin = lines(OVERSIZED);
    const list = parseLines((await run(['size', '--from', '-', '--goal', 'safe'], { stdin })).stdout)[0];
    const half = parseLines(
      (await run(['size', '--from', '-', '--goal', 'safe', '--discount', '50'], { stdin })).stdout,
    )[0];

    expect(list.recommended.goal).toBe('safe');
    expect(half.current.monthlyUsd).toBeCloseTo(list.current.monthlyUsd / 2, 1);
  });

  it.each<[string, string, string[], number]>([
    ['0 when a document got an answer', lines(PLAIN, BROKEN), [], 0],
    ['1 when every document failed', lines(BROKEN, 'x'), [], 1],
    ['1 when there is no document', '\n', [], 1],
    ['0 when the size should change', lines(OVERSIZED), [], 0],
    [
      '3 when the size should change and that was asked for',
      lines(PLAIN, OVERSIZED, BROKEN),
      ['--fail-on-findings'],
      3,
    ],
    ['1 when every document failed, whatever was asked for', lines(BROKEN), ['--fail-on-findings'], 1],
  ])('ends with %s', async (_, stdin, options, status) => {
    expect((await run(['size', '--from', '-', ...options], { stdin })).status).toBe(status);
  });

  it('ends with 1 when the file cannot be read, and names it', async () => {
    const { status, stdout, stderr } = await run(['size', '--from', 'no/such/file.json']);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('no/such/file.json');
  });

  it('answers a document as soon as it is there', async () => {
    const stdin = new PassThrough();
    const answers = new PassThrough();
    const running = runCli(
      ['size', '--from', '-'],
      { stdin, stdout: answers, stderr: capture(), env: {}, interrupted: new AbortController().signal },
      offline(),
    );
    const reading = answers[Symbol.asyncIterator]();

    stdin.write(lines(PLAIN));
    const first = await reading.next();
    stdin.end(lines(OVERSIZED));
    const second = await reading.next();

    expect(JSON.parse(String(first.value)).id).toBe('prod/plain');
    expect(JSON.parse(String(second.value)).id).toBe('prod/big');
    expect(await running).toBe(0);
  });

  it('stops reading without a word when nobody reads the answers', async () => {
    let given = 0;
    const stdin = Readable.from(
      (function* () {
        for (; given < 1000; given++) yield Buffer.from(lines(PLAIN));
      })(),
    );
    const stdout = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('EPIPE'), { code: 'EPIPE' }));
      },
    });
    const stderr = capture();

    const status = await runCli(
      ['size', '--from', '-'],
      { stdin, stdout, stderr, env: {}, interrupted: new AbortController().signal },
      offline(),
    );

    expect({ status, stderr: stderr.text() }).toEqual({ status: 0, stderr: '' });
    expect(given).toBeLessThan(100);
  });

  it('does not read ahead of a slow reader', async () => {
    let given = 0;
    const stdin = Readable.from(
      (function* () {
        for (; given < 60; given++) yield Buffer.from(lines(PLAIN));
      })(),
    );
    let release = (): void => undefined;
    let whenBlocked = (): void => undefined;
    const blocked = new Promise<void>((resolve) => {
      whenBlocked = resolve;
    });
    let isBlocking = true;
    const stdout = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        release = done;
        if (isBlocking) whenBlocked();
        else done();
      },
    });
    const running = runCli(
      ['size', '--from', '-'],
      { stdin, stdout, stderr: capture(), env: {}, interrupted: new AbortController().signal },
      offline(),
    );

    await blocked;
    const givenWhileBlocked = given;
    isBlocking = false;
    release();

    expect(await running).toBe(0);
    expect(givenWhileBlocked).toBeLessThan(40);
    expect(given).toBe(60);
  });
});
