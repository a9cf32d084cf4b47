import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkBlocks } from '../../../src/sandbox/slack/block-check.ts';
import { BLOCK_SHAPES, type Surface } from '../../../src/sandbox/slack/block-rules.ts';
import { checkMessage } from '../../../src/sandbox/slack/message-check.ts';
import { checkView } from '../../../src/sandbox/slack/view-check.ts';
import { everyInputView, everyMessageBlock, plainTable } from './every-block.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const section = (text: string) => ({ type: 'section', text: mrkdwn(text) });
const button = (fields: object = {}) => ({ type: 'button', text: plain('Go'), ...fields });
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
const x = (count: number) => 'x'.repeat(count);
const option = (index: number) => ({ text: plain(`o${index}`), value: `v${index}` });
const select = (count: number) => actions({ type: 'static_select', action_id: 's', options: times(count, option) });
const raw = (text: string) => ({ type: 'raw_text', text });
const dataTable = (rows: object[][], fields: object = {}) => ({ type: 'data_table', caption: 'c', rows, ...fields });
const rows = (count: number, width = 2) => times(count, (i) => times(width, (j) => raw(`${i}.${j}`)));
const pie = (count: number, value = 1) => ({
  type: 'data_visualization',
  title: 'T',
  chart: { type: 'pie', segments: times(count, (i) => ({ label: `s${i}`, value })) },
});
const line = (labels: string[], categories = ['a', 'b'], series = 1) => ({
  type: 'data_visualization',
  title: 'T',
  chart: {
    type: 'line',
    series: times(series, (i) => ({ name: `n${i}`, data: labels.map((label) => ({ label, value: 1 })) })),
    axis_config: { categories },
  },
});
const container = (children: object[], fields: object = {}) => ({
  type: 'container',
  title: plain('C'),
  child_blocks: children,
  ...fields,
});
const input = (fields: object = {}) => ({
  type: 'input',
  label: plain('L'),
  element: { type: 'plain_text_input', action_id: 'a' },
  ...fields,
});

type Case = [rule: string, surface: Surface, accepted: object[], refused: object[], pointer: string];

