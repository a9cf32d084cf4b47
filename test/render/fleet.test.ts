import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderFleetCsv } from '../../src/render/fleet-csv.ts';
import { toFleetDocument } from '../../src/render/fleet-document.ts';
import { renderFleetHtml } from '../../src/render/fleet-html.ts';
import { renderFleetMarkdown } from '../../src/render/fleet-markdown.ts';
import { renderFleetProgress } from '../../src/render/fleet-progress.ts';
import { renderFleetText } from '../../src/render/fleet-text.ts';
import { createFleetView } from '../../src/render/fleet-view.ts';
import { renderFleetAnswer } from '../../src/render/slack/fleet-answer.ts';
import { decodeQuestion } from '../../src/render/slack/value.ts';
import { checkMessage } from '../../src/sandbox/slack/message-check.ts';
import { createWords } from '../../src/words/create-words.ts';
import { LOCALES } from '../../src/words/locale.ts';
import { sampleFleet, sampleService } from './sample-fleet.ts';

const en = createWords('en');
const SEED = 20_261_121;
const REPORT = sampleFleet();
const VIEW = createFleetView(REPORT, en, 20);
const NASTY = [
  '=1+1',
  '+cmd',
  '-2',
  '@sum',
  'a"b,c\r\nd',
  '<script>alert(1)</script>',
  '&"\'>',
  '*b* _i_ |',
  '<!channel>',
  '\u202egnp',
];

