import { type ServiceRef, UNKNOWN_CLUSTER } from '../../core/ecs-service.ts';
import { GOALS, type Goal } from '../../core/recommendation.ts';

/** What a button must know to ask the question again, so that it outlives the process that drew it. */
export interface SizeQuestion {
  /** The configured account that was asked; absent for that of the credentials. */
  readonly account?: string;
  readonly region: string;
  readonly cluster: string;
  readonly name: string;
  readonly days: number;
  /** Absent when nobody asked for a goal, so that the service's tag decides. */
  readonly goal?: Goal;
  readonly discountPercent?: number;
}

/** Slack's limit of a button's value. */
const LONGEST_VALUE = 2000;
const LONGEST_WINDOW_DAYS = 455;

/** A service, with the account to ask for it where one was named. */
export type AskedService = ServiceRef & { readonly account?: string };

/** The question of a service. */
export function sizeQuestion(ref: AskedService, days: number, goal?: Goal, discountPercent = 0): SizeQuestion {
  return {
    ...(ref.account === undefined ? {} : { account: ref.account }),
    region: ref.region,
    cluster: ref.cluster,
    name: ref.name,
    days,
    ...(goal === undefined ? {} : { goal }),
    ...(discountPercent > 0 ? { discountPercent } : {}),
  };
}

/** The question as a button's value, or null when its names are too long for one or no cluster is known. */
export function encodeQuestion(question: SizeQuestion): string | null {
  if (question.cluster === UNKNOWN_CLUSTER) return null;
  const value = JSON.stringify(question);
  return value.length <= LONGEST_VALUE ? value : null;
}

/** The question in a button's value, or null when it is not one: values come back over the network and are not trusted. */
export function decodeQuestion(value: string): SizeQuestion | null {
  const given = parseObject(value);
  if (given === null) return null;
  const { account, region, cluster, name, days, goal, discountPercent } = given;
  if (!isName(region) || !isName(cluster) || !isName(name)) return null;
  if (account !== undefined && !isName(account)) return null;
  if (typeof days !== 'number' || !(days >= 1 && days <= LONGEST_WINDOW_DAYS)) return null;
  const knownGoal = GOALS.find((known) => known === goal);
  if (goal !== undefined && knownGoal === undefined) return null;
  const discount = discountPercent ?? 0;
  if (typeof discount !== 'number' || !(discount >= 0 && discount <= 100)) return null;
  const ref = { ...(account === undefined ? {} : { account }), region, cluster, name };
  return sizeQuestion(ref, days, knownGoal, discount);
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0;
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
