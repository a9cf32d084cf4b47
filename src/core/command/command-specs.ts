import type { CommandSpec } from './command-spec.ts';
import { ASK } from './specs/ask.ts';
import { CHECK } from './specs/check.ts';
import { CHOOSE } from './specs/choose.ts';
import { COLLECT } from './specs/collect.ts';
import { COST } from './specs/cost.ts';
import { DB } from './specs/db.ts';
import { DIGEST } from './specs/digest.ts';
import { DOCTOR } from './specs/doctor.ts';
import { FLEET } from './specs/fleet.ts';
import { HELP } from './specs/help.ts';
import { METRICS_QUERY } from './specs/metrics-query.ts';
import { MIGRATE } from './specs/migrate.ts';
import { PRICES } from './specs/prices.ts';
import { SIZE } from './specs/size.ts';
import { VERSION } from './specs/version.ts';
import { WHY } from './specs/why.ts';

/** Every command, in the order of the help. A new one is a file in specs/, its name and its type in command.ts, and its table here. */
export const COMMAND_SPECS: readonly CommandSpec[] = [
  SIZE,
  WHY,
  ASK,
  FLEET,
  CHOOSE,
  COST,
  CHECK,
  MIGRATE,
  DIGEST,
  DB,
  PRICES,
  DOCTOR,
  COLLECT,
  METRICS_QUERY,
  HELP,
  VERSION,
];