/** Each rule with the last thing Slack accepts and the first that it refuses. */
const CASES: Case[] = [
  ['section text 3,000', 'message', [section(x(3000))], [section(x(3001))], '/blocks/0/text/text'],
  ['50 blocks in a message', 'message', times(50, () => section('a')), times(51, () => section('a')), '/blocks'],
  ['100 blocks in a view', 'modal', times(100, () => section('a')), times(101, () => section('a')), '/blocks'],
  [
    '10 fields',
    'message',
    [{ type: 'section', fields: times(10, () => plain('f')) }],
    [{ type: 'section', fields: times(11, () => plain('f')) }],
    '/blocks/0/fields',
  ],
  [
    'field text 2,000',
    'message',
    [{ type: 'section', fields: [plain(x(2000))] }],
    [{ type: 'section', fields: [plain(x(2001))] }],
    '/blocks/0/fields/0/text',
  ],
  ['a section has text or fields', 'message', [section('a')], [{ type: 'section' }], '/blocks/0'],
  ['texts are not empty', 'message', [section('a')], [section('')], '/blocks/0/text/text'],
  [
    'header 150',
    'message',
    [{ type: 'header', text: plain(x(150)) }],
    [{ type: 'header', text: plain(x(151)) }],
    '/blocks/0/text/text',
  ],
  [
    'a header is plain text',
    'message',
    [{ type: 'header', text: plain('h') }],
    [{ type: 'header', text: mrkdwn('h') }],
    '/blocks/0/text/type',
  ],
  [
    'button text 75',
    'message',
    [actions(button({ text: plain(x(75)) }))],
    [actions(button({ text: plain(x(76)) }))],
    '/blocks/0/elements/0/text/text',
  ],
  [
    'button value 2,000',
    'message',
    [actions(button({ value: x(2000) }))],
    [actions(button({ value: x(2001) }))],
    '/blocks/0/elements/0/value',
  ],
  [
    'button address 3,000',
    'message',
    [actions(button({ url: `https://a.example/${x(2982)}` }))],
    [actions(button({ url: `https://a.example/${x(2983)}` }))],
    '/blocks/0/elements/0/url',
  ],
  [
    'addresses are addresses',
    'message',
    [actions(button({ url: 'https://a.example' }))],
    [actions(button({ url: 'javascript:alert(1)' }))],
    '/blocks/0/elements/0/url',
  ],
  [
    'button style',
    'message',
    [actions(button({ style: 'danger' }))],
    [actions(button({ style: 'default' }))],
    '/blocks/0/elements/0/style',
  ],
  [
    '25 elements',
    'message',
    [actions(...times(25, (i) => button({ action_id: `a${i}` })))],
    [actions(...times(26, (i) => button({ action_id: `a${i}` })))],
    '/blocks/0/elements',
  ],
  [
    'action ids are unique in a block',
    'message',
    [actions(button({ action_id: 'a' }), button({ action_id: 'b' }))],
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '/blocks/0',
  ],
  [
    'block ids are unique',
    'message',
    [
      { ...section('a'), block_id: '1' },
      { ...section('a'), block_id: '2' },
    ],
    [
      { ...section('a'), block_id: '1' },
      { ...section('a'), block_id: '1' },
    ],
    '/blocks',
  ],
  [
    'block id 255',
    'message',
    [{ ...section('a'), block_id: x(255) }],
    [{ ...section('a'), block_id: x(256) }],
    '/blocks/0/block_id',
  ],
  ['100 options', 'message', [select(100)], [select(101)], '/blocks/0/elements/0/options'],
  [
    'an initial option is one of the options',
    'message',
    [actions({ type: 'static_select', options: [option(1)], initial_option: option(1) })],
    [actions({ type: 'static_select', options: [option(1)], initial_option: option(2) })],
    '/blocks/0/elements/0/initial_option',
  ],
  [
    '5 overflow options',
    'message',
    [actions({ type: 'overflow', options: times(5, option) })],
    [actions({ type: 'overflow', options: times(6, option) })],
    '/blocks/0/elements/0/options',
  ],
  [
    '10 in a context',
    'message',
    [{ type: 'context', elements: times(10, () => plain('c')) }],
    [{ type: 'context', elements: times(11, () => plain('c')) }],
    '/blocks/0/elements',
  ],
  ['unknown blocks', 'message', [{ type: 'divider' }], [{ type: 'sparkline' }], '/blocks/0/type'],
  ['unknown elements', 'message', [actions(button())], [actions({ type: 'slider' })], '/blocks/0/elements/0/type'],
  ['unknown fields', 'message', [section('a')], [{ ...section('a'), colour: 'red' }], '/blocks/0'],
  [
    'unknown fields of texts',
    'message',
    [section('a')],
    [{ type: 'section', text: { ...mrkdwn('a'), emoji: true } }],
    '/blocks/0/text',
  ],
  [
    'pictures need words',
    'message',
    [{ type: 'image', image_url: 'https://a.example/x.png', alt_text: 'x' }],
    [{ type: 'image', image_url: 'https://a.example/x.png' }],
    '/blocks/0',
  ],
  ['inputs hold fields', 'modal', [input()], [input({ element: button() })], '/blocks/0/element/type'],
  ['inputs stand in views only (message)', 'message', [section('a')], [input()], '/blocks/0/type'],
  [
    'inputs may stand in a container',
    'message',
    [container([input()])],
    [container([container([input()])])],
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'alerts stand in modals only',
    'modal',
    [{ type: 'alert', text: plain('a') }],
    [{ type: 'alert', text: plain(x(201)) }],
    '/blocks/0/text/text',
  ],
  [
    'alerts are refused in messages',
    'message',
    [section('a')],
    [{ type: 'alert', text: plain('a') }],
    '/blocks/0/type',
  ],
  ['cards are refused in modals', 'message', [{ type: 'card', title: mrkdwn('t') }], [{ type: 'card' }], '/blocks/0'],
  ['data tables stand in messages only', 'home', [section('a')], [dataTable(rows(2))], '/blocks/0/type'],
  ['data_table 101 rows', 'message', [dataTable(rows(101))], [dataTable(rows(102))], '/blocks/0/rows'],
  ['data_table 20 columns', 'message', [dataTable(rows(2, 20))], [dataTable(rows(2, 21))], '/blocks/0/rows/0'],
  [
    'data_table rows are equally long',
    'message',
    [dataTable(rows(2))],
    [dataTable([...rows(1), [raw('a')]])],
    '/blocks/0/rows',
  ],
  [
    'data_table page size',
    'message',
    [dataTable(rows(2), { page_size: 100 })],
    [dataTable(rows(2), { page_size: 101 })],
    '/blocks/0/page_size',
  ],
  ['data_table needs a caption', 'message', [dataTable(rows(2))], [{ type: 'data_table', rows: rows(2) }], '/blocks/0'],
  [
    'data_table header column',
    'message',
    [dataTable(rows(2), { row_header_column_index: 1 })],
    [dataTable(rows(2), { row_header_column_index: 2 })],
    '/blocks/0/row_header_column_index',
  ],
  [
    '10,000 characters in a table',
    'message',
    [dataTable([[raw('a')], ...times(4, () => [raw(x(2499))])])],
    [dataTable([[raw('a')], ...times(4, () => [raw(x(2500))])])],
    '/blocks/0/rows',
  ],
  ['one table in a message', 'message', [dataTable(rows(2))], [dataTable(rows(2)), ...plainTable()], '/blocks'],
  ['pie 6 segments', 'message', [pie(6)], [pie(7)], '/blocks/0/chart/segments'],
  ['pie above zero', 'message', [pie(1, 0.1)], [pie(1, 0)], '/blocks/0/chart/segments/0/value'],
  ['one point per category', 'message', [line(['a', 'b'])], [line(['a'])], '/blocks/0/chart/series/0/data'],
  [
    '6 series',
    'message',
    [line(['a', 'b'], ['a', 'b'], 6)],
    [line(['a', 'b'], ['a', 'b'], 7)],
    '/blocks/0/chart/series',
  ],
  ['2 charts', 'message', [pie(1), pie(1)], [pie(1), pie(1), pie(1)], '/blocks'],
  [
    '10 children',
    'message',
    [container(times(10, () => section('a')))],
    [container(times(11, () => section('a')))],
    '/blocks/0/child_blocks',
  ],
  [
    'no table of data in a container',
    'message',
    [container(plainTable())],
    [container([dataTable(rows(2))])],
    '/blocks/0/child_blocks/0/type',
  ],
  [
    'collapsed needs collapsible',
    'message',
    [container([section('a')], { is_collapsible: true, default_collapsed: true })],
    [container([section('a')], { default_collapsed: true })],
    '/blocks/0/default_collapsed',
  ],
  [
    'confirm text 300',
    'message',
    [actions(button({ confirm: { text: plain(x(300)) } }))],
    [actions(button({ confirm: { text: plain(x(301)) } }))],
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    '12,000 of markdown',
    'message',
    [{ type: 'markdown', text: x(12_000) }],
    [{ type: 'markdown', text: x(12_001) }],
    '/blocks/0/text',
  ],
  [
    'numbers within their limits',
    'modal',
    [input({ element: { type: 'number_input', is_decimal_allowed: false, min_value: '1', initial_value: '1' } })],
    [input({ element: { type: 'number_input', is_decimal_allowed: false, min_value: '2', initial_value: '1' } })],
    '/blocks/0/element/initial_value',
  ],
];

