import type { FleetCommand } from '../core/command/specs/fleet.ts';
import type { SweepRequest } from './sweep-fleet.ts';

/** What a `fleet` command asks to be swept, in Slack and on the command line alike. */
export function toFleetScope(
  command: Pick<
    FleetCommand,
    'accounts' | 'regions' | 'cluster' | 'tag' | 'owner' | 'days' | 'sort' | 'maxApiUsd' | 'fresh'
  >,
): SweepRequest {
  const { accounts, regions, cluster, tag, owner, days, sort, maxApiUsd, fresh } = command;
  const filter = { ...(tag !== undefined && { tag }), ...(owner !== undefined && { owner }) };
  return {
    days,
    sort,
    fresh,
    ...(accounts !== undefined && { accounts }),
    ...(regions !== undefined && { regions }),
    ...(cluster !== undefined && { cluster }),
    ...(Object.keys(filter).length > 0 && { filter }),
    ...(maxApiUsd !== undefined && { maxApiUsd }),
  };
}
