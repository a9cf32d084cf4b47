import { type CheckReport, runChecks } from '../core/checks/run-checks.ts';
import { joinSkips, type RuleSkips, skipsOfTags } from '../core/checks/skips.ts';
import type { CheckSubject } from '../core/checks/subject.ts';
import { formatService, type ServiceRef } from '../core/ecs-service.ts';
import { joinNotRead } from '../core/not-read.ts';
import type { PriceBook } from '../core/pricing/price-book.ts';
import { createServiceCost } from '../core/pricing/service-cost.ts';
import { formatTaskDefinition, type TaskDefinition } from '../core/task-definition.ts';
import type { FindService, ServiceScope } from './find-service.ts';
import type { ServiceInspector } from './ports.ts';
import type { SizeAnswer, SizeService } from './size-service.ts';

export interface CheckRequest {
  /** What the person typed to mean the service. */
  readonly service: string;
  readonly scope: ServiceScope;
  readonly days: number;
  readonly discountPercent?: number;
  /** The rules that the set-up switches off; the service's own tags come first. */
  readonly skips: RuleSkips;
}

/** What came of every rule, and of what. */
export interface CheckAnswer {
  /** Null where a task definition of a file was checked. */
  readonly service: ServiceRef | null;
  /** `web:12`, or the family alone; null where it could not be read. */
  readonly taskDefinition: string | null;
  readonly report: CheckReport;
}

export type CheckOutcome =
  | { readonly kind: 'checked'; readonly answer: CheckAnswer }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'notFound'; readonly asked: string; readonly closest: readonly ServiceRef[] };

export type CheckService = (request: CheckRequest) => Promise<CheckOutcome>;

/**
 * Answers `check my-service`: finds the service, sizes it, reads its settings, and holds them against the rules.
 * @throws AdvisorError from the ports
 */
export function createCheckService(deps: {
  readonly findService: FindService;
  readonly sizeService: SizeService;
  readonly inspector: ServiceInspector;
  readonly prices: PriceBook;
}): CheckService {
  const { findService, sizeService, inspector, prices } = deps;
  return async function checkService({ service, scope, days, discountPercent = 0, skips }) {
    const found = await findService(service, scope);
    if (found.kind === 'ambiguous') return found;
    if (found.kind === 'none') return { kind: 'notFound', asked: service, closest: found.closest };
    const { ref } = found;
    const [sized, facts] = await Promise.all([
      sizeService({
        service: formatService(ref),
        scope: { region: ref.region, ...(scope.account === undefined ? {} : { account: scope.account }) },
        days,
        goal: 'balanced',
        discountPercent,
      }),
      // A rule that the set-up switches off needs no permission.
      inspector.inspect(ref, { taskRole: !skips.skips.some(({ rule }) => rule === 'wildcard-role') }),
    ]);
    if (sized.kind !== 'sized') return sized;
    const { evidence, recommendation } = sized.answer;
    const subject: CheckSubject = {
      ...facts,
      region: ref.region,
      service: {
        settings: facts.settings,
        evidence,
        recommendation,
        gravitonSavingsUsd: gravitonSavingsUsd(sized.answer, prices),
      },
      notRead: joinNotRead(found.notRead ?? [], evidence.notRead ?? [], facts.notRead),
    };
    const report = runChecks(subject, joinSkips(skipsOfTags(evidence.service.tags), skips));
    return { kind: 'checked', answer: answerOf(evidence.service, facts.taskDefinition, report) };
  };
}

/** Holds a task definition of a file against the rules; what only a service says is not read. */
export function checkTaskDefinition(definition: TaskDefinition, region: string, skips: RuleSkips): CheckAnswer {
  const subject: CheckSubject = {
    region,
    service: null,
    taskDefinition: definition,
    logGroups: null,
    storage: null,
    egress: null,
    taskRole: null,
    notRead: [],
  };
  return answerOf(null, definition, runChecks(subject, skips));
}

function answerOf(service: ServiceRef | null, definition: TaskDefinition | null, report: CheckReport): CheckAnswer {
  return {
    service: service === null ? null : { region: service.region, cluster: service.cluster, name: service.name },
    taskDefinition: definition === null ? null : formatTaskDefinition(definition),
    report,
  };
}

/** What the service would cost less on ARM64 at the same size and number of tasks; null without a price of both. */
function gravitonSavingsUsd(
  { evidence, recommendation, discountPercent }: SizeAnswer,
  prices: PriceBook,
): number | null {
  const { current } = recommendation;
  if (current?.monthlyUsd == null) return null;
  const cost = createServiceCost(evidence, prices, discountPercent);
  const x86 = cost.monthlyUsd(current, 1);
  const arm = cost.alternatives(current, 1).find(({ what }) => what === 'arm64')?.monthlyUsd;
  if (x86 === null || x86 === 0 || arm === undefined) return null;
  return Math.round(current.monthlyUsd * (1 - arm / x86) * 100) / 100;
}
