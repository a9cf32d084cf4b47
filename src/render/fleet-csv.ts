import type { FleetReport } from '../app/fleet-report.ts';
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
  'current_monthly_usd',
  'recommended_cpu_units',
  'recommended_memory_mib',
  'recommended_monthly_usd',
  'savings_monthly_usd',
  'reasons',
  'warnings',
] as const;

/**
 * A sweep as CSV (RFC 4180): one service a record, then what was left out with `LeftOut` as its finding and the reason
 * as its reasons. Names of columns, findings and codes are the same in every language.
 */
export function renderFleetCsv(report: FleetReport, words: Words): string {
  const services = report.services.map(({ accountId, region, cluster, name, recommendation }): CsvCell[] => {
    const { current, recommended, finding, confidence, reasonCodes, warnings } = recommendation;
    return [
      accountId,
      region,
      cluster,
      name,
      finding,
      confidence,
      current?.cpuUnits,
      current?.memoryMiB,
      current?.monthlyUsd,
      recommended?.cpuUnits,
      recommended?.memoryMiB,
      recommended?.monthlyUsd,
      recommended?.estimatedMonthlySavingsUsd,
      reasonCodes.join(' '),
      [...new Set(warnings.map(({ code }) => code))].join(' '),
    ];
  });
  const leftOut = report.leftOut.map((entry): CsvCell[] => {
    const { accountId, region, cluster, service } = parsePlace(entry.what);
    const empty = Array.from({ length: 8 }, () => null);
    return [accountId, region, cluster, service, 'LeftOut', ...empty, leftOutSentence(words, entry), entry.code];
  });
  return [COLUMNS, ...services, ...leftOut].map(csvRecord).join('');
}
