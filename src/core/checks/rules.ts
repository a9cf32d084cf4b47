import type { CheckRule } from './rule.ts';
import { IDLE_HOURS } from './rules/idle-hours.ts';
import { LATEST_IMAGE } from './rules/latest-image.ts';
import { LOG_RETENTION } from './rules/log-retention.ts';
import { NAT_INSTEAD_OF_ENDPOINTS } from './rules/nat-instead-of-endpoints.ts';
import { NEVER_SCALES_IN } from './rules/never-scales-in.ts';
import { NO_AUTOSCALING } from './rules/no-autoscaling.ts';
import { NO_CIRCUIT_BREAKER } from './rules/no-circuit-breaker.ts';
import { NO_GRAVITON } from './rules/no-graviton.ts';
import { NO_HEALTH_CHECK } from './rules/no-health-check.ts';
import { NO_LOGS } from './rules/no-logs.ts';
import { OVERSIZED } from './rules/oversized.ts';
import { PLAIN_SECRETS } from './rules/plain-secrets.ts';
import { PLATFORM_VERSION } from './rules/platform-version.ts';
import { PUBLIC_IP } from './rules/public-ip.ts';
import { ROOT_USER } from './rules/root-user.ts';
import { SHARED_ROLE } from './rules/shared-role.ts';
import { SHORT_STOP_TIMEOUT } from './rules/short-stop-timeout.ts';
import { SINGLE_TASK } from './rules/single-task.ts';
import { SPOT_WITHOUT_BASE } from './rules/spot-without-base.ts';
import { STORAGE_NEAR_FULL } from './rules/storage-near-full.ts';
import { UNRELATED_CONTAINERS } from './rules/unrelated-containers.ts';
import { WILDCARD_ROLE } from './rules/wildcard-role.ts';
import { WRITABLE_ROOT } from './rules/writable-root.ts';

/** Every rule, in the order of docs/checks.md: what the service costs, how it stays up, who can get in. */
export const CHECK_RULES = [
  OVERSIZED,
  NO_GRAVITON,
  IDLE_HOURS,
  NO_AUTOSCALING,
  NEVER_SCALES_IN,
  LOG_RETENTION,
  NAT_INSTEAD_OF_ENDPOINTS,
  SPOT_WITHOUT_BASE,
  SINGLE_TASK,
  UNRELATED_CONTAINERS,
  PLATFORM_VERSION,
  NO_HEALTH_CHECK,
  NO_CIRCUIT_BREAKER,
  SHORT_STOP_TIMEOUT,
  STORAGE_NEAR_FULL,
  NO_LOGS,
  LATEST_IMAGE,
  PLAIN_SECRETS,
  WILDCARD_ROLE,
  SHARED_ROLE,
  ROOT_USER,
  WRITABLE_ROOT,
  PUBLIC_IP,
] as const;

type AnyRule = (typeof CHECK_RULES)[number];

/** The id of a rule in the list. */
export type RuleId = AnyRule['id'];

/** The figures of each rule's finding, for its sentences. */
export type RuleFigures = {
  readonly [Rule in AnyRule as Rule['id']]: Rule extends CheckRule<string, infer Figures> ? Figures : never;
};
