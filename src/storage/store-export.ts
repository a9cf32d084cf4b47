import { type Kysely, sql } from 'kysely';
import { AdvisorError } from '../core/errors.ts';
import { type ExportedRow, migrateRow, newestVersion } from './migrations.ts';
import { EXPORTED_TABLES, type ExportedTable, type StoreTables, TABLE_KEYS } from './tables.ts';

/** The name and version of an export: the first line says it, with the schema that the rows are of. */
export const EXPORT_SCHEMA = 'fargate-advisor/store/1';

const ROWS_AT_ONCE = 200;

/** The head and then every row as a line of JSON, all of one moment. Bytes are base64. */
export async function* exportLines(tables: Kysely<StoreTables>, at: Date): AsyncIterable<string> {
  const transaction = await tables.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    yield JSON.stringify({ schema: EXPORT_SCHEMA, version: newestVersion(), exportedAt: at.toISOString() });
    for (const table of EXPORTED_TABLES) {
      for await (const row of rowsOf(transaction, table)) yield JSON.stringify({ table, row: toJson(row) });
    }
  } finally {
    await transaction.rollback().execute();
  }
}

async function* rowsOf(tables: Kysely<StoreTables>, table: ExportedTable): AsyncIterable<ExportedRow> {
  const keys: readonly string[] = TABLE_KEYS[table];
  const columns = sql.join(keys.map((key) => sql.ref(key)));
  let last: ExportedRow | undefined;
  do {
    let page = tables.selectFrom(table).selectAll().limit(ROWS_AT_ONCE);
    for (const key of keys) page = page.orderBy(sql.ref(key));
    if (last !== undefined) {
      const values = keys.map((key) => last?.[key]);
      page = page.where(sql<boolean>`(${columns}) > (${sql.join(values)})`);
    }
    const rows: readonly ExportedRow[] = await page.execute();
    yield* rows;
    last = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined;
  } while (last !== undefined);
}

/**
 * Adds the rows of the lines in one transaction, leaving those that are there. The number of rows added. Rows of an older
 * schema are brought to this one, as its migrations bring those of a store.
 * @throws AdvisorError `export_invalid`
 */
export async function importLines(tables: Kysely<StoreTables>, lines: AsyncIterable<string>): Promise<number> {
  return await tables.transaction().execute(async (transaction) => {
    let number = 0;
    let added = 0;
    let version = 0;
    for await (const line of lines) {
      if (line.trim() === '') continue;
      number++;
      const read = parseLine(line, number);
      if (number === 1) {
        version = versionOf(read);
        continue;
      }
      const { table, row } = toTableRow(read, number);
      const { numInsertedOrUpdatedRows } = await transaction
        .insertInto(table)
        .values(migrateRow(table, row, version) as never)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirst();
      added += Number(numInsertedOrUpdatedRows ?? 0n);
    }
    if (number === 0) throw notAnExport('it is empty');
    return added;
  });
}

function parseLine(line: string, number: number): ExportedRow {
  try {
    const read: unknown = JSON.parse(line);
    if (typeof read === 'object' && read !== null) return read as ExportedRow;
  } catch (error) {
    throw notAnExport(`line ${number} is not JSON`, error);
  }
  throw notAnExport(`line ${number} is not an object`);
}

/** The schema that the export is of. */
function versionOf({ schema, version }: ExportedRow): number {
  if (schema !== EXPORT_SCHEMA) throw notAnExport(`its first line does not say "${EXPORT_SCHEMA}"`);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw notAnExport('its first line does not say of which schema it is');
  }
  if (version <= newestVersion()) return version;
  throw notAnExport(`it is of the schema ${version}, and this version knows ${newestVersion()}`);
}

function toTableRow(
  { table, row }: ExportedRow,
  number: number,
): { readonly table: ExportedTable; readonly row: ExportedRow } {
  const known = EXPORTED_TABLES.find((name) => name === table);
  if (known === undefined || typeof row !== 'object' || row === null) throw notAnExport(`line ${number} is not a row`);
  return { table: known, row: fromJson(row as ExportedRow) };
}

function notAnExport(why: string, cause?: unknown): AdvisorError {
  return new AdvisorError('export_invalid', `${why[0]?.toUpperCase()}${why.slice(1)}.`, { cause });
}

function toJson(row: ExportedRow): ExportedRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) =>
      value instanceof Uint8Array ? [column, { base64: Buffer.from(value).toString('base64') }] : [column, value],
    ),
  );
}

function fromJson(row: ExportedRow): ExportedRow {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) =>
      typeof value === 'object' && value !== null && 'base64' in value
        ? [column, new Uint8Array(Buffer.from(String(value.base64), 'base64'))]
        : [column, value],
    ),
  );
}
