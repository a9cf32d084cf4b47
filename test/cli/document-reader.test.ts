import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDocumentReader } from '../../src/cli/document-reader.ts';

/** What is read of the text, in chunks of `size` bytes: documents, and lines where something broken begins. */
function read(text: string | Buffer, size = 7): unknown[] {
  const seen: unknown[] = [];
  const reader = createDocumentReader({
    onDocument: (document) => seen.push(document),
    onBroken: (line) => seen.push(`broken at ${line}`),
  });
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  reader.end();
  return seen;
}

const A = { id: 'a', list: [1, { b: 'é — 한' }], text: '{"[' };
const B = { id: 'b' };
const pretty = (value: unknown): string => JSON.stringify(value, null, 2);

describe('documents in a stream', () => {
  it.each([
    ['one a line', `${JSON.stringify(A)}\n${JSON.stringify(B)}\n`],
    ['without a last newline', `${JSON.stringify(A)}\n${JSON.stringify(B)}`],
    ['with blank lines and CRLF', `\r\n${JSON.stringify(A)}\r\n\r\n  \r\n${JSON.stringify(B)}\r\n`],
    ['behind a byte order mark', `\ufeff${JSON.stringify(A)}\n${JSON.stringify(B)}`],
    ['pretty-printed one after another', `${pretty(A)}\n${pretty(B)}\n`],
    ['pretty-printed with CRLF', `${pretty(A)}\n${pretty(B)}\n`.replaceAll('\n', '\r\n')],
    ['pretty-printed and one a line', `${pretty(A)}\n${JSON.stringify(B)}\n`],
    ['as an array on one line', JSON.stringify([A, B])],
    ['as a pretty-printed array', pretty([A, B])],
    ['as an array with an element a line', `[\n${JSON.stringify(A)},\n${JSON.stringify(B)}\n]\n`],
  ])('are read %s', (_, text) => {
    expect(read(text)).toEqual([A, B]);
    expect(read(text, 1_000_000)).toEqual([A, B]);
  });

  it.each([
    ['that is no JSON', 'nonsense'],
    ['cut off in a text', '{"id": "a'],
    ['cut off in a list', '{"id": "a", "list": [1, 2,'],
    ['cut off after a name', '{"id":'],
    ['with a bracket too many', '{"id": "a"}}'],
    ['in single quotes', "{'id': 'a'}"],
  ])('give one error for a line %s and go on', (_, line) => {
    expect(read(`${line}\n${JSON.stringify(A)}\n${line}\n${JSON.stringify(B)}\n`)).toEqual([
      'broken at 1',
      A,
      'broken at 3',
      B,
    ]);
  });

  it('give one error for a broken pretty-printed document', () => {
    expect(read(`${pretty(A).replace('"text"', 'text')}\n${pretty(B)}\n`)).toEqual(['broken at 1', B]);
  });

  it('give one error for a pretty-printed document that is cut off', () => {
    expect(read(pretty(A).slice(0, -2))).toEqual(['broken at 1']);
  });

  it.each(['', '\n\n', '\ufeff', '[]'])('are none in %j', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('are values of any type, for whoever reads them to judge', () => {
    expect(read('null\n5\n"x"\n')).toEqual([null, 5, 'x']);
  });

  it('are refused when one is longer than allowed, on one line or on many', () => {
    const reader = () => createDocumentReader({ onDocument: () => undefined, onBroken: () => undefined }, 100);

    expect(() => reader().push(Buffer.from('x'.repeat(101)))).toThrow(RangeError);
    expect(() => reader().push(Buffer.from(`{\n${'"a": 1,\n'.repeat(20)}`))).toThrow(RangeError);
  });

  it('come out the same however they are cut into chunks and written', () => {
    const document = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
    const written = fc.tuple(document, fc.boolean(), fc.constantFrom('\n', '\r\n', '\n\n'));
    fc.assert(
      fc.property(fc.array(written, { maxLength: 6 }), fc.integer({ min: 1, max: 60 }), (documents, size) => {
        const text = documents
          .map(([value, isPretty, newline]) => (isPretty ? pretty(value) : JSON.stringify(value)) + newline)
          .join('');
        expect(read(text, size)).toEqual(documents.map(([value]) => JSON.parse(JSON.stringify(value))));
      }),
      { numRuns: 500, seed: 7 },
    );
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        read(Buffer.from(bytes));
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
