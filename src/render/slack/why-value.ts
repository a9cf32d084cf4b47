import { UNKNOWN_CLUSTER } from '../../core/ecs-service.ts';
import type { AskedService } from './value.ts';

/** What a button of `why` must know, so that it outlives the process that drew it. */
export interface WhyQuestion {
  /** The configured account that was asked; absent for that of the credentials. */
  readonly account?: string;
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
  /** The thread to answer in; absent where the answer is for one person. */
  readonly thread?: string;
}

/** Slack's limit of a button's value. */
const LONGEST_VALUE = 2000;

/** The question of a service. */
export function whyQuestion({ account, region, cluster, name }: AskedService, thread?: string): WhyQuestion {
  return {
    ...(account === undefined ? {} : { account }),
    region,
    cluster,
    name,
    ...(thread === undefined ? {} : { thread }),
  };
}

/** The question as a button's value, or null when its names are too long for one or no cluster is known. */
export function encodeWhy(question: WhyQuestion): string | null {
  if (question.cluster === UNKNOWN_CLUSTER) return null;
  const value = JSON.stringify(question);
  return value.length <= LONGEST_VALUE ? value : null;
}

/** The question in a button's value, or null when it is not one: values come back over the network and are not trusted. */
export function decodeWhy(value: string): WhyQuestion | null {
  let given: unknown;
  try {
    given = JSON.parse(value);
  } catch {
    return null;
  }
  const { account, region, cluster, name, thread } = (given ?? {}) as Record<string, unknown>;
  if (!isName(region) || !isName(cluster) || !isName(name)) return null;
  if (account !== undefined && !(typeof account === 'string' && account.length > 0)) return null;
  if (thread !== undefined && !isTimestamp(thread)) return null;
  return whyQuestion({ ...(account === undefined ? {} : { account }), region, cluster, name }, thread);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9_-]*$/.test(value);
}

function isTimestamp(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,12}\.\d{1,9}$/.test(value);
}
