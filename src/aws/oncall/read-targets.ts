import { DescribeTargetHealthCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { TargetState } from '../../core/oncall/symptoms.ts';
import { redact } from '../../core/redaction/redact.ts';
import type { Collection } from '../collection.ts';

/** Services behind more target groups than this are not known; each is a call. */
const MOST_GROUPS = 5;

/** The health of every target of the groups; null where one of them could not be read, or there is none. */
export async function readTargets(
  { clients, optional }: Collection,
  groups: readonly string[],
): Promise<readonly TargetState[] | null> {
  if (groups.length === 0) return null;
  const client = new ElasticLoadBalancingV2Client(clients.settingsFor('ELASTIC_LOAD_BALANCING_V2'));
  const answers = await Promise.all(
    groups.slice(0, MOST_GROUPS).map((TargetGroupArn) =>
      optional<TargetState[] | null>('DescribeTargetHealth', null, async (abortSignal) => {
        const answer = await client.send(new DescribeTargetHealthCommand({ TargetGroupArn }), { abortSignal });
        return (answer.TargetHealthDescriptions ?? []).map(({ TargetHealth: health }) => ({
          state: health?.State ?? '',
          reason: health?.Reason ?? null,
          description: health?.Description ? redact(health.Description) : null,
        }));
      }),
    ),
  );
  const known = answers.filter((answer) => answer !== null);
  return known.length < answers.length ? null : known.flat();
}
