import { readFile } from 'node:fs/promises';
import { isMap, isScalar, isSeq, LineCounter, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { AdvisorError } from '../core/errors.ts';
import type { FleetAccount } from '../core/fleet/account.ts';

/** One thing wrong with the file, with the line that it stands in. */
export interface AccountsProblem {
  readonly line: number;
  readonly message: string;
}

export type ParsedAccounts =
  | { readonly ok: true; readonly accounts: readonly FleetAccount[] }
  | { readonly ok: false; readonly problems: readonly AccountsProblem[] };

type Report = (node: unknown, message: string) => void;

const FIELDS = ['id', 'name', 'roleArn', 'externalId', 'regions'] as const;
const REGION = /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/;
const ROLE = /^arn:aws[a-z-]*:iam::(\d{12}):role\/[\w+=,.@/-]{1,576}$/;
/** What AssumeRole takes: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
const EXTERNAL_ID = /^[\w+=,.@:/-]{2,1224}$/;

/** The accounts of the file. @throws AdvisorError `file_unreadable`, `config_invalid` with every problem and its line */
export async function readAccountsFile(path: string): Promise<readonly FleetAccount[]> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new AdvisorError('file_unreadable', `The file of accounts ${path} cannot be read.`, {
      hint: 'Check the path in ADVISOR_ACCOUNTS.',
      details: { path },
      cause,
    });
  }
  const parsed = parseAccounts(text);
  if (parsed.ok) return parsed.accounts;
  const problems = parsed.problems.map(({ line, message }) => `${path}:${line} ${message}`);
  throw new AdvisorError('config_invalid', problems.join('\n'), { hint: 'docs/accounts.md says what the file holds.' });
}

/** The accounts of a YAML text, or every problem of it at once, in the order of its lines. */
export function parseAccounts(text: string): ParsedAccounts {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const problems: AccountsProblem[] = document.errors.map(({ pos, message }) => ({
    line: lines.linePos(pos[0]).line,
    message: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? 'is not YAML.',
  }));
  const report: Report = (node, message) => problems.push({ line: lineOf(node, lines), message });
  const accounts = problems.length > 0 ? [] : readAccounts(document.contents, report);
  if (problems.length > 0) return { ok: false, problems: problems.sort((a, b) => a.line - b.line) };
  return { ok: true, accounts };
}

function lineOf(node: unknown, lines: LineCounter): number {
  const range = (node as { range?: Node['range'] } | null)?.range;
  return range ? lines.linePos(range[0]).line : 1;
}

function readAccounts(contents: unknown, report: Report): FleetAccount[] {
  const list = isMap(contents) ? contents.get('accounts', true) : undefined;
  if (!isSeq(list) || list.items.length === 0) {
    report(contents, 'must hold a list "accounts" with at least one account.');
    return [];
  }
  for (const { key } of (contents as YAMLMap).items as Pair[]) {
    if (textOf(key) !== 'accounts') report(key, `"${textOf(key)}" is not known here; there is "accounts".`);
  }
  const accounts = list.items.flatMap((item) => {
    if (isMap(item)) return [readAccount(item, report)];
    report(item, 'an account must be a map with an id.');
    return [];
  });
  refuseTwice(list.items, accounts, report);
  return accounts;
}

function readAccount(map: YAMLMap, report: Report): FleetAccount {
  for (const { key } of map.items as Pair[]) {
    const name = textOf(key);
    if (!FIELDS.some((field) => field === name)) report(key, `"${name}" is not known; there are ${FIELDS.join(', ')}.`);
  }
  const at = (field: string): unknown => map.get(field, true) ?? map;
  const id = idOf(map.get('id', true));
  if (!/^\d{12}$/.test(id)) report(at('id'), 'id must be the twelve digits of the account, in quotes.');
  const roleArn = readText(
    map,
    'roleArn',
    ROLE,
    'must be the ARN of a role: arn:aws:iam::123456789012:role/NAME.',
    report,
  );
  const owner = ROLE.exec(roleArn ?? '')?.[1];
  if (owner !== undefined && owner !== id) report(at('roleArn'), `roleArn is of the account ${owner}, not of ${id}.`);
  const externalId = readText(
    map,
    'externalId',
    EXTERNAL_ID,
    'must be 2 to 1,224 letters, digits and + = , . @ : / - _.',
    report,
  );
  if (externalId !== undefined && roleArn === undefined) report(at('externalId'), 'externalId needs a roleArn.');
  const name = readText(map, 'name', /^[^\s,][^,]*$/, 'must be a name without a comma.', report);
  return {
    id,
    name: name ?? id,
    ...(roleArn === undefined ? {} : { roleArn }),
    ...(externalId === undefined ? {} : { externalId }),
    regions: readRegions(map, report),
  };
}

/** Without quotes YAML reads twelve digits as a number; one that begins with 0 is then wrong, and is refused. */
function idOf(node: unknown): string {
  if (!isScalar(node)) return '';
  return typeof node.value === 'number' ? (node.source ?? '') : textOf(node);
}

function readText(map: YAMLMap, field: string, shape: RegExp, must: string, report: Report): string | undefined {
  const node = map.get(field, true);
  if (node === undefined) return undefined;
  const text = textOf(node).trim();
  if (!shape.test(text)) report(node, `${field} ${must}`);
  return text;
}

function readRegions(map: YAMLMap, report: Report): readonly string[] {
  const node: unknown = map.get('regions', true);
  if (node === undefined) return [];
  if (!isSeq(node)) {
    report(node, 'regions must be a list such as [eu-west-1, us-east-1].');
    return [];
  }
  const regions = node.items.map((item) => {
    if (!REGION.test(textOf(item))) report(item, `regions holds "${textOf(item)}", which is not a region.`);
    return textOf(item);
  });
  return [...new Set(regions)];
}

/** A name is as good as an id to type, so that neither may mean two accounts. */
function refuseTwice(nodes: readonly unknown[], accounts: readonly FleetAccount[], report: Report): void {
  const seen = new Set<string>();
  accounts.forEach(({ id, name }, place) => {
    for (const each of new Set([id, name.toLowerCase()])) {
      if (seen.has(each)) report(nodes[place], `"${each}" stands for two accounts.`);
      seen.add(each);
    }
  });
}

function textOf(node: unknown): string {
  const value = isScalar(node) ? node.value : node;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
