import { utilizationQueries } from './metric-queries.ts';
import { metricWindow } from './metric-window.ts';

interface QueriedService {
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
}

/** A word that any POSIX shell reads as it is. */
function quote(word: string): string {
  return /^[\w.:/@=+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/**
 * The command that prints what `size --metrics FILE` reads: CPU and memory utilization of the service over the
 * `days` days before `now`, as one line for a POSIX shell. It asks for what the bot itself would ask for.
 */
export function metricsQuery(ref: QueriedService, window: { readonly days: number; readonly now: Date }): string {
  const { startAt, endAt, periodSeconds } = metricWindow(window.now, window.days);
  const options = {
    region: ref.region,
    'start-time': startAt.toISOString(),
    'end-time': endAt.toISOString(),
    'metric-data-queries': JSON.stringify(utilizationQueries(ref, periodSeconds)),
    output: 'json',
  };
  const words = Object.entries(options).map(([name, value]) => `--${name} ${quote(value)}`);
  return `aws cloudwatch get-metric-data ${words.join(' ')}`;
}