describe('checkBlocks', () => {
  it.each(CASES)('holds the limit: %s', (_, surface, accepted, refused, pointer) => {
    const problems = checkBlocks(refused, { surface });

    expect(checkBlocks(accepted, { surface })).toEqual([]);
    expect(problems.map((problem) => problem.pointer)).toContain(pointer);
  });

  it('accepts a block of every type that may be sent', () => {
    const view = everyInputView();
    const seen = new Set([...everyMessageBlock(), ...plainTable(), ...view.blocks].map((block) => block.type));

    expect(checkBlocks(everyMessageBlock(), { surface: 'message' })).toEqual([]);
    expect(checkBlocks(plainTable(), { surface: 'message' })).toEqual([]);
    expect(checkView(view, 'modal', new Set())).toBeUndefined();
    expect(Object.keys(BLOCK_SHAPES).filter((type) => !seen.has(type))).toEqual(['file']);
  });

  it('refuses single newer blocks as an old workspace does', () => {
    const blocks = [section('a'), dataTable(rows(2))];

    const problems = checkBlocks(blocks, { surface: 'message', unknownTypes: new Set(['data_table']) });

    expect(problems).toEqual([{ pointer: '/blocks/1/type', message: 'unsupported type: data_table' }]);
  });

  it('answers any JSON with a list of problems', () => {
    const types = fc.constantFrom(...Object.keys(BLOCK_SHAPES));
    const block = fc.record(
      {
        type: types,
        text: fc.jsonValue(),
        elements: fc.jsonValue(),
        rows: fc.jsonValue(),
        chart: fc.jsonValue(),
        element: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );

    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.array(block)), (blocks) => {
        for (const surface of ['message', 'modal', 'home'] as const)
          expect(Array.isArray(checkBlocks(blocks, { surface }))).toBe(true);
      }),
      { seed: 2, numRuns: 500 },
    );
  });

  it('refuses what is nested without end', () => {
    let child: object = section('a');
    for (let depth = 0; depth < 200; depth += 1) child = { type: 'rich_text', elements: [child] };

    expect(checkBlocks([child], { surface: 'message' })).not.toEqual([]);
  });
});

