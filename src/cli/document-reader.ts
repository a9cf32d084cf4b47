/** What a stream of JSON documents is taken apart into, in its order. */
export interface DocumentHandlers {
  readonly onDocument: (document: unknown, line: number) => void;
  /** Something that is no JSON, from the line on. */
  readonly onBroken: (line: number) => void;
}

export interface DocumentReader {
  /** Handles every document that the chunk completes. Throws RangeError for a document over `maxBytes`. */
  readonly push: (chunk: Buffer) => void;
  /** Handles what is left. */
  readonly end: () => void;
}

/** A document over several lines that is not complete yet. */
interface OpenDocument {
  readonly line: number;
  readonly isArray: boolean;
  readonly lines: string[];
  bytes: number;
  depth: number;
}

const NEWLINE = 10;
const BYTE_ORDER_MARK = '\ufeff';
/** Below the longest string that JSON.parse takes (512 MiB), far above any evidence. */
const MAX_BYTES = 256 * 1024 * 1024;

/**
 * Reads JSON documents one a line, pretty-printed, or as the elements of an array, also mixed, with blank lines and
 * CRLF, holding one document at a time. A line that is no JSON is taken for the beginning of a pretty-printed document
 * only when it leaves a bracket open; the next line that is a whole object on its own ends a beginning that led nowhere,
 * so that one truncated line never swallows the documents after it.
 */
export function createDocumentReader({ onDocument, onBroken }: DocumentHandlers, maxBytes = MAX_BYTES): DocumentReader {
  let parts: Buffer[] = [];
  let partBytes = 0;
  let line = 0;
  let open: OpenDocument | undefined;

  function push(chunk: Buffer): void {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      readLine(take(chunk.subarray(start, end)));
      start = end + 1;
    }
    if (start < chunk.length) keep(chunk.subarray(start));
  }

  function keep(part: Buffer): void {
    parts.push(part);
    partBytes += part.length;
    refuseBeyond(partBytes);
  }

  function take(last: Buffer): Buffer {
    if (parts.length === 0) return last;
    const whole = Buffer.concat([...parts, last]);
    parts = [];
    partBytes = 0;
    return whole;
  }

  function readLine(bytes: Buffer): void {
    line++;
    const decoded = bytes.toString('utf8');
    const text = decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded;
    if (text.trim() === '') return;
    if (open === undefined) readFirst(text, bytes.length);
    else readNext(open, text, bytes.length);
  }

  function readFirst(text: string, bytes: number): void {
    const document = parseJson(text);
    if (document !== undefined) {
      emit(document, line);
      return;
    }
    const { depth, inString } = scan(text);
    if (depth > 0 && !inString) open = { line, isArray: text.trim() === '[', lines: [text], bytes, depth };
    else onBroken(line);
  }

  function readNext(current: OpenDocument, text: string, bytes: number): void {
    // Inside a pretty-printed document an object on its own line is indented, or an element with a comma after it.
    const standalone = !current.isArray && text.startsWith('{') ? parseJson(text) : undefined;
    if (standalone !== undefined) {
      open = undefined;
      onBroken(current.line);
      emit(standalone, line);
      return;
    }
    current.lines.push(text);
    current.bytes += bytes + 1;
    refuseBeyond(current.bytes);
    current.depth += scan(text).depth;
    if (current.depth <= 0) complete(current);
  }

  function complete({ lines, line: first }: OpenDocument): void {
    open = undefined;
    const document = parseJson(lines.join('\n'));
    if (document === undefined) onBroken(first);
    else emit(document, first);
  }

  function emit(document: unknown, at: number): void {
    if (!Array.isArray(document)) onDocument(document, at);
    else for (const element of document) onDocument(element, at);
  }

  function refuseBeyond(bytes: number): void {
    if (bytes > maxBytes) throw new RangeError('The document is too long.');
  }

  return {
    push,
    end: () => {
      if (parts.length > 0) readLine(take(Buffer.alloc(0)));
      if (open !== undefined) complete(open);
    },
  };
}

/** The value of the text; undefined when it is no JSON, which no JSON text means. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const TOKENS = /"[^"\\]*(?:\\.[^"\\]*)*("?)|[[{]|[\]}]/g;

/** How many brackets the line opens more than it closes, and whether it ends inside a string, which JSON forbids. */
function scan(text: string): { readonly depth: number; readonly inString: boolean } {
  let depth = 0;
  let inString = false;
  for (const [token, closingQuote] of text.matchAll(TOKENS)) {
    if (token.startsWith('"')) inString = closingQuote !== '"';
    else depth += token === '{' || token === '[' ? 1 : -1;
  }
  return { depth, inString };
}