/** Records and cells by RFC 4180. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    record.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

describe('a fleet as text', () => {
  const text = renderFleetText(VIEW, en, { width: 120 });

  it('begins with the total and its share of the bill, and shows first what is at risk', () => {
    expect(text).toMatch(/^\$91 a month could be saved, 21% of \$432\n/);
    expect(text.indexOf('prod/search')).toBeLessThan(text.indexOf('prod/web'));
    expect(text).toContain('prod/web  4 vCPU / 8 GB  1 vCPU / 2 GB    $91  high');
  });

  it('says what was left out, what the sweep cost, and how many services are not shown', () => {
    expect(text).toContain('2 (us-east-1/prod/old, us-east-1/prod/older): Its tasks do not run on Fargate (EC2).');
    expect(text).toContain('us-east-1/prod: 3 running tasks of no service');
    expect(text.replaceAll('\n', ' ')).toContain('21 calls to AWS (the fewest possible: 20)');
    expect(renderFleetText(createFleetView(REPORT, en, 1), en)).toContain('and 2 more services');
  });

  it.each(LOCALES)('never goes over the width but for a single word (%s)', (locale) => {
    const words = createWords(locale);
    const narrow = renderFleetText(createFleetView(REPORT, words, 20), words, { width: 60 });

    for (const line of narrow.split('\n')) expect(line.length).toBeLessThanOrEqual(62);
  });

  it('says that nothing was found, and that it was interrupted', () => {
    const view = createFleetView(sampleFleet([], { interrupted: true }), en, 20);

    expect(renderFleetText(view, en)).toMatch(/^No Fargate service was read\n.*\nStopped before the end/);
  });
});

describe('a fleet as a document', () => {
  it('has the keys of the contract', () => {
    const document = toFleetDocument(REPORT, en);

    expect(Object.keys(document)).toEqual(['accounts', 'services', 'totals', 'leftOut', 'api']);
    expect(document).toMatchObject({
      services: [{ accountId: '123456789012', region: 'us-east-1', cluster: 'prod', name: 'web' }, {}, {}],
      totals: { currentMonthlyUsd: 432.48, savingsMonthlyUsd: 91.12, atRisk: 1 },
      leftOut: [{ what: 'us-east-1/prod/old', why: 'Its tasks do not run on Fargate (EC2).' }, {}, {}],
      api: { calls: 21, minimumCalls: 20, metricsRequested: 18, usd: 0 },
    });
  });
});

describe('a fleet as CSV', () => {
  it('has a record for every service and for everything left out', () => {
    const [header = [], ...records] = parseCsv(renderFleetCsv(REPORT, en));

    expect(records).toHaveLength(6);
    expect(new Set(records.map((record) => record.length))).toEqual(new Set([header.length]));
    expect(records[0]?.slice(0, 5)).toEqual(['123456789012', 'us-east-1', 'prod', 'web', 'Overprovisioned']);
    expect(records[3]?.slice(1, 5)).toEqual(['us-east-1', 'prod', 'old', 'LeftOut']);
  });

  it('keeps any name in its cell and lets none be a formula', () => {
    const name = fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 12, unit: 'binary' }));

    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 5 }), (names) => {
        const report = sampleFleet(
          names.map((each) => sampleService(each)),
          { leftOut: [] },
        );
        const [, ...records] = parseCsv(renderFleetCsv(report, en));
        expect(records.map((record) => record[3]?.replace(/^'(?=[=+\-@\t\r\n＝＋－＠])/, ''))).toEqual(names);
        for (const record of records) expect(record[3]).not.toMatch(/^[=+\-@\t\r]/);
      }),
      { seed: SEED },
    );
  });
});

describe('a fleet as HTML', () => {
  const services = NASTY.map((name) => sampleService(name));
  const report = sampleFleet([...REPORT.services, ...services]);
  const html = renderFleetHtml(report, createFleetView(report, en, 50), en);

  it('asks nothing of the network and runs nothing', () => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|src=|href=|@import|url\(|https?:/i);
    expect(html).toContain("default-src 'none'");
  });

  it('shows names as text', () => {
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(html.match(/<tr>/g)).toHaveLength(2 + report.services.length);
  });

  it('is of the reader’s language', () => {
    const words = createWords('ko');

    expect(renderFleetHtml(report, createFleetView(report, words, 5), words)).toContain('<html lang="ko">');
  });
});

describe('a fleet as Markdown', () => {
  it('keeps its tables whole whatever the names', () => {
    const report = sampleFleet(NASTY.map((name) => sampleService(name)));
    const rows = renderFleetMarkdown(createFleetView(report, en, 20), en)
      .split('\n')
      .filter((line) => line.startsWith('|'));

    expect(rows).toHaveLength(2 + NASTY.length);
    for (const row of rows) expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(8);
  });
});

describe('a fleet in Slack', () => {
  it.each(LOCALES)(
    'is a message that Slack takes, however many services and however long their names (%s)',
    (locale) => {
      const words = createWords(locale);
      const services = Array.from({ length: 300 }, (_, at) => sampleService(`${'n'.repeat(240)}-${at}`));
      const message = renderFleetAnswer(
        sampleFleet(services),
        { top: 300, command: 'fargate-advisor fleet', endedAt: { done: 300, found: 900 } },
        words,
      );

      expect(checkMessage({ text: message.text, blocks: message.blocks }, new Set())).toMatchObject({ ok: true });
      expect(JSON.stringify(message).length).toBeLessThan(13_000);
    },
  );

  it('shows each service with a button that asks for it, and escapes what comes from outside', () => {
    const report = sampleFleet([...REPORT.services, sampleService('<!channel>')]);
    const text = JSON.stringify(renderFleetAnswer(report, { top: 20, command: 'fargate-advisor fleet' }, en));

    expect(text).toContain('size_pick:0');
    expect(text).toContain('&lt;!channel&gt;');
    expect(text).not.toContain('*prod/<!channel>');
  });
});

describe('the buttons of a sweep of several accounts', () => {
  it('each ask the account that the service is of', () => {
    const [first] = REPORT.services;
    if (first === undefined) throw new Error('The sample has services.');
    const accounts = ['123456789012', '210987654321'];
    const services = accounts.map((accountId) => ({ ...first, accountId }));
    const report = sampleFleet(services, { accounts, hasConfiguredAccounts: true });
    const { blocks } = renderFleetAnswer(report, { top: 20, command: 'fargate-advisor fleet' }, en);
    const asked: (string | undefined)[] = [];
    JSON.stringify(blocks, (key, value) => {
      if (key === 'value') asked.push(decodeQuestion(value)?.account);
      return value;
    });

    expect(asked.sort()).toEqual(accounts);
  });
});

describe('the progress of a sweep', () => {
  it.each([
    [{ done: 0, found: 0, elapsedMs: 0 }, 'Looking for services…'],
    [{ done: 0, found: 40, elapsedMs: 500 }, '░░░░░░░░░░░░░░░░░░░░ 0 of 40 services'],
    [{ done: 10, found: 40, elapsedMs: 10_000 }, '█████░░░░░░░░░░░░░░░ 10 of 40 services, about 30 seconds left'],
    [{ done: 10, found: 400, elapsedMs: 20_000 }, '░░░░░░░░░░░░░░░░░░░░ 10 of 400 services, about 13 minutes left'],
    [{ done: 40, found: 40, elapsedMs: 40_000 }, '████████████████████ 40 of 40 services'],
  ])('draws %j', (progress, line) => {
    expect(renderFleetProgress(progress, en)).toBe(line);
  });
});
