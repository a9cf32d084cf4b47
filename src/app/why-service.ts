import { parseServiceQuery, type ServiceRef } from '../core/ecs-service.ts';
import { AdvisorError, type ErrorCode, isAdvisorError } from '../core/errors.ts';
import type { NotRead } from '../core/evidence.ts';
import type { Cause } from '../core/oncall/cause.ts';
import { diagnose } from '../core/oncall/diagnose.ts';
import { type LookedAt, lookedAt } from '../core/oncall/looked-at.ts';
import type { Symptoms, TaskStop } from '../core/oncall/symptoms.ts';
import type { FindService, ServiceScope } from './find-service.ts';
import type { SymptomSource } from './ports.ts';

export interface WhyRequest {
  /** What the person typed to mean the service. */
  readonly service: string;
  readonly scope: ServiceScope;
  /** True adds the last lines of the container that stopped. */
  readonly logs: boolean;
}

/** Everything that a window needs to say what is wrong. */
export interface WhyAnswer {
  readonly symptoms: Symptoms;
  /** The root first; empty when nothing is wrong. */
  readonly causes: readonly Cause[];
  readonly lookedAt: readonly LookedAt[];
  readonly notRead: readonly NotRead[];
  /** True when logs were asked for. */
  readonly withLogs: boolean;
}

export type WhyOutcome =
  | { readonly kind: 'answered'; readonly answer: WhyAnswer }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly ServiceRef[] }
  | { readonly kind: 'notFound'; readonly asked: string; readonly closest: readonly ServiceRef[] };

export type WhyService = (request: WhyRequest) => Promise<WhyOutcome>;

/** What is remembered of stopped tasks; both never fail. */
export interface StopMemory {
  readonly recall: (ref: ServiceRef) => Promise<readonly TaskStop[]>;
  readonly remember: (ref: ServiceRef, stops: readonly TaskStop[]) => Promise<void>;
}

/** Names cannot be looked up, which says nothing about the service itself. */
const NAMES_FAIL: ReadonlySet<ErrorCode> = new Set(['access_denied', 'throttled', 'timed_out', 'aws_unavailable']);

/**
 * Answers `why my-service`: finds the service, reads its symptoms beside what is remembered of its tasks, and ranks the
 * causes. Where names cannot be looked up, `cluster/service` is taken as it stands and the answer says so.
 * @throws AdvisorError from the ports
 */
export function createWhyService({
  findService,
  source,
  memory,
}: {
  readonly findService: FindService;
  readonly source: SymptomSource;
  /** Absent where nothing is stored. */
  readonly memory?: StopMemory;
}): WhyService {
  return async function whyService({ service, scope, logs }) {
    const unnamed: NotRead[] = [];
    const found = await findService(service, scope).catch((error: unknown) => {
      const ref = refAsTyped(service, scope);
      if (ref === null || !isAdvisorError(error) || !NAMES_FAIL.has(error.code)) throw withHint(error, service);
      unnamed.push(notReadOf(error));
      return { kind: 'found', ref } as const;
    });
    if (found.kind === 'ambiguous') return found;
    if (found.kind === 'none') return { kind: 'notFound', asked: service, closest: found.closest };
    const remembered = (await memory?.recall(found.ref)) ?? [];
    const symptoms = await source.read(found.ref, { logs, remembered });
    await memory?.remember(symptoms.ref, symptoms.stops ?? []);
    return {
      kind: 'answered',
      answer: {
        symptoms,
        causes: diagnose(symptoms),
        lookedAt: lookedAt(symptoms),
        notRead: [...unnamed, ...symptoms.notRead],
        withLogs: logs,
      },
    };
  };
}

/** The service exactly as typed, where cluster and name were. */
function refAsTyped(service: string, { region, cluster }: ServiceScope): ServiceRef | null {
  const query = parseServiceQuery(service);
  if (query.kind === 'arn') return query.ref;
  const inCluster = query.kind === 'qualified' ? query.cluster : cluster;
  return inCluster === undefined || query.name === '' ? null : { region, cluster: inCluster, name: query.name };
}

function notReadOf({ code, details }: AdvisorError): NotRead {
  const what = String(details.operation ?? 'ListServices');
  if (code !== 'access_denied') return { what, why: 'unavailable' };
  return { what, why: 'denied', iamAction: String(details.iamAction ?? `ecs:${what}`) };
}

/** The same failure, with the way around it. */
function withHint(error: unknown, service: string): unknown {
  if (!isAdvisorError(error) || error.code !== 'access_denied') return error;
  const { details, hint = '' } = error;
  const around = `Or give the cluster, which needs no names: why CLUSTER/${service}.`;
  return new AdvisorError(error.code, error.message, { details, hint: `${hint} ${around}`.trim(), cause: error });
}
