import type { DigestContent, DigestItem } from '../core/digest/content.ts';
import { parsePlace } from '../core/fleet/left-out.ts';
import { leftOutSentence } from '../words/sentence.ts';
import type { Words } from '../words/words.ts';
import { type CsvCell, csvRecord } from './csv.ts';

const COLUMNS = [
  'account_id',
  'region',
  'cluster',
  'service',
  'finding',
  'confidence',
  'current_cpu_units',
  'current_memory_mib',
  'recommended_cpu_units',
  'recommended_memory_mib',
  'savings_monthly_usd',
  'is_new',
  'reason',
] as const;

/** More services than a thread is read for: the list is attached as a file. */
const LONG = 20;

/** True when the list of services is easier to read as a file. */
export function isLongDigest({ atRisk, top, rest }: DigestContent): boolean {
  return atRisk.length + top.length + rest.length > LONG;
}

/**
 * Every service that should change as CSV (RFC 4180), what is too small first, then what was left out with the reason.
 * Names of columns and findings are the same in every language.
 */
export function renderDigestCsv({ atRisk, top, rest, leftOut }: DigestContent, words: Words): string {
  const left = leftOut.map((entry): CsvCell[] => {
    const { accountId, region, cluster, service } = parsePlace(entry.what);
    const empty = Array.from({ length: 7 }, () => null);
    return [accountId, region, cluster, service, 'LeftOut', ...empty, leftOutSentence(words, entry)];
  });
  return [COLUMNS, ...[...atRisk, ...top, ...rest].map(cellsOf), ...left].map(csvRecord).join('');
}

function cellsOf(item: DigestItem): CsvCell[] {
  const { service, finding, confidence, current, recommended, savingsMonthlyUsd, isNew } = item;
  return [
    service.accountId,
    service.region,
    service.cluster,
    service.name,
    finding,
    confidence,
    current?.cpuUnits,
    current?.memoryMiB,
    recommended?.cpuUnits,
    recommended?.memoryMiB,
    savingsMonthlyUsd,
    isNew ? 'yes' : 'no',
    null,
  ];
}
