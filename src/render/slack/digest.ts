import type { DataTableBlock, KnownBlock } from '@slack/types';
import type { DigestContent } from '../../core/digest/content.ts';
import type { Words } from '../../words/words.ts';
import { createDigestView, type DigestRow, type DigestView, digestLine } from '../digest-view.ts';
import { oneLine, truncateMiddle } from '../plain.ts';
import { escapeSlack, escapeWithin } from './escape.ts';
import {
  bulletList,
  context,
  fitMessage,
  header,
  keep,
  optional,
  type RankedBlock,
  type SlackMessage,
  section,
} from './message.ts';

/** `table` is the form for workspaces that know the block `data_table`; `sections` is for all others. */
export type DigestForm = 'table' | 'sections';

/** What is left out when the message is too long. */
const RANK = { leftOut: 4, applied: 3, atRisk: 2, worse: 1 };

/**
 * The parent message of a digest: what became worse, the total, what is at risk, what saves most, what was changed. A
 * preview has no thread that the rest could be in.
 */
export function renderDigest(
  content: DigestContent,
  form: DigestForm,
  words: Words,
  { hasThread = true }: { readonly hasThread?: boolean } = {},
): SlackMessage {
  const view = createDigestView(content, words);
  if (view.isQuiet) {
    const line = [view.headline, ...view.notes].join(' ');
    return fitMessage(line, keep(section(escapeWithin(line, 2000))), words);
  }
  const { digest } = words;
  const hidden = hiddenOf(view);
  const elsewhere = hasThread ? digest.inThread(hidden) : digest.notShown(hidden);
  const notes = [...(hidden === 0 ? [] : [elsewhere]), ...view.notes];
  return fitMessage(
    [view.headline, ...view.facts, ...[...view.atRisk, ...view.top].slice(0, 1).map(digestLine)].join('. '),
    [
      ...keep(header(`${view.title}: ${view.headline}`), context(escapeSlack(view.facts.join(' · ')))),
      ...listed(digest.headings.worse, view.worse, RANK.worse, words),
      ...listed(digest.headings.atRisk, view.atRisk.slice(0, SHOWN).map(digestLine), RANK.atRisk, words),
      ...(view.top.length === 0 ? [] : topBlocks(view, form, words)),
      ...listed(digest.headings.applied, view.applied, RANK.applied, words),
      ...(view.leftOut.length === 0
        ? []
        : listed(digest.headings.leftOut, view.leftOut.slice(0, 3), RANK.leftOut, words)),
      ...keep(context(escapeWithin(notes.join(' '), 1500))),
    ],
    words,
  );
}

/** Lines of one list in the parent; the thread has the others. */
const SHOWN = 5;
/** Characters of one list in the thread: well within Slack's limit of a section. */
const CHUNK = 2800;

/** What follows in the thread: every service at risk, and every other that should change, in as few messages as hold them. */
export function renderDigestThread(content: DigestContent, words: Words): readonly SlackMessage[] {
  const view = createDigestView(content, words);
  if (view.isQuiet) return [];
  const { headings } = words.digest;
  return [
    ...chunks(headings.atRisk, view.atRisk.slice(SHOWN).map(digestLine), words),
    ...chunks(headings.rest, view.rest.map(digestLine), words),
    ...chunks(headings.leftOut, view.leftOut.slice(3), words),
  ];
}

/** A thread longer than this helps nobody. */
const LONGEST_THREAD = 10;

function chunks(heading: string, lines: readonly string[], words: Words): SlackMessage[] {
  const pages: string[][] = [];
  let room = 0;
  for (const line of lines.map((one) => escapeWithin(one, 600))) {
    if (line.length + 3 > room) {
      pages.push([]);
      room = CHUNK;
    }
    pages.at(-1)?.push(line);
    room -= line.length + 3;
  }
  return pages.slice(0, LONGEST_THREAD).map((page, at) => {
    const hidden = pages.slice(LONGEST_THREAD).flat().length;
    const isLast = at === LONGEST_THREAD - 1 && hidden > 0;
    const list = page.map((line) => `• ${line}`).join('\n');
    return fitMessage(
      `${heading}: ${lines.length}`,
      keep(section(`*${escapeSlack(heading)}*\n${list}`), ...(isLast ? [context(words.size.more(hidden))] : [])),
      words,
    );
  });
}

function hiddenOf({ atRisk, rest }: DigestView): number {
  return Math.max(0, atRisk.length - SHOWN) + rest.length;
}

function listed(heading: string, lines: readonly string[], rank: number, words: Words): RankedBlock[] {
  if (lines.length === 0) return [];
  return optional(rank, section(`*${escapeSlack(heading)}*\n${bulletList(lines, CHUNK, words)}`));
}

function topBlocks(view: DigestView, form: DigestForm, words: Words): RankedBlock[] {
  if (form === 'table') return keep(tableOf(view.top, words));
  const lines = view.top.map((row) => `• ${escapeWithin(digestLine(row), 500)}`).join('\n');
  return keep(section(`*${escapeSlack(words.digest.headings.top)}*\n${lines}`));
}

/** Header cells may hold text only; a service's row is named by its first cell. */
function tableOf(rows: readonly DigestRow[], { digest, fleet }: Words): KnownBlock {
  const { columns } = fleet;
  const names = [columns.service, columns.region, columns.now, columns.recommended, columns.saving, columns.confidence];
  const table: DataTableBlock = {
    type: 'data_table',
    caption: digest.headings.top,
    page_size: 5,
    row_header_column_index: 0,
    rows: [
      names.map(cell),
      ...rows.map((row) => [
        cell(row.isNew === '' ? row.service : `${row.service} (${row.isNew})`),
        cell(row.region),
        cell(row.now),
        cell(row.recommended),
        { type: 'raw_number' as const, value: row.savingUsd, text: row.saving === '' ? '?' : row.saving },
        cell(row.confidence),
      ]),
    ],
  };
  return table;
}

/** A table holds 10,000 characters together. */
const LONGEST_CELL = 200;

function cell(text: string): { type: 'raw_text'; text: string } {
  return { type: 'raw_text', text: truncateMiddle(oneLine(text), LONGEST_CELL) };
}
