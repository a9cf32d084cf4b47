import type { ServiceSettings } from '../core/checks/service-settings.ts';
import type { ServiceRef } from '../core/ecs-service.ts';
import { assessMigration, type Migration } from '../core/migration/assess.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import { formatTaskDefinition, type TaskDefinition } from '../core/task-definition.ts';
import type { FindService, ServiceScope } from './find-service.ts';
import type { ServiceInspector, TaskDefinitionSource } from './ports.ts';

export interface MigrateRequest {
  /** A family, `family:revision` or an ARN. */
  readonly definition: string;
  /** What the person typed to mean the service that runs it, if anything. */
  readonly service?: string;
  readonly scope: ServiceScope;
  /** How many tasks to price; the service's desired count, or 1, unless given. */
  readonly tasks?: number;
}

export interface MigrateAnswer {
  /** `web:12`, or the family alone. */
  readonly taskDefinition: string;
  readonly region: string;
  readonly migration: Migration;
}

export type MigrateOutcome =
  | { readonly kind: 'assessed'; readonly answer: MigrateAnswer }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'notFound'; readonly asked: string; readonly closest: readonly ServiceRef[] };

export type MigrateTaskDefinition = (request: MigrateRequest) => Promise<MigrateOutcome>;

/** Answers `migrate web:3`: what keeps the task definition from running on Fargate. @throws AdvisorError from the ports */
export function createMigrateTaskDefinition(deps: {
  readonly findService: FindService;
  readonly inspector: ServiceInspector;
  readonly definitions: TaskDefinitionSource;
  readonly prices: PriceBook;
}): MigrateTaskDefinition {
  const { findService, inspector, definitions, prices } = deps;
  return async function migrateTaskDefinition({ definition: named, service: asked, scope, tasks }) {
    const region = /^arn:[^:]+:ecs:([^:]+):/.exec(named)?.[1] ?? scope.region;
    let service: ServiceSettings | null = null;
    if (asked !== undefined) {
      const found = await findService(asked, { ...scope, region });
      if (found.kind === 'ambiguous') return found;
      if (found.kind === 'none') return { kind: 'notFound', asked, closest: found.closest };
      service = await inspector.settings(found.ref);
    }
    const definition = await definitions.read(named, region);
    return { kind: 'assessed', answer: answerOf(definition, { region, prices, service, tasks }) };
  };
}

/** The same of a task definition at hand, of which no service is known. */
export function migrateDefinition(
  definition: TaskDefinition,
  context: { readonly region: string; readonly prices: PriceBook; readonly tasks?: number | undefined },
): MigrateAnswer {
  return answerOf(definition, { ...context, service: null, tasks: context.tasks });
}

function answerOf(
  definition: TaskDefinition,
  context: {
    readonly region: string;
    readonly prices: PriceBook;
    readonly service: ServiceSettings | null;
    readonly tasks: number | undefined;
  },
): MigrateAnswer {
  const { region, prices, service, tasks = service?.desiredCount ?? 1 } = context;
  return {
    taskDefinition: formatTaskDefinition(definition),
    region,
    migration: assessMigration(definition, { region, prices, service, tasks }),
  };
}
