import { createHash } from 'node:crypto';
import type { Option } from '@slack/types';
import type { ServiceDirectory } from '../../app/ports.ts';
import { formatService, type ServiceRef } from '../../core/ecs-service.ts';
import { plainWithin } from '../../render/slack/escape.ts';
import type { Suggestions } from '../feature.ts';
import type { Log } from '../logger.ts';

export interface ServicePicker {
  /** The services whose name or cluster holds the query, by cluster; none when the index cannot be read in time. */
  readonly suggest: (query: string) => Promise<Suggestions>;
  /** What to ask for by the value of a suggestion. */
  readonly resolve: (value: string) => Promise<string>;
}

/** Slack's lower limits, where its sources differ. */
const MOST_OPTIONS = 100;
const LONGEST = 75;
/** Slack gives up after three seconds. */
const BUDGET_MS = 2300;

/** Suggests services of the bot's region from the cached index. A name too long for an option's value goes by its digest. */
export function createServicePicker({
  directory,
  region,
  log,
}: {
  readonly directory: ServiceDirectory;
  readonly region?: string;
  readonly log: Log;
}): ServicePicker {
  async function list(): Promise<readonly ServiceRef[]> {
    return region === undefined ? [] : directory.list({ region });
  }

  async function listInTime(): Promise<readonly ServiceRef[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<readonly ServiceRef[]>((resolve) => {
      timer = setTimeout(() => resolve([]), BUDGET_MS);
    });
    try {
      return await Promise.race([list(), late]);
    } catch (error) {
      log.warn({ error }, 'No services could be suggested');
      return [];
    } finally {
      clearTimeout(timer);
    }
  }

  return {
    async suggest(query) {
      const wanted = query.trim().toLowerCase();
      const found = (await listInTime())
        .filter((ref) => formatService(ref).toLowerCase().includes(wanted))
        .sort((a, b) => rank(a, wanted) - rank(b, wanted) || formatService(a).localeCompare(formatService(b)))
        .slice(0, MOST_OPTIONS);
      const byCluster = new Map<string, Option[]>();
      for (const ref of found) {
        const options = byCluster.get(ref.cluster) ?? [];
        options.push({ text: { type: 'plain_text', text: plainWithin(ref.name, LONGEST) }, value: optionValue(ref) });
        byCluster.set(ref.cluster, options);
      }
      if (byCluster.size === 0) return { options: [] };
      return {
        option_groups: [...byCluster].map(([cluster, options]) => ({
          label: { type: 'plain_text', text: plainWithin(cluster, LONGEST) },
          options,
        })),
      };
    },
    async resolve(value) {
      if (!value.startsWith('#')) return value;
      const ref = (await list()).find((candidate) => optionValue(candidate) === value);
      return ref === undefined ? value : formatService(ref);
    },
  };
}

/** Names that begin as typed come before those that hold it somewhere. */
function rank(ref: ServiceRef, wanted: string): number {
  return ref.name.toLowerCase().startsWith(wanted) ? 0 : 1;
}

function optionValue(ref: ServiceRef): string {
  const name = formatService(ref);
  return name.length <= LONGEST ? name : `#${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
}