describe('checkMessage', () => {
  const check = (body: Record<string, unknown>) => {
    const result = checkMessage(body, new Set());
    return result.ok ? 'ok' : result.refusal.error;
  };

  it.each([
    ['text of 40,000 characters', { text: x(40_000) }, 'ok'],
    ['text of 40,001 characters', { text: x(40_001) }, 'msg_too_long'],
    ['blocks of 12,000 characters', { blocks: times(4, () => section(x(3000))) }, 'ok'],
    ['blocks of 15,000 characters', { blocks: times(5, () => section(x(3000))) }, 'msg_blocks_too_long'],
    ['nothing', {}, 'no_text'],
    ['blocks as JSON text', { blocks: JSON.stringify([section('a')]) }, 'ok'],
    ['blocks that are not JSON', { blocks: '[' }, 'invalid_blocks_format'],
    ['metadata without a type', { text: 'a', metadata: {} }, 'invalid_metadata_format'],
    ['metadata', { text: 'a', metadata: { event_type: 'digest', event_payload: {} } }, 'ok'],
  ])('judges %s', (_, body, verdict) => {
    expect(check(body)).toBe(verdict);
  });
});

describe('checkView', () => {
  const view = (fields: object = {}) => ({ type: 'modal', title: plain('T'), blocks: [section('a')], ...fields });
  const check = (value: unknown, kind: 'modal' | 'home' = 'modal') => checkView(value, kind, new Set());

  it.each([
    ['title 24', { title: plain(x(24)) }, { title: plain(x(25)) }, '/view/title/text'],
    ['submit 24', { submit: plain(x(24)) }, { submit: plain(x(25)) }, '/view/submit/text'],
    ['private_metadata 3,000', { private_metadata: x(3000) }, { private_metadata: x(3001) }, '/view/private_metadata'],
    ['callback_id 255', { callback_id: x(255) }, { callback_id: x(256) }, '/view/callback_id'],
    ['a form can be submitted', { blocks: [input()], submit: plain('S') }, { blocks: [input()] }, '/view'],
    ['no other fields', {}, { colour: 'red' }, '/view'],
    ['a modal is a modal', {}, { type: 'home' }, '/view/type'],
  ])('holds the limit: %s', (_, accepted, refused, pointer) => {
    expect(check(view(accepted))).toBeUndefined();
    expect(check(view(refused))).toMatchObject({ error: 'invalid_arguments' });
    expect(check(view(refused))?.problems.map((problem) => problem.pointer)).toContain(pointer);
  });

  it('refuses a view of more than 250 KB', () => {
    const blocks = times(90, () => section(x(2900)));

    expect(check(view({ blocks }))).toEqual({ error: 'view_too_large', problems: [] });
  });

  it('accepts a Home tab and refuses a title on it', () => {
    const home = { type: 'home', blocks: [section('a')] };

    expect(check(home, 'home')).toBeUndefined();
    expect(check({ ...home, title: plain('T') }, 'home')).toMatchObject({ error: 'invalid_arguments' });
  });
});
